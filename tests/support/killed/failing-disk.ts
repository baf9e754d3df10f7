import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { DatabaseSettings } from '../../../src/platform/database/settings.ts';
import type { SmallDisk } from '../small-disk.ts';
import { marksKept } from './kept.ts';
import type { Served } from './served.ts';
import { send, writeOf } from './write.ts';
import { type Busy, makeWriters, writesOf, wrongOf } from './writers.ts';

/** What happens to a disk, and how it ends. */
export interface Failure {
  readonly name: string;
  /** Begins it for a server; resolves with what ends it. */
  readonly begin: (served: Served) => Promise<() => Promise<void>>;
  /** The codes by which writes are refused meanwhile: the first is among them, and there is no other. */
  readonly codes: readonly [string, ...string[]];
}

/** It is full for a while. */
export const filled = (disk: SmallDisk): Failure => ({
  name: 'a full disk',
  codes: ['server.disk_full'],
  begin: async () => {
    disk.fill();
    return async () => disk.free();
  },
});

/** How long it is with the disk as it should be, and how long as it should not, in milliseconds. */
const WELL_MS = 400;
const FAILING_MS = 1_200;
/** By then at the latest a failing disk has been noticed, in milliseconds. */
const SEEN_MS = 20_000;
/** By then everything goes again by itself, in milliseconds. */
const RECOVERED_MS = 5_000;

/** Writes until it is told to stop, each as often as it takes until it is acknowledged. */
async function writePatiently({ writer, mine, name }: Busy, until: AbortSignal): Promise<void> {
  while (!until.aborted) {
    const write = writeOf(writer, `${name}.${mine.length}`, mine.length);
    mine.push(write);
    while (!(await send(write, writer))) await sleep(20);
  }
}

/** Reads what each has: a disk that cannot be written to can be read. */
async function readAll(writers: readonly Busy[]): Promise<void> {
  for (const { writer } of writers) expect((await writer.program.get('/api/transactions?limit=5')).status).toBe(200);
}

const refusalsOf = (writers: readonly Busy[], after: number): readonly string[] =>
  writesOf(writers)
    .flatMap(({ refusals }) => refusals)
    .slice(after);

const isRefused = (writers: readonly Busy[], after: number, code: string): boolean => refusalsOf(writers, after).includes(code);

const openOf = (writers: readonly Busy[]): number => writesOf(writers).filter(({ answer }) => answer === undefined).length;

/**
 * Has eight programs write while the disk fails so often and is well again. Nothing may be acknowledged that is not kept, refusals say why, and everything
 * that was refused goes once the disk is well. In the end the server is killed, and `check` looks at the files it left. Prints what it did.
 */
export async function writeOnFailingDisk(
  served: Served,
  database: DatabaseSettings,
  failures: readonly Failure[],
  check: () => Promise<void>,
): Promise<void> {
  const writers = await makeWriters(served.url);
  const { pid } = served.process();
  for (const { name, begin, codes } of failures) {
    const before = refusalsOf(writers, 0).length;
    const stop = new AbortController();
    const writing = Promise.all(writers.map((each) => writePatiently(each, stop.signal)));
    await sleep(WELL_MS);
    const end = await begin(served);
    await sleep(FAILING_MS);
    // On a slow machine room that was there already can last longer than that.
    for (const until = performance.now() + SEEN_MS; !isRefused(writers, before, codes[0]) && performance.now() < until; ) await sleep(50);
    await readAll(writers);
    stop.abort();
    await end();
    const wellMs = performance.now();
    await writing;
    const tookMs = performance.now() - wellMs;
    const refusals = refusalsOf(writers, before);
    const counts = Object.entries(Object.groupBy(refusals, (code) => code)).map(([code, all]) => `${all?.length} × ${code}`);
    console.log(`${name}: ${writesOf(writers).length} writes so far, refused ${counts.join(', ')}; well again after ${tookMs.toFixed(0)} ms`);
    expect(wrongOf(writers, await marksKept(database)), name).toEqual([]);
    expect(
      refusals.filter((code) => !codes.includes(code)),
      name,
    ).toEqual([]);
    expect(refusals, name).toContain(codes[0]);
    expect(tookMs, name).toBeLessThan(RECOVERED_MS);
  }
  expect([served.process().pid, served.process().exitCode]).toEqual([pid, null]);
  await served.kill();
  await check();
  await served.again();
  expect(openOf(writers)).toBe(0);
  expect(wrongOf(writers, await marksKept(database))).toEqual([]);
}
