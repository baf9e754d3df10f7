import { describe, expect, test } from 'vitest';
import { createCodes, newChallengeId } from './codes.ts';

const KEY = 'a present key of more than thirty-two characters';
const OLDER = 'an older key of more than thirty-two characters';
const BINDING = { purpose: 'verify_phone', user_id: 7, phone_number: '+12025550177', challenge_id: newChallengeId() };

describe('a code', () => {
  const codes = createCodes([KEY]);

  test('has six digits, and each digit and each place is as likely as any other', () => {
    const counts = Array.from({ length: 6 }, () => Array.from({ length: 10 }, () => 0));
    const drawn = 6_000;
    for (let times = 0; times < drawn; times += 1) {
      const code = codes.codeOf(BINDING, codes.make(BINDING)) ?? '';
      expect(code).toMatch(/^\d{6}$/);
      for (const [place, digit] of [...code].entries()) {
        const at = counts[place];
        if (at !== undefined) at[Number(digit)] = (at[Number(digit)] ?? 0) + 1;
      }
    }
    // χ² with 9 degrees of freedom in each of six places: beyond 33.7 once in 10,000.
    const expected = drawn / 10;
    for (const place of counts) expect(place.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)).toBeLessThan(40);
  });

  test('is another one each time, also for the same challenge', () => {
    const many = Array.from({ length: 300 }, () => codes.codeOf(BINDING, codes.make(BINDING)));
    expect(new Set(many).size).toBeGreaterThan(290);
  });

  test('is worked out again by another process with the same key, and by none without', () => {
    const kept = codes.make(BINDING);
    const code = codes.codeOf(BINDING, kept);
    expect(createCodes([KEY]).codeOf(BINDING, kept)).toBe(code);
    expect(createCodes([OLDER]).codeOf(BINDING, kept)).toBeUndefined();
    expect(codes.fits(BINDING, kept, code ?? '')).toBe(true);
    expect(createCodes([OLDER]).fits(BINDING, kept, code ?? '')).toBe(false);
  });

  test('outlives a change of the key while the older one is accepted', () => {
    const before = createCodes([OLDER]);
    const kept = before.make(BINDING);
    const rotated = createCodes([KEY, OLDER]);
    const code = rotated.codeOf(BINDING, kept);
    expect(code).toBe(before.codeOf(BINDING, kept));
    expect(rotated.fits(BINDING, kept, code ?? '')).toBe(true);
    const anew = rotated.make(BINDING);
    expect(codes.codeOf(BINDING, anew)).toBe(rotated.codeOf(BINDING, anew));
  });

  test.each([
    ['person', { user_id: 8 }],
    ['number', { phone_number: '+12025550178' }],
    ['purpose', { purpose: 'sign_in' }],
    ['challenge', { challenge_id: newChallengeId() }],
  ])('fits no other %s', (_what, other) => {
    const kept = codes.make(BINDING);
    const code = codes.codeOf(BINDING, kept) ?? '';
    expect(codes.fits({ ...BINDING, ...other }, kept, code)).toBe(false);
    expect(codes.codeOf({ ...BINDING, ...other }, kept)).toBeUndefined();
  });

  test('is not among a million for what was kept in silence', () => {
    const kept = codes.makeSilent();
    expect(codes.codeOf(BINDING, kept)).toBeUndefined();
    for (let guess = 0; guess < 2_000; guess += 1) expect(codes.fits(BINDING, kept, String(guess).padStart(6, '0'))).toBe(false);
    expect(Object.keys(kept).toSorted()).toEqual(Object.keys(codes.make(BINDING)).toSorted());
  });
});
