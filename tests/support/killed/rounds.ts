import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { DatabaseSettings } from '../../../src/platform/database/settings.ts';
import { chance } from '../statements.ts';
import { marksKept } from './kept.ts';
import { send, writeOf } from './write.ts';
import { type Busy, makeWriters, WRITERS, writesOf, wrongOf } from './writers.ts';

/** Who is killed, and started again: a server of ours, or the database's. */
export interface Victim {
  readonly kill: () => Promise<void>;
  /** Resolves when it can be asked again. */
  readonly again: () => Promise<void>;
}

/** What to do. */
export interface Rounds {
  readonly name: string;
  /** Where Mingus answers, always. */
  readonly url: string;
  readonly database: DatabaseSettings;
  readonly victim: Victim;
  readonly kills: number;
  readonly seed: number;
}

/** A kill comes when up to so many writes of its round are acknowledged, and up to so many milliseconds later: at any point of a write. */
const WRITES_MOST = 40;
const MOMENT_MS = 20;
/** By then everything that was not answered is, in milliseconds. */
const RECONCILED_MS = 60_000;

/** Writes one after another until it is told to stop, or one is not answered: that one is the last. */
async function writeOn({ writer, mine, name }: Busy, until: AbortSignal): Promise<void> {
  while (!until.aborted) {
    const write = writeOf(writer, `${name}.${mine.length}`, mine.length);
    mine.push(write);
    if (!(await send(write, writer))) return;
  }
}

/** Resolves when so many more than now are acknowledged. */
async function acknowledged(writers: readonly Busy[], more: number): Promise<void> {
  const count = (): number => writesOf(writers).filter(({ answer }) => answer !== undefined).length;
  const wanted = count() + more;
  const until = performance.now() + RECONCILED_MS;
  while (count() < wanted && performance.now() < until) await sleep(2);
}

/** Repeats what was not answered until it is, and asks once more for what was answered last: the same has to come back. */
async function reconcile({ writer, mine }: Busy): Promise<void> {
  const until = performance.now() + RECONCILED_MS;
  for (const write of mine.slice(-2)) {
    while (!(await send(write, writer))) {
      if (performance.now() > until) throw new Error(`${write.mark} is still not answered`);
      await sleep(50);
    }
  }
}

/**
 * Has eight programs of four people write over HTTP, kills and starts again so often, and each time repeats what was not answered by its Idempotency-Key.
 * Whatever was acknowledged has to be there once before anybody asks for it again; in the end everything has to. Prints what it did.
 */
export async function killDuringWrites({ name, url, database, victim, kills, seed }: Rounds): Promise<void> {
  const random = chance(seed);
  const writers = await makeWriters(url);
  let [unanswered, keptUnanswered] = [0, 0];
  for (let kill = 1; kill <= kills; kill += 1) {
    const stop = new AbortController();
    const writing = Promise.all(writers.map((each) => writeOn(each, stop.signal)));
    await acknowledged(writers, random() * WRITES_MOST);
    await sleep(random() * MOMENT_MS);
    await victim.kill();
    stop.abort();
    await writing;
    await victim.again();
    const kept = await marksKept(database);
    expect(wrongOf(writers, kept), `after kill ${kill} of seed ${seed}`).toEqual([]);
    const open = writesOf(writers).filter(({ answer }) => answer === undefined);
    unanswered += open.length;
    keptUnanswered += open.filter(({ mark }) => kept.has(mark)).length;
    await Promise.all(writers.map(reconcile));
  }
  const all = writesOf(writers);
  const kept = await marksKept(database);
  expect(wrongOf(writers, kept), `in the end, of seed ${seed}`).toEqual([]);
  expect(all.filter(({ answer }) => answer === undefined)).toEqual([]);
  console.log(
    `${name}: ${kills} kills (seed ${seed}), ${all.length} writes, ${unanswered} of them acknowledged only when repeated, ` +
      `${keptUnanswered} of those kept at once; none lost, none doubled`,
  );
  expect(all.length).toBeGreaterThanOrEqual(kills * WRITERS);
}
