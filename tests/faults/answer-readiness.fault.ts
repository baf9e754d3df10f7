import { performance } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { accountKinds, ENDLESS_TRIES, medianOf } from '../support/account-kinds.ts';
import { onEachDatabase } from '../support/databases.ts';
import { startHouse } from '../support/house.ts';
import type { Wait } from '../../src/features/identity/sign-in/answer-schedule.ts';

/** When a refusal was ready, and when it may go out at the earliest, in milliseconds since its request began. */
interface Readiness {
  readonly readyMs: number;
  readonly goesOutMs: number;
}

const TRIES = 7;
/** A tick of the schedule: what is apart by less than a fraction of it goes out together. */
const TICK_MS = 250;

const between = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

// What the schedule is told, without the waiting itself: `npm run test:faults` measures whole answers, over HTTP and in full.
onEachDatabase('a refused sign-in', (open) => {
  it('is held back until the slowest kind of account would be ready, whatever its own kind is', async () => {
    const noted: Readiness[] = [];
    const wait: Wait = () => {
      const begunMs = performance.now();
      return async (spareMs = 0) => {
        const readyMs = performance.now() - begunMs;
        noted.push({ readyMs, goesOutMs: readyMs + spareMs });
      };
    };
    const house = await startHouse(await open(), ENDLESS_TRIES, wait);
    const kinds = await accountKinds(house, 1_000_000);
    const times = new Map<string, Readiness[]>(Object.keys(kinds).map((kind) => [kind, []]));
    // The first round is what the process has to meet once: how slow this machine is with each kind.
    for (let round = 0; round <= TRIES; round += 1) {
      for (const [kind, refused] of Object.entries(kinds)) {
        const answer = await house.browser().post('/api/auth/login', refused);
        expect(answer).toMatchObject({ status: 401, body: { code: 'auth.wrong_credentials' } });
        const readiness = noted.pop();
        if (round > 0 && readiness !== undefined) times.get(kind)?.push(readiness);
      }
    }
    const mediansOf = (pick: (readiness: Readiness) => number) => [...times.values()].map((all) => medianOf(all.map(pick)));
    // The hashes themselves are far from taking the same time: without the schedule, or what it is told, anybody could tell them apart.
    expect(between(mediansOf(({ readyMs }) => readyMs))).toBeGreaterThan(TICK_MS);
    expect(between(mediansOf(({ goesOutMs }) => goesOutMs))).toBeLessThan(TICK_MS / 2);
  }, 240_000);
});
