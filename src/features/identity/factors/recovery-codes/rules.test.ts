import { expect, test } from 'vitest';
import { hashOfRecoveryCode, newRecoveryCodes } from './rules.ts';

test('recovery codes are ten, of 80 bits each, and never the same', () => {
  const codes = Array.from({ length: 100 }, newRecoveryCodes).flat();
  expect(codes).toHaveLength(1_000);
  expect(new Set(codes).size).toBe(1_000);
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  // Each of the 32 characters comes up as often as another: 16,000 in all, so 500 each with a deviation of 22.
  const counts = Map.groupBy(codes.join('').replaceAll('-', ''), (character) => character);
  expect(counts.size).toBe(32);
  for (const [, those] of counts) expect(Math.abs(those.length - 500)).toBeLessThan(150);
});

test('a recovery code is the same however it is typed, and another for another person', () => {
  const kept = hashOfRecoveryCode(7, '7F3K-92QD-M01A-5RBT');
  for (const typed of ['7f3k-92qd-m01a-5rbt', ' 7F3K 92QD M01A 5RBT', '7F3K92QDM01A5RBT', '7f3k-92qd-moia-5rbt', '7f3k-92qd-mola-5rbt']) {
    expect(hashOfRecoveryCode(7, typed), typed).toBe(kept);
  }
  expect(hashOfRecoveryCode(8, '7F3K-92QD-M01A-5RBT')).not.toBe(kept);
  expect(hashOfRecoveryCode(7, '7F3K-92QD-M01A-5RBV')).not.toBe(kept);
});
