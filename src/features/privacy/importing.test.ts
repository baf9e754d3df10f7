import { expect, it } from 'vitest';
import { z } from 'zod';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { everyRow } from '../../../tests/support/every-row.ts';
import { bringIn, downloadExport, edited, type Files, filesIn, rowsIn, withFile, zipOf } from '../../../tests/support/own-export.ts';
import { enrich } from '../../../tests/support/rich-person.ts';
import { startApp } from '../../../tests/support/server.ts';
import type { Client } from '../../../tests/support/client.ts';
import type { Store } from '../../platform/database/store.ts';
import { columnOf, exportedColumns } from './columns.ts';
import { RESTORED } from './mapping/tables.ts';

const restored = RESTORED.map(({ table }) => table);
const numbers = z.array(z.number());

/** What an export says of everything that comes in, with rows named by their place in their file instead of by their number. */
function withoutNumbers(files: Files): unknown {
  const places = new Map<string, number>();
  for (const { table } of RESTORED) for (const [at, { id }] of rowsIn(files, table).entries()) places.set(JSON.stringify([table, id]), at);
  const at = (table: string, id: unknown): unknown => (id === null ? null : places.get(JSON.stringify([table, id])));
  const [own] = rowsIn(files, 'users');
  const tables = RESTORED.map((map) => [
    map.table,
    rowsIn(files, map.table).map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => {
          if (name === 'id') return [name, 'a number'];
          const list = map.lists[name];
          if (list !== undefined) return [name, numbers.parse(value).map((each) => at(list, each))];
          const { references } = columnOf(map, name);
          return [name, references === undefined ? value : at(references.table, value)];
        }),
      ),
    ),
  ]);
  return { own: [own?.['full_name'], own?.['time_zone'], own?.['currency']], tables };
}

const exported = async (client: Client): Promise<Files> => filesIn((await downloadExport(client)).bytes);

async function richPerson(store: Store) {
  const app = await startApp(store);
  const ada = app.client();
  const { id } = await ada.registerPerson('ada@rich.example', { full_name: 'Ada King' });
  expect((await ada.patch('/api/me', { time_zone: 'Asia/Kolkata', currency: 'EUR' })).status).toBe(200);
  await enrich(store, id, 'mark-of-ada', restored);
  return { app, ada, id };
}

/** A server of its own, with somebody whose numbers are already given. */
async function freshServer(store: Store) {
  const app = await startApp(store);
  const [before, fresh] = [app.client(), app.client()];
  const bo = await before.registerPerson('bo@other.example');
  await enrich(store, bo.id, 'mark-of-bo', restored);
  await fresh.registerPerson('new@other.example');
  return { app, bo: before, fresh };
}

onEachDatabase('an export made on one server', (openHere) => {
  onEachDatabase('and brought in on another', (openThere) => {
    it('is there as it was: every table and column, and what refers to what', { timeout: 120_000 }, async () => {
      const { ada } = await richPerson(await openHere());
      const before = await exported(ada);
      for (const map of RESTORED) {
        const rows = rowsIn(before, map.table);
        const filled = exportedColumns(map).filter((name) => rows.some((row) => row[name] !== null));
        expect(filled, map.table).toEqual(exportedColumns(map));
      }
      const store = await openThere();
      const { bo, fresh } = await freshServer(store);
      const bos = await exported(bo);
      const answer = await bringIn(fresh, await zipOf(before));
      expect(answer).toMatchObject({
        status: 201,
        body: { rows_in_all: RESTORED.reduce((sum, { table }) => sum + rowsIn(before, table).length, 0) },
      });
      expect(withoutNumbers(await exported(fresh))).toEqual(withoutNumbers(before));
      expect(withoutNumbers(await exported(bo))).toEqual(withoutNumbers(bos));
      // Searching works in what came in, though what it looks through is in no file.
      const found = await fresh.get('/api/transactions?q=CAF%C3%89');
      expect(found.read(z.looseObject({ items: z.array(z.unknown()) })).items.length).toBeGreaterThan(0);
      const me = await fresh.get('/api/me');
      expect(me.body).toMatchObject({
        email: 'new@other.example',
        role: 'person',
        full_name: 'Ada King',
        time_zone: 'Asia/Kolkata',
        currency: 'EUR',
      });
    });

    it('of the demo gives the pages the same figures', { timeout: 240_000 }, async () => {
      const demo = (await startApp(await openHere(), { now: '2026-03-04T12:00:00.000Z' })).client();
      expect((await demo.post('/api/demo')).status).toBe(201);
      await demo.get('/api/auth/session');
      const there = await startApp(await openThere(), { now: '2026-03-04T12:00:00.000Z' });
      const fresh = there.client();
      await fresh.registerPerson();
      const before = await exported(demo);
      expect(rowsIn(before, 'transactions').length).toBeGreaterThan(500);
      expect((await bringIn(fresh, await zipOf(before))).status).toBe(201);
      await there.mingus.runner.drain();
      for (const path of ['/api/forecast', '/api/spending', '/api/checkins/summary', '/api/insights?period=yearly', '/api/profile']) {
        const [one, other] = [await demo.get(path), await fresh.get(path)];
        expect(numberless(other.body), path).toEqual(numberless(one.body));
      }
    });
  });
});

