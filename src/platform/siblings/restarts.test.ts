import { expect, it } from 'vitest';
import { pauseAfter } from './restarts.ts';

it('the pause before a process is started again doubles while it ends soon, up to half a minute, and begins anew after one that was well', () => {
  const pauses = [pauseAfter(10, null)];
  for (let times = 1; times < 12; times += 1) pauses.push(pauseAfter(10, pauses.at(-1) ?? null));
  expect(pauses).toEqual([100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 30_000, 30_000, 30_000]);
  expect(pauseAfter(60_000, 30_000)).toBe(100);
});
