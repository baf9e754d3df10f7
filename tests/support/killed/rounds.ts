import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { z } from 'zod';
import type { DatabaseSettings } from '../../../src/platform/database/settings.ts';
import { Client } from '../client.ts';
import { makeProgram } from '../program.ts';
import { chance } from '../statements.ts';
import { lostOrDoubled, marksKept } from './kept.ts';
import { send, type Write, type Writer, writeOf } from './write.ts';

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

const PEOPLE = 4;
const WRITERS = 8;
/** A kill comes when up to so many writes of its round are acknowledged, and up to so many milliseconds later: at any point of a write. */
const WRITES_MOST = 40;
const MOMENT_MS = 20;
/** By then everything that was not answered is, in milliseconds. */
const RECONCILED_MS = 20_000;

const made = z.looseObject({ id: z.int() });

async function makeWriters(url: string): Promise<readonly Writer[]> {
  const writers: Writer[] = [];
  for (let person = 0; person < PEOPLE; person += 1) {
    const client = new Client(url);
    await client.registerPerson();
    const account = { name: 'Checking', kind: 'checking', currency: 'USD', balance: 100, balance_as_of: '2025-01-13' };
    const { id: account_id } = (await client.post('/api/accounts', account)).read(made);
    // Two programs of one person: they hold the same rows.
    for (const week of ['2025-01-06', '2025-01-13']) writers.push({ program: await makeProgram(client), account_id, week });
  }
  expect(writers).toHaveLength(WRITERS);
  return writers;
}

/** Writes one after another until it is told to stop, or one is not answered: that one is the last. */
async function writeOn(writer: Writer, mine: Write[], name: string, until: AbortSignal): Promise<void> {
  while (!until.aborted) {
    const write = writeOf(writer, `${name}.${mine.length}`, mine.length);
    mine.push(write);
    if (!(await send(write, writer))) return;
  }
}

/** Resolves when so many more than now are acknowledged. */
async function acknowledged(writes: () => readonly Write[], more: number): Promise<void> {
  const count = (): number => writes().filter(({ answer }) => answer !== undefined).length;
  const wanted = count() + more;
  const until = performance.now() + RECONCILED_MS;
  while (count() < wanted && performance.now() < until) await sleep(2);
}

/** Repeats what was not answered until it is, and asks once more for what was answered last: the same has to come back. */
async function reconcile(writer: Writer, mine: readonly Write[]): Promise<void> {
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
  const writers = (await makeWriters(url)).map((writer, index) => ({ writer, name: `writer${index}`, mine: new Array<Write>() }));
  const wrong = (kept: ReadonlyMap<string, number>) => writers.flatMap(({ mine }) => lostOrDoubled(mine, kept));
  let [unanswered, keptUnanswered] = [0, 0];
  for (let kill = 1; kill <= kills; kill += 1) {
    const stop = new AbortController();
    const writing = Promise.all(writers.map((each) => writeOn(each.writer, each.mine, each.name, stop.signal)));
    await acknowledged(() => writers.flatMap(({ mine }) => mine), random() * WRITES_MOST);
    await sleep(random() * MOMENT_MS);
    await victim.kill();
    stop.abort();
    await writing;
    await victim.again();
    const kept = await marksKept(database);
    expect(wrong(kept), `after kill ${kill} of seed ${seed}`).toEqual([]);
    const open = writers.flatMap(({ mine }) => mine.filter(({ answer }) => answer === undefined));
    unanswered += open.length;
    keptUnanswered += open.filter(({ mark }) => kept.has(mark)).length;
    await Promise.all(writers.map(({ writer, mine }) => reconcile(writer, mine)));
  }
  const all = writers.flatMap(({ mine }) => mine);
  const kept = await marksKept(database);
  expect(wrong(kept), `in the end, of seed ${seed}`).toEqual([]);
  expect(all.filter(({ answer }) => answer === undefined)).toEqual([]);
  console.log(
    `${name}: ${kills} kills (seed ${seed}), ${all.length} writes, ${unanswered} of them acknowledged only when repeated, ` +
      `${keptUnanswered} of those kept at once; none lost, none doubled`,
  );
  expect(all.length).toBeGreaterThanOrEqual(kills * WRITERS);
}
