import { afterAll, describe, expect, test } from 'vitest';
import { Problem } from '../../../../contract/problem.ts';
import { readStatement } from './read-statement.ts';
import { createReadingPool } from './reading-pool.ts';

const pool = createReadingPool();
afterAll(() => pool.close());

const csv = (rows: number) =>
  Buffer.from(`Date,Payee,Amount\n${Array.from({ length: rows }, (_, index) => `2024-01-31,Shop ${index},-5.00\nbroken,,\n`).join('')}`);

describe('the reading thread', () => {
  test('answers what reading here would', async () => {
    const bytes = csv(2500);
    expect(await pool.read(bytes, {})).toEqual(readStatement(bytes, {}));
    expect(await pool.read(bytes, { sign: 'reversed' })).toEqual(readStatement(bytes, { sign: 'reversed' }));
  });

  test('throws the same problem', async () => {
    const error: unknown = await pool.read(Buffer.from('Date,Payee,Amount\n2024-01-31,"Shop,-5.00\n'), {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({ type: { code: 'import.broken', kind: 'invalid' }, extra: { line: 2 }, message: expect.stringContaining('line 2') });
  });

  test('leaves the other work going while it reads 10 MiB', async () => {
    const unit = '2024-01-31,Corner Coffee,-5.00,a memo of some length to fill the file with, and more of it to reach the size\n'.replaceAll(
      ', and',
      ' and',
    );
    const bytes = Buffer.from(`Date,Payee,Amount,Memo\n${unit.repeat(Math.floor((10 * 1024 * 1024) / unit.length) - 1)}`);
    const turnsIn = async (work: () => Promise<unknown>) => {
      let [turns, isDone] = [0, false];
      const count = () => {
        turns += 1;
        if (!isDone) setTimeout(count, 1);
      };
      setTimeout(count, 1);
      await work();
      isDone = true;
      return turns;
    };
    const here = await turnsIn(() => Promise.resolve().then(() => readStatement(bytes, {})));
    const there = await turnsIn(async () => expect((await pool.read(bytes, {})).rows_read).toBeGreaterThan(90_000));
    expect(here).toBe(0);
    // One turn for each thousand rows at the least: unpacking them pauses in between.
    expect(there).toBeGreaterThan(50);
  });

  test('reads the files of several people one after another', async () => {
    const sizes = [3, 1, 2];
    const read = await Promise.all(sizes.map((size) => pool.read(csv(size), {})));
    expect(read.map(({ accounts }) => accounts[0]?.rows.length)).toEqual(sizes);
  });

  test('refuses a file that would wait behind too many others', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 40 }, () => pool.read(csv(200), {})));
    const refusals = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    expect(refusals.length).toBeGreaterThan(0);
    for (const refusal of refusals) expect(refusal).toMatchObject({ type: { code: 'server.busy' } });
    expect(answers.length - refusals.length).toBeGreaterThanOrEqual(16);
  });

  test('fails the file of a thread that breaks, and no more: the process lives and the next file is tried anew', async () => {
    const broken = createReadingPool(new URL('./broken-worker.fixture.ts', import.meta.url));
    const tries = await Promise.allSettled([broken.read(csv(1), {}), broken.read(csv(1), {})]);
    expect(tries.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(broken.read(csv(1), {})).rejects.toThrow();
    await broken.close();
  });
});
