import { expect, it } from 'vitest';
import { z } from 'zod';
import { Client } from './support/client.ts';
import { onSqlite } from './support/databases.ts';
import { startServed } from './support/killed/served.ts';
import { send, writeOf } from './support/killed/write.ts';
import { makeProgram } from './support/program.ts';
import { attach, canTrace } from './support/traced/trace.ts';

const WRITES = 40;
const CALLS = 'trace=read,recvfrom,pwrite64,fsync,fdatasync,write,writev,sendto,sendmsg';
const NORMAL = import.meta.resolve('./support/traced/normal-synchronous.fixture.ts');

// One thread takes a request, writes to the log of SQLite, syncs it and answers.
const MEANINGS: readonly (readonly [what: 'asked' | 'written' | 'synced' | 'answered', call: RegExp])[] = [
  ['asked', /^\d+ +(read|recvfrom)\(\d+<TCP.*"(POST|PUT) /],
  ['written', /^\d+ +pwrite64\(\d+<[^>]*-wal>/],
  ['synced', /^\d+ +(fsync|fdatasync)\(\d+<[^>]*-wal>/],
  ['answered', /^\d+ +(write|writev|sendto|sendmsg)\(\d+<TCP.*"HTTP\/1.1 20/],
];

/** Of each request: whether all that it wrote was synced before it was answered. */
function answeredAfterSync(lines: readonly string[]): readonly boolean[] {
  const events = lines.flatMap((line) => MEANINGS.flatMap(([what, call]) => (call.test(line) ? [what] : [])));
  const requests = events.join(' ').split('asked').slice(1);
  return requests.map((request) => /^[^]*written (synced )+answered/.test(request.trim()));
}

onSqlite('the answer to a write', (makeDatabase) => {
  async function watched(env: Readonly<Record<string, string>>): Promise<readonly boolean[]> {
    const served = await startServed(await makeDatabase(), env);
    const client = new Client(served.url);
    await client.registerPerson();
    const account = { name: 'Checking', kind: 'checking', currency: 'USD', balance: 100, balance_as_of: '2025-01-13' };
    const { id: account_id } = (await client.post('/api/accounts', account)).read(z.looseObject({ id: z.int() }));
    const writer = { program: await makeProgram(client), account_id, week: '2025-01-13' };
    const trace = await attach(served.process().pid ?? 0, ['-e', CALLS]);
    for (let index = 0; index < WRITES; index += 1) expect(await send(writeOf(writer, `mark.${index}`, index), writer)).toBe(true);
    return answeredAfterSync(await trace.stop());
  }

  it.skipIf(!canTrace())(
    'comes after SQLite has synced its log, as the system saw it, and would not with synchronous = normal',
    async () => {
      expect(await watched({})).toEqual(Array.from({ length: WRITES }, () => true));
      const careless = await watched({ NODE_OPTIONS: `--import=${NORMAL}` });
      expect(careless).toHaveLength(WRITES);
      expect(careless.filter((isSynced) => !isSynced).length).toBeGreaterThan(WRITES / 2);
    },
    60_000,
  );
});
