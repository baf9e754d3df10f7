import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { fillEveryTable } from '../../../tests/support/full-person.ts';
import { downloadExport, filesIn, rowsIn } from '../../../tests/support/own-export.ts';
import { enrich } from '../../../tests/support/rich-person.ts';
import { startApp } from '../../../tests/support/server.ts';
import { SET_UP } from '../../../tests/support/set-up.ts';
import { cents } from '../../core/money/cents.ts';
import type { Store } from '../../platform/database/store.ts';
import { exportedColumns } from './columns.ts';
import { manifest } from './contract.ts';
import { RESTORED, TABLES } from './mapping/tables.ts';

const restored = RESTORED.map(({ table }) => table);

async function twoFull(store: Store) {
  const app = await startApp(store);
  const [ada, bo] = [app.client(), app.client()];
  const [adasId, bosId] = [(await ada.registerPerson()).id, (await bo.registerPerson()).id];
  for (const [id, mark] of [
    [adasId, 'mark-of-ada'],
    [bosId, 'mark-of-bo'],
  ] as const) {
    await fillEveryTable(store.db, id, mark);
    await enrich(store, id, mark, restored);
  }
  return { app, ada, bo, adasId };
}

const csvRows = z.array(z.record(z.string(), z.string()));

onEachDatabase('an export', (open) => {
  it('holds every row of the person in every table, as JSON and as CSV, and nothing of another', async () => {
    const store = await open();
    const { ada } = await twoFull(store);
    const { headers, bytes } = await downloadExport(ada);
    expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual([
      'application/zip',
      'attachment; filename="mingus-export.zip"',
    ]);
    const files = await filesIn(bytes);
    const told = manifest.parse(JSON.parse(files.get('manifest.json') ?? ''));
    expect([...files.keys()].length).toBe(2 * TABLES.length + 2);
    for (const map of TABLES) {
      const rows = rowsIn(files, map.table);
      expect(rows.length, map.table).toBeGreaterThan(0);
      for (const row of rows) expect(Object.keys(row).toSorted(), map.table).toEqual(exportedColumns(map).toSorted());
      const lines = csvRows.parse(parse(files.get(`csv/${map.table}.csv`) ?? '', { columns: true }));
      expect(lines.length, map.table).toBe(rows.length);
      expect(told.files.find(({ name }) => name === `json/${map.table}.json`)?.rows, map.table).toBe(rows.length);
      expect(files.get('README.txt'), map.table).toContain(`\n${map.table}\n`);
    }
    const everything = [...files.values()].join('');
    expect(everything).toContain('mark-of-ada');
    expect(everything).not.toContain('mark-of-bo');
  });

  it('writes amounts exactly, in cents for programs and in units for people, and lets no text be a formula', async () => {
    const store = await open();
    const { ada, adasId } = await twoFull(store);
    const account = await store.db.selectFrom('ledger_accounts').select('id').where('user_id', '=', adasId).executeTakeFirstOrThrow();
    const now = '2026-03-02T08:00:00.000Z';
    const given = { name: '+1 (202) 555', kind: 'cash', currency: 'USD', balance_as_of: '2026-03-02', created_at: now, updated_at: now } as const;
    await store.db
      .insertInto('ledger_accounts')
      .values([
        { ...given, user_id: adasId, balance: cents(-1250) },
        { ...given, user_id: adasId, name: '\ttab', balance: cents(9_007_199_254_740_991) },
      ])
      .execute();
    const files = await filesIn((await downloadExport(ada)).bytes);
    const balances = rowsIn(files, 'ledger_accounts').map(({ balance }) => balance);
    expect(balances.slice(-2)).toEqual([-1250, 9_007_199_254_740_991]);
    const text = files.get('csv/ledger_accounts.csv') ?? '';
    const lines = csvRows.parse(parse(text, { columns: true }));
    expect(lines.at(-2)).toMatchObject({ name: "'+1 (202) 555", balance: '-12.5' });
    expect(lines.at(-1)).toMatchObject({ name: "'\ttab" });
    expect(account.id).toBeGreaterThan(0);
    // Whatever is in them: the only cells that begin like a formula are numbers.
    const cells = TABLES.flatMap(({ table }) =>
      csvRows.parse(parse(files.get(`csv/${table}.csv`) ?? '', { columns: true })).flatMap((row) => Object.values(row)),
    );
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^-\d+(\.\d+)?(e-?\d+)?$/.test(cell))).toEqual([]);
    expect(cells.filter((cell) => cell.startsWith("'")).length).toBeGreaterThan(3);
  });

  it('breaks off where something of the person changes meanwhile, and does not where something of another does', { timeout: 180_000 }, async () => {
    const store = await open();
    const { ada, bo } = await twoFull(store);
    const cookie = [...ada.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const changing = async (who: typeof ada) => {
      const answer = await fetch(`${ada.url}/api/export`, { headers: { cookie } });
      const reader = answer.body?.getReader();
      await reader?.read();
      expect((await who.put('/api/checkins/2025-01-13', { stress_level: 8 })).status).toBeLessThan(300);
      const read = async (): Promise<void> => {
        while ((await reader?.read())?.done === false);
      };
      await read();
    };
    await changing(bo);
    // What is small is written before anybody can change it: with more rows than the sockets hold, the change comes in between.
    await fillWithRows(store, await idOf(store), 20_000);
    await expect(changing(ada)).rejects.toThrow();
  });

  it('leaves a row in the trail, with where it was asked from', async () => {
    const store = await open();
    const { ada, adasId } = await twoFull(store);
    await downloadExport(ada);
    const trail = await store.db.selectFrom('verification_audit_log').selectAll().where('event_type', '=', 'export_made').execute();
    expect(trail).toMatchObject([{ user_id: adasId, ip_address: '127.0.0.1' }]);
    const own = rowsIn(await filesIn((await downloadExport(ada)).bytes), 'verification_audit_log');
    expect(own.filter(({ event_type }) => event_type === 'export_made')).toHaveLength(2);
  });
});

