import { expect, test } from 'vitest';
import { z } from 'zod';
import { fourteenMonths, ofxOf } from '../../../../tests/journeys/support/fourteen-months.ts';
import { ofxFile, type StatementRow } from '../../../../tests/support/bank-files.ts';
import type { Client } from '../../../../tests/support/client.ts';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import type { App } from '../../../../tests/support/server.ts';
import { twoPeople } from '../../../../tests/support/two-people.ts';
import { idOf } from '../../../../tests/support/wire.ts';
import type { Store } from '../../../platform/database/store.ts';

const shown = z.looseObject({
  id: z.int(),
  account_id: z.int(),
  name: z.string(),
  status: z.string(),
  category: z.string(),
  amount: z.number(),
  evidence: z.array(z.int()),
  seen: z.array(z.object({ transaction_id: z.int(), posted_on: z.string(), amount: z.number() })),
  last_seen_on: z.string().nullable(),
  price_change: z.object({ on: z.string(), from: z.number(), to: z.number() }).nullable(),
});
const page = z.object({ items: z.array(shown), next_cursor: z.null(), looking: z.boolean(), looked_at: z.string().nullable() });
type Shown = z.output<typeof shown>;

const list = async (person: Client) => (await person.get('/api/recurring?limit=200')).read(page);

/** Lets what changes by hand leave be done too. */
const work = async (app: App): Promise<void> => {
  app.clock.pass(15_000);
  await app.mingus.runner.drain();
};

