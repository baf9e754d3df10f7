import { randomInt } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { waitForTick } from '../../src/features/identity/sign-in/answer-schedule.ts';
import { accountKinds, ENDLESS_TRIES, medianOf } from '../support/account-kinds.ts';
import { onEachDatabase } from '../support/databases.ts';
import { startHouse } from '../support/house.ts';

/** Tries of each kind: 400 of each pair. */
const TRIES = 200;
/** So many at once that nobody waits for a turn of the hash queue for long: each answer takes half a second, and each comparison a fraction of that. */
const AT_ONCE = 8;

/** The chance that a try of the one took longer than a try of the other: 0.5 when nothing tells them apart. */
function auc(one: readonly number[], other: readonly number[]): number {
  let wins = 0;
  for (const a of one) for (const b of other) wins += a > b ? 1 : a === b ? 0.5 : 0;
  return wins / (one.length * other.length);
}

/** In another order: whoever always came after the slowest kind would always wait for it in the queue. */
function shuffled<Each>(all: readonly Each[]): readonly Each[] {
  return all
    .map((each) => ({ each, place: randomInt(2 ** 32) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ each }) => each);
}

/** Sends each of the tries, `AT_ONCE` at a time, in their order. */
async function inTurn(tries: readonly (() => Promise<void>)[]): Promise<void> {
  const left = [...tries];
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await next();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Rounds of the slowest: what the former application wrote by default. What is slower still is looked at by answer-readiness. */
const ROUNDS = 600_000;

onEachDatabase('refused sign-ins', (open, dialect) => {
  /** How many milliseconds each kind of account took to be refused, over HTTP. */
  async function measure(): Promise<ReadonlyMap<string, readonly number[]>> {
    const house = await startHouse(await open(), ENDLESS_TRIES, waitForTick);
    const { slow: _, ...asked } = await accountKinds(house, ROUNDS);
    const kinds = Object.entries(asked);
    const took = new Map<string, number[]>(kinds.map(([kind]) => [kind, []]));
    const tries = Array.from({ length: TRIES }, () => shuffled(kinds)).flat();
    const trial =
      ([kind, refused]: (typeof kinds)[number], isNoted: boolean) =>
      async (): Promise<void> => {
        const begunMs = performance.now();
        const { status } = await house.browser().post('/api/auth/login', refused);
        if (isNoted) took.get(kind)?.push(performance.now() - begunMs);
        expect(status).toBe(401);
      };
    // A process has to meet each kind once before it can allow for it.
    await inTurn(kinds.map((each) => trial(each, false)));
    await inTurn(tries.map((each) => trial(each, true)));
    return took;
  }

  /** The pairs that time tells apart. */
  function toldApart(took: ReadonlyMap<string, readonly number[]>): readonly string[] {
    const kinds = [...took];
    const pairs = kinds.flatMap(([one, ofOne], index) =>
      kinds.slice(index + 1).map(([other, ofOther]) => ({ name: `${one} and ${other}`, area: auc(ofOne, ofOther) })),
    );
    const areas = pairs.map(({ area }) => area);
    const medians = kinds.map(([kind, all]) => `${kind} ${medianOf(all).toFixed(1)} ms`).join(', ');
    console.log(`${dialect}: ${medians}; AUC ${Math.min(...areas).toFixed(3)} to ${Math.max(...areas).toFixed(3)} over ${pairs.length} pairs`);
    return pairs.flatMap(({ name, area }) => (area < 0.4 || area > 0.6 ? [`${name}: ${area.toFixed(3)}`] : []));
  }

  it('take the same time for every pair of kinds of account, as far as 400 interleaved tries can tell', async () => {
    const first = toldApart(await measure());
    // A perfect server leaves 0.45 to 0.55 in one run of twelve, so that one of the many pairs may leave 0.40 to 0.60 by chance, and not twice.
    const again = first.length === 0 ? [] : toldApart(await measure());
    expect(again.filter((pair) => first.some((before) => before.split(':')[0] === pair.split(':')[0]))).toEqual([]);
  }, 1_800_000);
});
