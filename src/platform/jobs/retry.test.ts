import { describe, expect, test } from 'vitest';
import { describeFailure, GIVEN_UP_BY_MS, MOST_ATTEMPTS, retryDelayMs } from './retry.ts';

describe('the wait before the next try', () => {
  test('doubles from ten seconds up to an hour', () => {
    const longest = [1, 2, 3, 4, 9, 10, 11].map((attempt) => retryDelayMs(attempt, 1) / 1000);
    expect(longest).toEqual([10, 20, 40, 80, 2560, 3600, 3600]);
  });

  test('is left to chance in its upper half', () => {
    expect(retryDelayMs(3, 0)).toBe(20_000);
    expect(retryDelayMs(3, 0.5)).toBe(30_000);
  });

  test('adds up to between one and four hours before a job is given up', () => {
    const total = (chance: number) =>
      Array.from({ length: MOST_ATTEMPTS - 1 }, (_, index) => retryDelayMs(index + 1, chance)).reduce((a, b) => a + b) / 3_600_000;
    expect(total(0)).toBeGreaterThan(1);
    expect(total(1)).toBeLessThan(GIVEN_UP_BY_MS / 3_600_000);
    expect(GIVEN_UP_BY_MS).toBe(4 * 3_600_000);
  });
});

describe('what is kept of a failure', () => {
  test('holds no address of a person', () => {
    const told = describeFailure(new TypeError("550 no such user <ada.lovelace+x@example.org>, 'bo@example.org'; gone"));
    expect(told).toBe("TypeError: 550 no such user <(address)>, '(address)'; gone");
  });

  test('is at most 500 characters, and what was thrown need not be an error', () => {
    expect(describeFailure('x'.repeat(2000))).toHaveLength(500);
    expect(describeFailure(undefined)).toBe('undefined');
  });
});