/** The months from `2024-05` on, so many. */
const months = (count: number, from = 4): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${2024 + Math.floor((from + index) / 12)}-${String(((from + index) % 12) + 1).padStart(2, '0')}`);

const monthly = (payee: string, amount: string, date: string, inMonths: readonly string[]): readonly StatementRow[] =>
  inMonths.map((month) => ({ day: `${month}-${date}`, amount, payee, reference: `${payee} ${month}` }));

/** A year of a household, up to April 2025: pay, rent, a subscription; and a last small row of May, up to which all is covered. */
const YEAR = months(12);
const STREAMBOX = monthly('STREAMBOX 4471', '-13.99', '05', YEAR);
const HOUSEHOLD: readonly StatementRow[] = [
  ...monthly('HARBOUR LABS PAYROLL', '3184.37', '25', YEAR),
  ...monthly('ELM STREET LETTINGS', '-1240.50', '01', YEAR),
  ...STREAMBOX,
  { day: '2025-05-02', amount: '-3.20', payee: 'Corner Coffee', reference: 'last' },
];

const upload = async (person: Client, rows: readonly StatementRow[], number = '111'): Promise<number> => {
  const answer = await person.upload('/api/imports', { name: 'bank.ofx', bytes: ofxFile({ number, rows }) });
  expect(answer.status).toBe(201);
  return idOf(answer.body);
};

const start = async (store: Store, now = '2025-07-26T12:00:00.000Z') => {
  const { app, ada, bo } = await twoPeople(store, { now });
  const bring = async (rows: readonly StatementRow[], number?: string): Promise<number> => {
    const id = await upload(ada, rows, number);
    await work(app);
    return id;
  };
  const find = async (name: string): Promise<Shown> => {
    const item = (await list(ada)).items.find((each) => each.name.toLowerCase().includes(name));
    if (item === undefined) throw new Error(`nothing called ${name} was found`);
    return item;
  };
  const names = async () =>
    (await list(ada)).items.map(({ name, status }) => [name.toLowerCase(), status] as const).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { store, app, ada, bo, bring, find, names };
};

/** The same again in May, June and July, with Streambox at another price from June on. */
const LATER: readonly StatementRow[] = [
  ...monthly('STREAMBOX 9020', '-13.99', '05', ['2025-05']),
  ...monthly('STREAMBOX 9021', '-15.49', '05', ['2025-06', '2025-07']),
  ...monthly('ELM STREET LETTINGS', '-1240.50', '01', months(3, 16)),
  ...monthly('HARBOUR LABS PAYROLL', '3184.37', '25', months(3, 16)),
];
const RISEN = { on: '2025-06-05', from: -13.99, to: -15.49 };

onEachDatabase('what comes back in a ledger', (open) => {
  test('is proposed from fourteen months of a bank file, with the rows it was seen in, and nothing else is', async () => {
    const today = '2025-05-03';
    const bank = fourteenMonths(today);
    const { app, ada } = await start(await open(), `${today}T12:00:00.000Z`);
    expect(await list(ada)).toEqual({ items: [], next_cursor: null, looking: false, looked_at: null });
    expect((await ada.upload('/api/imports', { name: 'bank.ofx', bytes: ofxOf(bank) })).status).toBe(201);
    expect(await list(ada)).toMatchObject({ items: [], looking: true, looked_at: null });
    await app.mingus.runner.drain();
    const { items, ...search } = await list(ada);
    expect(search).toEqual({ next_cursor: null, looking: false, looked_at: `${today}T12:00:00.000Z` });
    const found = items.toSorted((one, other) => one.amount - other.amount);
    expect(found).toMatchObject([
      { source: 'detected', status: 'proposed', name: bank.rent.payee, amount: bank.rent.amount / 100, next_on: bank.rent.next, price_change: null },
      { source: 'detected', status: 'proposed', name: bank.pay.payee, amount: bank.pay.amount / 100, next_on: bank.pay.next, price_change: null },
    ]);
    for (const [item, kind] of [
      [found[0], 'rent'],
      [found[1], 'pay'],
    ] as const) {
      const rows = bank.rows.filter((row) => row.kind === kind);
      expect(item?.evidence).toHaveLength(rows.length);
      expect(item?.seen.map(({ posted_on }) => posted_on)).toEqual(rows.slice(-24).map(({ day }) => day));
      expect(item?.seen.map(({ transaction_id }) => transaction_id)).toEqual(item?.evidence.slice(-24));
      expect(item?.last_seen_on).toBe(rows.at(-1)?.day);
    }
  });

  test('is the same when it is looked for again, to the last column', async () => {
    const { store, app, bring } = await start(await open());
    const rows = () => store.db.selectFrom('recurring_items').selectAll().orderBy('id').execute();
    await bring(HOUSEHOLD);
    const once = await rows();
    expect(once).toHaveLength(3);
    app.clock.pass(60_000);
    await store.transaction((db) =>
      db.updateTable('outbox').set({ finished_at: null, attempts: 0 }).where('kind', '=', 'ledger.find_recurring').execute(),
    );
    await app.mingus.runner.drain();
    expect(await rows()).toEqual(once);
  });

  test('follows the ledger once accepted, stays as it was edited, and does not come back once dismissed', async () => {
    const { ada, bring, find, names } = await start(await open());
    await bring(HOUSEHOLD);
    const [stream, rent, pay] = [await find('streambox'), await find('elm'), await find('harbour')];
    expect((await ada.patch(`/api/recurring/${stream.id}`, { status: 'active' })).body).toMatchObject({ status: 'active', seen: stream.seen });
    await ada.patch(`/api/recurring/${rent.id}`, { status: 'active', name: 'Our flat', amount: -1300 });
    await ada.patch(`/api/recurring/${pay.id}`, { status: 'dismissed' });
    await bring(LATER);
    expect(await find('streambox')).toMatchObject({
      id: stream.id,
      status: 'active',
      amount: -15.49,
      price_change: RISEN,
      last_seen_on: '2025-07-05',
    });
    expect(await find('our flat')).toMatchObject({ id: rent.id, status: 'active', amount: -1300, last_seen_on: '2025-07-01' });
    expect(await names()).toEqual([
      [expect.stringContaining('harbour'), 'dismissed'],
      ['our flat', 'active'],
      [expect.stringContaining('streambox'), 'active'],
    ]);
    // Taken back, it is what it was, and known up to today from the next look on.
    expect((await ada.patch(`/api/recurring/${pay.id}`, { status: 'proposed' })).body).toMatchObject({ status: 'proposed', evidence: pay.evidence });
  });

  test('tells of a new price of an item that the person wrote otherwise', async () => {
    const { ada, bring, find } = await start(await open());
    await bring(HOUSEHOLD);
    const { id } = await find('streambox');
    await ada.patch(`/api/recurring/${id}`, { name: 'Television' });
    await bring(LATER);
    expect(await find('television')).toMatchObject({ id, amount: -13.99, price_change: RISEN });
  });

  test('has ended when it stopped, and is back when it is seen again', async () => {
    const { bring, find, ada } = await start(await open());
    await bring(HOUSEHOLD);
    const { id } = await find('streambox');
    const without = LATER.filter(({ payee }) => !payee.startsWith('STREAMBOX'));
    await bring(without);
    expect(await find('streambox')).toMatchObject({ id, status: 'ended', next_on: null, last_seen_on: '2025-04-05' });
    expect((await ada.get('/api/recurring?status=ended')).read(page).items.map((item) => item.id)).toEqual([id]);
    await bring(monthly('STREAMBOX 9022', '-13.99', '05', ['2025-05', '2025-06', '2025-07']));
    expect(await find('streambox')).toMatchObject({ id, status: 'proposed', ends_on: null, last_seen_on: '2025-07-05' });
  });

  test('is as before when an import is undone, and what was accepted stays', async () => {
    const { store, app, ada, bring, find, names } = await start(await open());
    const items = () => store.db.selectFrom('recurring_items').selectAll().orderBy('id').execute();
    const first = await bring(HOUSEHOLD);
    const { id } = await find('streambox');
    await ada.patch(`/api/recurring/${id}`, { status: 'active' });
    const before = await items();
    const second = await bring(LATER);
    expect(await items()).not.toEqual(before);
    await ada.delete(`/api/imports/${second}`);
    expect((await list(ada)).looking).toBe(true);
    await work(app);
    const plain = (rows: Awaited<ReturnType<typeof items>>) => rows.map(({ updated_at: _changed, ...row }) => row);
    expect(plain(await items())).toEqual(plain(before));
    await ada.delete(`/api/imports/${first}`);
    await work(app);
    expect(await names()).toEqual([[expect.stringContaining('streambox'), 'active']]);
    expect((await find('streambox')).seen).toEqual([]);
    // The same file again is the same thing again, though every row is a new one.
    await bring(HOUSEHOLD);
    expect(await find('streambox')).toMatchObject({ id, status: 'active', last_seen_on: '2025-04-05' });
    expect(await names()).toHaveLength(3);
  });

  test('that was only proposed does not keep the account of an import that is undone', async () => {
    const { app, ada, bring } = await start(await open());
    const id = await bring(HOUSEHOLD);
    await ada.delete(`/api/imports/${id}`);
    await work(app);
    expect((await ada.get('/api/accounts')).body).toMatchObject({ items: [] });
    expect(await list(ada)).toMatchObject({ items: [], looking: false });
  });

  test('is not proposed where the person entered it, before or after it was found', async () => {
    const { app, ada, bring, find, names } = await start(await open());
    await bring(HOUSEHOLD);
    const { account_id } = await find('elm');
    const entered = { account_id, name: 'Rent', amount: -1240.5, recurrence: { frequency: 'monthly', day_of_month: 1 }, starts_on: '2025-06-01' };
    const id = idOf((await ada.post('/api/recurring', entered)).body);
    // At once, so that the forecast never counts both; and after the next search.
    expect((await names()).map(([name]) => name).join()).not.toContain('elm');
    await work(app);
    expect((await names()).map(([name]) => name).join()).not.toContain('elm');
    await bring(LATER);
    expect((await names()).map(([name]) => name).join()).not.toContain('elm');
    // Without it, the rent is found again.
    await ada.delete(`/api/recurring/${id}`);
    await work(app);
    expect(await find('elm')).toMatchObject({ status: 'proposed' });
  });

  test('is dismissed rather than removed, and can be taken back', async () => {
    const { app, ada, bring, find } = await start(await open());
    await bring(HOUSEHOLD);
    const { id } = await find('streambox');
    for (let times = 0; times < 2; times += 1) expect((await ada.delete(`/api/recurring/${id}`)).status).toBe(204);
    await bring(LATER);
    expect(await find('streambox')).toMatchObject({ id, status: 'dismissed', next_on: null });
    await ada.patch(`/api/recurring/${id}`, { status: 'active' });
    await work(app);
    expect(await find('streambox')).toMatchObject({ id, status: 'active' });
  });

  test('is found for each account by itself, and what goes to an own account is told from what pays off a card', async () => {
    const { ada, bring, names } = await start(await open());
    const month = (number: string, payee: string, amount: string, date = '10') => bring(monthly(payee, amount, date, YEAR), number);
    await month('111', 'STREAMBOX', '-13.99');
    await month('222', 'STREAMBOX', '-13.99');
    const { body } = await ada.get('/api/accounts');
    const [one, other] = z
      .object({ items: z.array(z.looseObject({ id: z.int() })) })
      .parse(body)
      .items.map(({ id }) => id);
    expect((await list(ada)).items.map(({ account_id }) => account_id).toSorted((a, b) => a - b)).toEqual([one, other]);
    await ada.patch(`/api/accounts/${other}`, { kind: 'credit_card' });
    await month('333', 'FROM MAIN', '200.00', '17');
    await month('111', 'STANDING ORDER SAVINGS', '-200.00', '16');
    await month('222', 'PAYMENT THANK YOU', '350.00', '21');
    await month('111', 'CARD PAYMENT 222', '-350.00', '20');
    const outOf = (await list(ada)).items.filter((item) => item.account_id === one);
    expect(outOf.map(({ amount, category }) => [amount, category]).toSorted(([a], [b]) => Number(a) - Number(b))).toMatchObject([
      [-350, 'debt_payment'],
      [-200, 'transfer'],
      [-13.99, expect.any(String)],
    ]);
    expect(await names()).toHaveLength(6);
  });

  test('is looked for again when an account becomes another kind, or goes, and not when only its name does', async () => {
    const { app, ada, bring } = await start(await open());
    const month = (number: string, payee: string, amount: string, date = '10') => bring(monthly(payee, amount, date, YEAR), number);
    await month('111', 'CARD PAYMENT 222', '-350.00', '20');
    const [main] = (await list(ada)).items;
    await month('222', 'PAYMENT THANK YOU', '350.00', '21');
    const categoryOf = async () => (await list(ada)).items.find(({ account_id }) => account_id === main?.account_id)?.category;
    expect(await categoryOf()).toBe('transfer');
    const { items } = (await ada.get('/api/accounts')).read(z.object({ items: z.array(z.looseObject({ id: z.int() })) }));
    const other = items.find(({ id }) => id !== main?.account_id)?.id;
    expect((await ada.patch(`/api/accounts/${other}`, { name: 'Plastic', kind: 'checking' })).status).toBe(200);
    expect((await list(ada)).looking).toBe(false);
    await ada.patch(`/api/accounts/${other}`, { kind: 'credit_card' });
    expect((await list(ada)).looking).toBe(true);
    await work(app);
    expect(await categoryOf()).toBe('debt_payment');
    expect((await ada.patch(`/api/accounts/${other}`, { kind: 'checking', currency: 'EUR' })).status).toBe(200);
    await work(app);
    expect(await categoryOf()).not.toBe('transfer');
    expect((await ada.delete(`/api/accounts/${other}`)).status).toBe(204);
    expect((await list(ada)).looking).toBe(true);
    await work(app);
    expect(await list(ada)).toMatchObject({ looking: false, items: [{ account_id: main?.account_id }] });
  });

  test('is not said to be looked for once the job of it must have been given up, until something changes again', async () => {
    const { store, app, ada } = await start(await open());
    await upload(ada, HOUSEHOLD);
    const asked = (requested_at: string) => store.db.updateTable('recurring_searches').set({ requested_at }).execute();
    await asked('2025-07-26T08:30:00.000Z');
    expect(await list(ada)).toMatchObject({ looking: true, looked_at: null });
    await asked('2025-07-26T07:30:00.000Z');
    expect(await list(ada)).toMatchObject({ looking: false, looked_at: null });
    const [account] = (await ada.get('/api/accounts')).read(z.object({ items: z.array(z.looseObject({ id: z.int() })) })).items;
    await ada.post('/api/transactions', { account_id: account?.id, posted_on: '2025-05-01', amount: -1, payee: 'x' });
    expect((await list(ada)).looking).toBe(true);
    await work(app);
    expect(await list(ada)).toMatchObject({ looking: false, items: [{}, {}, {}] });
  });

  test('of one person is nothing to another', async () => {
    const { app, ada, bo, bring, find } = await start(await open());
    await bring(HOUSEHOLD);
    expect(await list(bo)).toEqual({ items: [], next_cursor: null, looking: false, looked_at: null });
    const hers = await list(ada);
    await upload(bo, monthly('STREAMBOX', '-9.99', '07', YEAR));
    await work(app);
    expect((await list(bo)).items).toMatchObject([{ amount: -9.99 }]);
    expect(await list(ada)).toEqual(hers);
    expect((await bo.patch(`/api/recurring/${(await find('streambox')).id}`, { status: 'dismissed' })).status).toBe(404);
  });

  test('is looked for again when rows are changed by hand, once for all changes of a few seconds', async () => {
    const { store, app, ada, bring, find } = await start(await open());
    await bring(HOUSEHOLD);
    const { evidence, account_id } = await find('streambox');
    const jobs = async () => (await store.db.selectFrom('outbox').select('id').where('kind', '=', 'ledger.find_recurring').execute()).length;
    const before = await jobs();
    for (const id of evidence) expect((await ada.delete(`/api/transactions/${id}`)).status).toBe(204);
    expect([await jobs(), (await list(ada)).looking]).toEqual([before + 1, true]);
    await work(app);
    expect((await list(ada)).items.map(({ name }) => name.toLowerCase()).join()).not.toContain('streambox');
    await ada.post(`/api/transactions/${evidence[0]}/restore`);
    expect((await list(ada)).looking).toBe(true);
    await work(app);
    await ada.post('/api/transactions', { account_id, posted_on: '2025-05-01', amount: -1, payee: 'x' });
    expect((await list(ada)).looking).toBe(true);
  });
});
