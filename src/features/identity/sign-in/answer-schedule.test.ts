import { expect, test } from 'vitest';
import { dueAfterMs } from './answer-schedule.ts';

test('a refusal goes out at the first quarter of a second after the first half', () => {
  expect([0, 20, 499.9, 500, 500.1, 749, 750, 751, 2000.5].map(dueAfterMs)).toEqual([500, 500, 500, 500, 750, 750, 750, 1000, 2250]);
});