const idOf = async (store: Store): Promise<number> => (await store.db.selectFrom('users').select('id').orderBy('id').executeTakeFirstOrThrow()).id;

/** Gives a person so many rows in an account, with memos that cannot be packed into nothing. */
async function fillWithRows(store: Store, userId: number, count: number): Promise<void> {
  const now = '2026-03-02T08:00:00.000Z';
  const account = {
    name: 'Many',
    kind: 'checking',
    currency: 'USD',
    balance: cents(0),
    balance_as_of: '2026-03-02',
    created_at: now,
    updated_at: now,
  } as const;
  const { id } = await store.db
    .insertInto('ledger_accounts')
    .values({ ...account, user_id: userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  const day = (n: number): string => new Date(Date.parse('2020-01-01') + (n % 2000) * 86_400_000).toISOString().slice(0, 10);
  const kept = { user_id: userId, account_id: id, payee: 'Somebody', created_at: now, updated_at: now };
  await store.transaction(async (db) => {
    for (let done = 0; done < count; done += 1000) {
      const rows = Array.from({ length: 1000 }, (_, n) => ({
        ...kept,
        posted_on: day(done + n),
        amount: cents(-(done + n)),
        memo: randomBytes(300).toString('base64'),
      }));
      await db.insertInto('transactions').values(rows).execute();
    }
  });
}

/** What a count is once it has stood still. */
async function settled(count: () => number): Promise<number> {
  for (let before = -1; ; ) {
    const now = count();
    if (now === before) return now;
    before = now;
    await sleep(1000);
  }
}

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

/** Bytes that are held at this moment, and not what is only not collected yet. */
function bytesHeld(): number {
  if (typeof collect === 'function') collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

onEachDatabase('an export of 50,000 rows', (open) => {
  const full = async () => {
    const heard = { pages: 0, onPage: (): void => undefined };
    const store = await open({
      onQuery: ({ sql }) => {
        if (!sql.includes('from "transactions" as mine')) return;
        heard.pages += 1;
        heard.onPage();
      },
    });
    const app = await startApp(store);
    const ada = app.client();
    const { id } = await ada.registerPerson();
    await fillWithRows(store, id, 50_000);
    const cookie = [...ada.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const ask = (signal?: AbortSignal) => fetch(`${ada.url}/api/export`, { headers: { cookie }, ...(signal && { signal }) });
    return { store, heard, ask };
  };

  // nginx takes an answer off the hands of its server, and waits for a slow reader itself.
  if (SET_UP !== 'fleet')
    it('waits for whoever reads slowly, and reads nothing more for whoever is gone', { timeout: 240_000 }, async () => {
      const { store, heard, ask } = await full();
      const stop = new AbortController();
      const reader = (await ask(stop.signal)).body?.getReader();
      await reader?.read();
      // As much as the sockets hold on the way: the whole would be 202 pages.
      const before = await settled(() => heard.pages);
      expect(before).toBeGreaterThan(0);
      expect(before).toBeLessThan(101);
      stop.abort();
      const after = await settled(() => heard.pages);
      expect(after - before).toBeLessThan(5);
      const { open: connections, idle, waiting } = store.pool();
      expect([waiting, connections - idle]).toEqual([0, 0]);
    });

  it('holds the same few megabytes all the way, and asks once for each page', { timeout: 240_000 }, async () => {
    const { heard, ask } = await full();
    const held: number[] = [];
    heard.onPage = () => void (heard.pages % 10 === 0 && held.push(bytesHeld()));
    const reader = (await ask()).body?.getReader();
    let bytes = 0;
    for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) bytes += next.value.length;
    // 500 rows a page; once for JSON and once for CSV, and each time one that finds nothing more.
    expect(heard.pages).toBe(2 * (50_000 / 500 + 1));
    expect(bytes).toBeGreaterThan(30_000_000);
    // How far it climbed: what tests before this one left behind may be let go of meanwhile.
    const growth = Math.max(...held.map((bytesNow, look) => bytesNow - Math.min(...held.slice(0, look + 1))));
    console.log(
      `export of 50,000 rows: ${(bytes / 1e6).toFixed(1)} MB sent, between ${held.length} looks held memory climbed by ${(growth / 1e6).toFixed(1)} MB`,
    );
    expect(held.length).toBe(20);
    expect(growth).toBeLessThan(20_000_000);
  });
});