/** An answer without the numbers of rows, which are others elsewhere. */
const numberless = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (name: string, each: unknown) => (/(^|_)ids?$/.test(name) ? undefined : each)));

onEachDatabase('an export that is brought in', (open) => {
  const world = async () => {
    const store = await open();
    const { ada, app } = await richPerson(store);
    const fresh = app.client();
    const person = await fresh.registerPerson('fresh@people.example');
    return { store, app, ada, fresh, person, files: await exported(ada) };
  };

  /** Everything but what a request leaves behind whatever it does. */
  const kept = async (store: Store): Promise<string> =>
    JSON.stringify((await everyRow(store.db)).map((row) => JSON.stringify(row).replaceAll(/"last_seen_at":"[^"]*"/g, '')).toSorted());

  it('comes into an empty account only, once', async () => {
    const { store, ada, fresh, files } = await world();
    const bytes = await zipOf(files);
    const before = await kept(store);
    expect(await bringIn(ada, bytes)).toMatchObject({ status: 409, body: { code: 'export.account_not_empty' } });
    expect(await kept(store)).toBe(before);
    expect((await bringIn(fresh, bytes)).status).toBe(201);
    expect(await bringIn(fresh, bytes)).toMatchObject({ status: 409, body: { code: 'export.account_not_empty' } });
  });

  it('of one who did nothing yet is taken too, and twice at the same moment once', async () => {
    const { app, fresh, files } = await world();
    const bytes = await zipOf(files);
    const both = await Promise.all([bringIn(fresh, bytes), bringIn(fresh, bytes)]);
    expect(both.filter(({ status }) => status === 201)).toHaveLength(1);
    const empty = app.client();
    await empty.registerPerson();
    const another = app.client();
    await another.registerPerson();
    expect(await bringIn(another, (await downloadExport(empty)).bytes)).toMatchObject({ status: 201, body: { rows_in_all: 0, rows: [] } });
  });

  it('works out what was still to be worked out', async () => {
    const { store, app, fresh, person, files } = await world();
    const pending = edited(files, 'insight_runs', (rows) => rows.map((row) => ({ ...row, finished_at: null })));
    expect((await bringIn(fresh, await zipOf(pending))).status).toBe(201);
    const jobs = await store.db.selectFrom('outbox').select('kind').where('finished_at', 'is', null).execute();
    expect(jobs.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['insights.analyse', 'ledger.find_recurring']));
    app.clock.pass(60_000);
    await app.mingus.runner.drain();
    const run = await store.db.selectFrom('insight_runs').selectAll().where('user_id', '=', person.id).executeTakeFirstOrThrow();
    expect(run.finished_at).not.toBeNull();
  });

  it('has nothing of an import half, whichever row is wrong', async () => {
    const { store, fresh, files } = await world();
    const before = await kept(store);
    for (const { table } of RESTORED) {
      const broken = edited(files, table, (rows) => [...rows, { ...rows.at(-1), id: 999_999, nothing_of_ours: 1 }]);
      expect(await bringIn(fresh, await zipOf(broken)), table).toMatchObject({ status: 422, body: { code: 'export.refused' } });
    }
    // Every value is what its column takes, and the database alone knows that two exclude each other.
    const twice = edited(files, 'user_health_checkins', (rows) => [...rows, { ...rows[0], id: 999_999 }]);
    expect(await bringIn(fresh, await zipOf(twice))).toMatchObject({ status: 422, body: { code: 'export.refused' } });
    const contradiction = edited(files, 'imports', (rows) => rows.map((row) => ({ ...row, rows_read: 1 })));
    expect(await bringIn(fresh, await zipOf(contradiction))).toMatchObject({ status: 422, body: { code: 'export.refused' } });
    expect(await kept(store)).toBe(before);
  });

  it('says nothing of role, address, sign-in or another person, whatever is written in it', async () => {
    const { store, ada, fresh, person, files } = await world();
    const before = await store.db.selectFrom('users').selectAll().where('id', '=', person.id).executeTakeFirstOrThrow();
    const claims = edited(files, 'users', ([own]) => [
      {
        ...own,
        role: 'admin',
        email: 'ada@rich.example',
        is_active: false,
        is_demo: true,
        phone_number: '+12025550123',
        email_verified_at: '2026-01-01T00:00:00.000Z',
      },
    ]);
    const forged = edited(claims, 'sessions', (rows) => [...rows, { ...rows[0], id: 5_000_000 }]);
    const adas = withoutNumbers(await exported(ada));
    expect((await bringIn(fresh, await zipOf(forged))).status).toBe(201);
    const after = await store.db.selectFrom('users').selectAll().where('id', '=', person.id).executeTakeFirstOrThrow();
    expect(after).toEqual({ ...before, full_name: 'Ada King', time_zone: 'Asia/Kolkata', currency: 'EUR', updated_at: after.updated_at });
    expect(await store.db.selectFrom('sessions').select('id').where('user_id', '=', person.id).execute()).toHaveLength(1);
    expect(withoutNumbers(await exported(ada))).toEqual(adas);
  });

  const HUGE = Number.MAX_SAFE_INTEGER + 1;
  const edits: readonly (readonly [what: string, table: string, change: (row: Readonly<Record<string, unknown>>) => unknown])[] = [
    ['another’s user_id', 'transactions', (row) => ({ ...row, user_id: 1 })],
    ['a column that is not exported', 'ledger_accounts', (row) => ({ ...row, bank_account_number_hash: 'a'.repeat(64) })],
    ['a password', 'users', (row) => ({ ...row, password_hash: 'x' })],
    ['a number below 1', 'transactions', (row) => ({ ...row, id: -5 })],
    ['a number of 0', 'ledger_accounts', (row) => ({ ...row, id: 0 })],
    ['a number that is a fraction', 'ledger_accounts', (row) => ({ ...row, id: 1.5 })],
    ['a number beyond what is exact', 'ledger_accounts', (row) => ({ ...row, id: HUGE })],
    ['one number for all rows', 'transactions', (row) => ({ ...row, id: 7 })],
    ['an account that is not in the file', 'transactions', (row) => ({ ...row, account_id: 123_456 })],
    ['an account by a text', 'transactions', (row) => ({ ...row, account_id: '1' })],
    ['an import that is not in the file', 'transactions', (row) => ({ ...row, import_id: 123_456 })],
    ['an amount beyond what is exact', 'transactions', (row) => ({ ...row, amount: HUGE })],
    ['an amount that is a fraction', 'transactions', (row) => ({ ...row, amount: 0.5 })],
    ['an amount that is a text', 'transactions', (row) => ({ ...row, amount: '12' })],
    ['money below 0 where there is none', 'user_profiles', (row) => ({ ...row, monthly_income: -1 })],
    ['a day that is none', 'transactions', (row) => ({ ...row, posted_on: '2026-02-30' })],
    ['a day of another calendar', 'transactions', (row) => ({ ...row, posted_on: '9999-01-01' })],
    ['a moment that is none', 'transactions', (row) => ({ ...row, created_at: '2026-02-30T10:00:00.000Z' })],
    ['a text that is too long', 'ledger_accounts', (row) => ({ ...row, name: 'x'.repeat(256) })],
    ['NUL in a text', 'transactions', (row) => ({ ...row, payee: 'a\u0000b' })],
    ['half of a letter', 'transactions', (row) => ({ ...row, payee: '\ud800' })],
    ['NUL in JSON', 'user_preferences', (row) => ({ ...row, custom_preferences: { 'a\u0000': 1 } })],
    ['JSON that is deep', 'user_preferences', (row) => ({ ...row, custom_preferences: JSON.parse(`${'{"a":'.repeat(50)}1${'}'.repeat(50)}`) })],
    ['JSON that is long', 'user_preferences', (row) => ({ ...row, custom_preferences: { a: 'x'.repeat(100_000) } })],
    ['JSON of another shape', 'recurring_items', (row) => ({ ...row, evidence: { 1: 2 } })],
    ['a rule that is none', 'recurring_items', (row) => ({ ...row, recurrence: { frequency: 'hourly' } })],
    ['a summary that no page can show', 'forecasts', (row) => ({ ...row, summary: { lowest_balance: 'low' } })],
    ['a word that is no choice', 'transactions', (row) => ({ ...row, category: 'bribes' })],
    ['a flag that is a number', 'recurring_items', (row) => ({ ...row, is_edited: 1 })],
    ['a currency that there is not', 'ledger_accounts', (row) => ({ ...row, currency: 'ZZZ' })],
    ['a time zone that there is not', 'users', (row) => ({ ...row, time_zone: 'Mars/Olympus' })],
    ['an end before its beginning', 'recurring_items', (row) => ({ ...row, ends_on: '2020-01-01' })],
    ['a check-in of a Tuesday', 'user_health_checkins', (row) => ({ ...row, checkin_date: '2026-02-03' })],
    ['a row that is a list', 'transactions', () => []],
    ['a row that is nothing', 'transactions', () => null],
  ];

  it('is refused with what no export says, and changes nothing', { timeout: 120_000 }, async () => {
    const { store, fresh, files } = await world();
    const before = await kept(store);
    const taken: string[] = [];
    for (const [what, table, change] of edits) {
      const answer = await bringIn(fresh, await zipOf(edited(files, table, (rows) => rows.map(change))));
      if (answer.status !== 422) taken.push(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
      else expect(answer.body, what).toMatchObject({ code: 'export.refused' });
    }
    expect(taken).toEqual([]);
    expect(await kept(store)).toBe(before);
  });

  it('keeps a formula as the text that it is', async () => {
    const { fresh, files } = await world();
    const formula = '=HYPERLINK("http://evil.example")';
    const bytes = await zipOf(edited(files, 'transactions', (rows) => rows.map((row) => ({ ...row, payee: formula }))));
    expect((await bringIn(fresh, bytes)).status).toBe(201);
    const again = await exported(fresh);
    expect(rowsIn(again, 'transactions').map(({ payee }) => payee)).toEqual(rowsIn(again, 'transactions').map(() => formula));
    expect(again.get('csv/transactions.csv')).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  });

  it('is told apart: broken, foreign, too new, tampered with', async () => {
    const { store, fresh, files } = await world();
    const bytes = await zipOf(files);
    const manifest = z.looseObject({}).parse(JSON.parse(files.get('manifest.json') ?? ''));
    const withManifest = (more: object): Files => new Map([...files, ['manifest.json', JSON.stringify({ ...manifest, ...more })]]);
    const tampered = new Map([...files, ['json/transactions.json', `${files.get('json/transactions.json') ?? ''} `]]);
    const cases: readonly (readonly [string, Uint8Array, string])[] = [
      ['text', Buffer.from('Date,Payee,Amount\n'), 'export.unreadable'],
      ['nothing', Buffer.from(''), 'export.unreadable'],
      ['half of it', bytes.subarray(0, bytes.length / 2), 'export.unreadable'],
      ['another’s zip', await zipOf(new Map([['photo.jpg', 'x']])), 'export.unreadable'],
      ['a zip without a manifest', await zipOf(new Map([['README.txt', 'x']])), 'export.foreign'],
      ['another format', await zipOf(withManifest({ format: 'else' })), 'export.foreign'],
      ['a later layout', await zipOf(withManifest({ version: 2 })), 'export.too_new'],
      ['a later schema', await zipOf(withManifest({ schema: '9999-later' })), 'export.too_new'],
      ['another manifest', await zipOf(withManifest({ more: 1 })), 'export.damaged'],
      ['a file that was changed', await zipOf(tampered), 'export.damaged'],
      ['a file that is missing', await zipOf(new Map([...files].filter(([name]) => name !== 'json/transactions.json'))), 'export.damaged'],
      ['a file that is no JSON', await zipOf(withFile(files, 'json/transactions.json', '[\nnot JSON\n]\n')), 'export.refused'],
      ['two people', await zipOf(edited(files, 'users', (rows) => [...rows, ...rows])), 'export.refused'],
      ['nobody', await zipOf(edited(files, 'users', () => [])), 'export.refused'],
    ];
    const before = await kept(store);
    for (const [what, file, code] of cases) expect((await bringIn(fresh, file)).body, what).toMatchObject({ code });
    expect(await kept(store)).toBe(before);
    expect((await bringIn(fresh, bytes)).status).toBe(201);
  });
});
