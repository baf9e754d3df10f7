import { expect, test } from 'vitest';
import { createSlowest } from './slowest.ts';

test('each piece of work is told how much longer the slowest of the day took', () => {
  let now = 0;
  const slowest = createSlowest(() => now);
  expect([40, 300, 40, 299.5, 310, 40].map(slowest.spareAfter)).toEqual([0, 0, 260, 0.5, 0, 270]);
  now = 24 * 3_600_000;
  expect([40, 50].map(slowest.spareAfter)).toEqual([0, 0]);
});

test('a machine that slept does not make everybody wait for hours', () => {
  const slowest = createSlowest(() => 0);
  expect([3_600_000, 40].map(slowest.spareAfter)).toEqual([0, 2_960]);
});
