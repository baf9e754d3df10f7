import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { onEachDatabaseFile } from '../support/databases.ts';
import { startServed } from '../support/killed/served.ts';
import { makeProgram, type Program } from '../support/program.ts';

const run = promisify(execFile);
const STORM = fileURLToPath(new URL('../support/sign-in-storm.fixture.ts', import.meta.url));
const AT_ONCE = 200;
const PEOPLE = 20;
const ROUNDS = 5;
const ROUND_MS = 6_000;
const READERS = 4;
/** Between one answer and the next request of a reader, in milliseconds: the machine is not to be full before the storm. */
const PAUSE_MS = 10;
const PATHS = ['/api/accounts', '/api/transactions?limit=20', '/api/forecast', '/api/checkins', '/api/spending'];

const p99 = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length * 0.99)] ?? Number.NaN;

/** How long each answer to readers took until then, in milliseconds. */
async function read(programs: readonly Program[], until: AbortSignal): Promise<readonly number[]> {
  const took: number[] = [];
  await Promise.all(
    programs.map(async (program) => {
      for (let index = 0; !until.aborted; index += 1) {
        const begunMs = performance.now();
        const { status } = await program.get(PATHS[index % PATHS.length] ?? '');
        took.push(performance.now() - begunMs);
        expect(status).toBe(200);
        await sleep(PAUSE_MS);
      }
    }),
  );
  return took;
}

onEachDatabaseFile(`a storm of ${AT_ONCE} sign-ins at once`, (makeDatabase, dialect) => {
  it('lets everybody else have their answers in twice the usual time at most', async () => {
    const served = await startServed(await makeDatabase());
    const people = [];
    const programs: Program[] = [];
    for (let index = 0; index < PEOPLE; index += 1) {
      const client = new Client(served.url);
      people.push(await client.registerPerson());
      if (index < READERS) programs.push(await makeProgram(client));
    }
    const emails = people.map(({ email }) => email);
    const task = JSON.stringify({ url: served.url, emails, password: people[0]?.password, atOnce: AT_ONCE });
    const ratios: number[] = [];
    const statuses: string[] = [];
    await read(programs, AbortSignal.timeout(2_000));
    // In turn, so that whatever else the machine does falls on both.
    for (let round = 1; round <= ROUNDS; round += 1) {
      const quiet = await read(programs, AbortSignal.timeout(ROUND_MS));
      const storm = run(process.execPath, [STORM, task]);
      // Ends when everybody is in.
      const ended = new AbortController();
      const reading = read(programs, ended.signal);
      statuses.push(...(await storm).stdout.split(','));
      ended.abort();
      const stormy = await reading;
      ratios.push(p99(stormy) / p99(quiet));
      const figures = `${p99(quiet).toFixed(1)} ms of ${quiet.length} in quiet, ${p99(stormy).toFixed(1)} ms of ${stormy.length} in the storm`;
      console.log(`${dialect}, round ${round}: p99 ${figures}`);
      await sleep(1_000);
    }
    const count = (status: string): number => statuses.filter((each) => each === status).length;
    console.log(
      `${dialect}: ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')} times; sign-ins: ${count('200')} let in, ${count('503')} told to come back`,
    );
    expect(count('200'), 'all are in, some of them when they came back').toBe(ROUNDS * AT_ONCE);
    expect(statuses).toHaveLength(count('200') + count('503'));
    expect(ratios.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]).toBeLessThan(2);
  });
});
