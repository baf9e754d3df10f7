import { Secret } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { acceptedStep, newTotpSecret, totpUri } from './rules.ts';

// RFC 6238, appendix B: the secret of its tests for SHA1, in ASCII.
const CITED = Secret.fromLatin1('12345678901234567890').base32;

describe('a code of an authenticator app', () => {
  test.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('is that of RFC 6238 at second %i', (second, code) => {
    const at = { nowMs: second * 1000, lastStep: null };
    const step = Math.floor(second / 30);
    expect(acceptedStep(CITED, code, { ...at, digits: 8 })).toBe(step);
    // The six digits of an app are the last six of the eight.
    expect(acceptedStep(CITED, code.slice(2), at)).toBe(step);
  });

  test('is good one step early and one step late, and no more', () => {
    const step = Math.floor(1_111_111_111 / 30);
    const good = [-2, -1, 0, 1, 2].map((away) => acceptedStep(CITED, '050471', { nowMs: (step + away) * 30_000, lastStep: null }));
    expect(good).toEqual([undefined, step, step, step, undefined]);
    // To the millisecond: the last of the step after, and the first of the one after that.
    expect(acceptedStep(CITED, '050471', { nowMs: (step + 2) * 30_000 - 1, lastStep: null })).toBe(step);
    expect(acceptedStep(CITED, '050471', { nowMs: (step + 2) * 30_000, lastStep: null })).toBeUndefined();
  });

  test('is not good again, nor is an earlier one', () => {
    const step = Math.floor(1_111_111_111 / 30);
    const nowMs = 1_111_111_111_000;
    expect([step - 1, step, step + 1].map((lastStep) => acceptedStep(CITED, '050471', { nowMs, lastStep }))).toEqual([step, undefined, undefined]);
  });

  test('is nothing but its digits', () => {
    const nowMs = 1_111_111_111_000;
    for (const wrong of ['', '050472', '50471', '0050471', '050471 ', '０５０４７１', '14050471']) {
      expect(acceptedStep(CITED, wrong, { nowMs, lastStep: null }), wrong).toBeUndefined();
    }
    expect(acceptedStep(CITED, '755224', { nowMs: 0, lastStep: null })).toBe(0);
  });
});

test('a new secret has 160 bits and is another each time', () => {
  const secrets = Array.from({ length: 50 }, newTotpSecret);
  expect(new Set(secrets).size).toBe(50);
  for (const secret of secrets) expect(Secret.fromBase32(secret).bytes).toHaveLength(20);
});

test('an app is told the secret, the issuer and whose it is', () => {
  const uri = new URL(totpUri(CITED, 'ada+home@example.org'));
  expect(decodeURIComponent(uri.pathname)).toMatch(/Mingus:ada\+home@example\.org$/);
  expect(Object.fromEntries(uri.searchParams)).toEqual({ issuer: 'Mingus', secret: CITED, algorithm: 'SHA1', digits: '6', period: '30' });
});
