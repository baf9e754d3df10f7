import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { addTwoPeople } from '../../../../tests/support/people.ts';
import { cents } from '../../../core/money/cents.ts';
import type { Store } from '../../../platform/database/store.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { createOutbox } from '../../../platform/jobs/outbox.ts';
import { createAccounts } from '../accounts/service.ts';
import { createTransactions } from '../transactions/service.ts';
import type { AccountRead, FileRead, RowRead } from './reading.ts';
import { createImports } from './service.ts';

const clock = { now: () => Date.parse('2025-06-01T12:00:00.000Z') };

const callerOf = (user_id: number): Caller => ({ user_id, role: 'person', time_zone: 'UTC', currency: 'USD', session_id: null });

/** The imports of a store, of files that were read already: `imports.run(caller, file)`. */
function importsOf(store: Store, keys: readonly [string, ...string[]] = ['key']) {
  const files = new Map<string, FileRead>();
  const imports = createImports({
    store,
    clock,
    outbox: createOutbox({ store, clock }),
    readFile: async (bytes) => {
      const file = files.get(new TextDecoder().decode(bytes));
      if (file === undefined) throw new Error('a file that no test made');
      return structuredClone(file);
    },
    hashNumber: (userId, number) => {
      const under = (key: string) => `${key}:${userId}:${number}`.padEnd(64, '0').slice(0, 64);
      return [under(keys[0]), ...keys.slice(1).map(under)];
    },
  });
  const run = (caller: Caller, accounts: readonly AccountRead[], wishes: Parameters<typeof imports.run>[2] = {}) => {
    const text = JSON.stringify(accounts);
    const rows_read = accounts.reduce((sum, { rows }) => sum + rows.length, 0);
    const detected = { delimiter: null, date_order: null, decimal_mark: null, header_line: null, columns: [] };
    files.set(text, { format: 'ofx1', encoding: 'utf-8', detected, accounts, rows_read, rejected: [], questions: [] });
    return imports.run(caller, { file_name: 'bank.ofx', bytes: new TextEncoder().encode(text) }, wishes);
  };
  return { ...imports, run };
}

/** All that the person's ledger holds, down to the last column. */
const ledgerOf = async (store: Store, { user_id }: Caller) => ({
  accounts: await store.db.selectFrom('ledger_accounts').selectAll().where('user_id', '=', user_id).orderBy('id').execute(),
  rows: await store.db.selectFrom('transactions').selectAll().where('user_id', '=', user_id).orderBy('id').execute(),
});

const anyRow: fc.Arbitrary<RowRead> = fc.record({
  line: fc.constant(1),
  posted_on: fc.constantFrom('2025-05-01', '2025-05-02', '2025-05-03'),
  amount: fc.constantFrom(-450, -451, 0, 250_000).map(cents),
  payee: fc.constantFrom('Corner Coffee', 'CORNER COFFEE #12', 'Bakery', ''),
  memo: fc.constantFrom(null, 'table 4'),
  reference: fc.constantFrom(null, 'A', 'B'),
});
const anyAccount: fc.Arbitrary<AccountRead> = fc.record({
  number: fc.constantFrom('111', '222'),
  kind: fc.constantFrom('checking', 'credit_card'),
  currency: fc.constantFrom('USD', null),
  balance: fc.option(
    fc.record({ amount: fc.integer({ min: -9, max: 9 }).map(cents), as_of: fc.constantFrom('2025-04-30', '2025-05-02', '2025-05-20') }),
    {
      nil: null,
    },
  ),
  rows: fc.array(anyRow, { maxLength: 6 }),
});
const anyFile = fc.uniqueArray(anyAccount, { minLength: 1, maxLength: 2, selector: ({ number }) => number });

onEachDatabase('an import', (open) => {
  const start = async () => {
    const store = await open();
    const [ada, bo] = await addTwoPeople(store);
    const needs = { store, clock, outbox: createOutbox({ store, clock }) };
    return {
      store,
      imports: importsOf(store),
      accounts: createAccounts(needs),
      transactions: createTransactions(needs),
      ada: callerOf(ada.id),
      bo: callerOf(bo.id),
    };
  };
  type World = Awaited<ReturnType<typeof start>>;

  /** Makes the person's ledger empty, and puts an account and some rows into it. */
  const prepare = async ({ store, accounts, transactions, ada }: World, entered: readonly RowRead[]) => {
    await store.db.deleteFrom('imports').where('user_id', '=', ada.user_id).execute();
    await store.db.deleteFrom('ledger_accounts').where('user_id', '=', ada.user_id).execute();
    const { id } = await accounts.create(ada, { name: 'Purse', kind: 'cash', balance: cents(100), balance_as_of: '2025-05-01' });
    for (const { posted_on, amount, payee, memo } of entered)
      await transactions.create(ada, { account_id: id, posted_on, amount, payee: payee || 'x', memo });
    return id;
  };

  test('and its undoing leave the ledger as it was, whatever it held', async () => {
    const world = await start();
    const { store, imports, ada } = world;
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { maxLength: 4 }), anyFile, anyFile, fc.boolean(), async (entered, first, second, chosen) => {
        const account_id = await prepare(world, entered);
        await imports.run(ada, first);
        const before = await ledgerOf(store, ada);
        const { id } = await imports.run(ada, second, chosen && second.length === 1 ? { account_id } : {});
        await imports.undo(ada, id);
        expect(await ledgerOf(store, ada)).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  test('can be undone in any order with others, and nothing of them is left', async () => {
    const world = await start();
    const { store, imports, ada } = world;
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyFile, { minLength: 2, maxLength: 4 }),
        fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
        async (files, order) => {
          await prepare(world, []);
          const before = await ledgerOf(store, ada);
          const ids: number[] = [];
          for (const file of files) ids.push((await imports.run(ada, file)).id);
          const shuffled = ids.toSorted((one, other) => (order[ids.indexOf(one)] ?? 0) - (order[ids.indexOf(other)] ?? 0));
          for (const id of shuffled) await imports.undo(ada, id);
          expect(await ledgerOf(store, ada)).toEqual(before);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('of the same file again adds nothing, and after an undo adds all again', async () => {
    const world = await start();
    const { imports, ada } = world;
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { maxLength: 4 }), anyFile, async (entered, file) => {
        await prepare(world, entered);
        const first = await imports.run(ada, file);
        const again = await imports.run(ada, file);
        expect([again.rows_added, again.rows_already_known]).toEqual([0, first.rows_read]);
        await imports.undo(ada, again.id);
        await imports.undo(ada, first.id);
        expect((await imports.run(ada, file)).rows_added).toBe(first.rows_added);
      }),
      { numRuns: 40 },
    );
  });

  const coffee: RowRead = { line: 2, posted_on: '2025-05-02', amount: cents(-450), payee: 'Corner Coffee', memo: null, reference: null };
  const fileOf = (rows: readonly RowRead[], balance: AccountRead['balance'] = null): AccountRead[] => [
    { number: '111', kind: 'checking', currency: 'USD', balance, rows },
  ];

  test('adds k − m of k identical rows of which m are there', async () => {
    const { imports, ada } = await start();
    expect((await imports.run(ada, fileOf([coffee, coffee]))).rows_added).toBe(2);
    expect(await imports.run(ada, fileOf([coffee, coffee, coffee, coffee, coffee]))).toMatchObject({ rows_added: 3, rows_already_known: 2 });
  });

  test('knows its rows although they were edited, moved to another account or removed', async () => {
    const { imports, ada, transactions, accounts } = await start();
    const file = fileOf([coffee, { ...coffee, payee: 'Bakery' }, { ...coffee, payee: 'Books' }]);
    await imports.run(ada, file);
    const purse = await accounts.create(ada, { name: 'Purse', kind: 'cash', balance: cents(0), balance_as_of: '2025-05-01' });
    const [books, bakery, corner] = (await transactions.list(ada, { limit: 10 })).items;
    await transactions.change(ada, corner?.id ?? 0, { amount: cents(-999), posted_on: '2025-01-01', payee: 'Mine' });
    await transactions.change(ada, bakery?.id ?? 0, { account_id: purse.id });
    await transactions.remove(ada, books?.id ?? 0);
    expect(await imports.run(ada, file)).toMatchObject({ rows_added: 0, rows_already_known: 3 });
  });

  test('forgets a removed row when it is undone, so that the file brings it again', async () => {
    const { imports, ada, transactions } = await start();
    const { id } = await imports.run(ada, fileOf([coffee]));
    const [row] = (await transactions.list(ada, { limit: 10 })).items;
    await transactions.remove(ada, row?.id ?? 0);
    await imports.undo(ada, id);
    expect((await imports.run(ada, fileOf([coffee]))).rows_added).toBe(1);
  });

  test('takes over a newer balance of the file only, and its undoing brings the old one back', async () => {
    const { imports, ada, accounts } = await start();
    const { id } = await accounts.create(ada, { name: 'Main', kind: 'checking', balance: cents(1000), balance_as_of: '2025-05-10' });
    await imports.run(ada, fileOf([], { amount: cents(5), as_of: '2025-05-10' }), { account_id: id });
    expect(await accounts.read(ada, id)).toMatchObject({ balance: 1000, balance_as_of: '2025-05-10' });
    const newer = await imports.run(ada, fileOf([], { amount: cents(5), as_of: '2025-05-11' }), { account_id: id });
    expect(await accounts.read(ada, id)).toMatchObject({ balance: 5, balance_as_of: '2025-05-11' });
    await imports.undo(ada, newer.id);
    expect(await accounts.read(ada, id)).toMatchObject({ balance: 1000, balance_as_of: '2025-05-10' });
  });

  test('takes a balance of a day to come for that of the last row, so that neither later rows nor newer files are hidden by it', async () => {
    const { imports, ada, accounts } = await start();
    const { id } = await accounts.create(ada, { name: 'Main', kind: 'checking', balance: cents(1000), balance_as_of: '2025-04-30' });
    await imports.run(ada, fileOf([coffee], { amount: cents(5), as_of: '2025-06-30' }), { account_id: id });
    expect(await accounts.read(ada, id)).toMatchObject({ balance: 5, balance_as_of: coffee.posted_on, current_balance: 5 });
    await imports.run(ada, fileOf([{ ...coffee, posted_on: '2025-05-30' }], { amount: cents(7), as_of: '2025-05-31' }), { account_id: id });
    expect(await accounts.read(ada, id)).toMatchObject({ balance: 7, balance_as_of: '2025-05-31' });
    await imports.run(ada, fileOf([], { amount: cents(9), as_of: '2099-12-31' }), { account_id: id });
    expect(await accounts.read(ada, id)).toMatchObject({ balance: 7, balance_as_of: '2025-05-31' });
  });

  test('leaves a balance alone that the person has changed since', async () => {
    const { imports, ada, accounts } = await start();
    const { id } = await accounts.create(ada, { name: 'Main', kind: 'checking', balance: cents(1000), balance_as_of: '2025-05-10' });
    const newer = await imports.run(ada, fileOf([], { amount: cents(5), as_of: '2025-05-11' }), { account_id: id });
    await accounts.change(ada, id, { balance: cents(77), balance_as_of: '2025-05-12' });
    await imports.undo(ada, newer.id);
    expect(await accounts.read(ada, id)).toMatchObject({ balance: 77, balance_as_of: '2025-05-12' });
  });

  test('keeps an account that it made when the person has put something into it, and without that removes it', async () => {
    const { imports, ada, accounts, transactions } = await start();
    const { id } = await imports.run(ada, fileOf([coffee]));
    const [made] = (await accounts.list(ada, { limit: 5 })).items;
    await transactions.create(ada, { account_id: made?.id ?? 0, posted_on: '2025-05-05', amount: cents(1), payee: 'Found' });
    await imports.undo(ada, id);
    expect((await accounts.list(ada, { limit: 5 })).items).toHaveLength(1);
    expect((await transactions.list(ada, { limit: 5 })).items.map(({ payee }) => payee)).toEqual(['Found']);
  });

  test('without a balance in the file shows what the rows sum to', async () => {
    const { imports, ada, accounts } = await start();
    await imports.run(ada, fileOf([coffee, coffee, { ...coffee, posted_on: '2025-04-01', amount: cents(10_000) }]));
    expect((await accounts.list(ada, { limit: 5 })).items).toMatchObject([{ balance: 0, balance_as_of: '2025-03-31', current_balance: 9_100 }]);
  });

  test('finds the account of the same number again, for the same person only', async () => {
    const { imports, ada, bo, accounts } = await start();
    await imports.run(ada, fileOf([coffee]));
    await imports.run(ada, fileOf([{ ...coffee, posted_on: '2025-05-03' }]));
    await imports.run(bo, fileOf([coffee]));
    expect((await accounts.list(ada, { limit: 5 })).items).toHaveLength(1);
    expect((await accounts.list(bo, { limit: 5 })).items).toHaveLength(1);
  });

  test('finds the account again after the key has changed, also when the older key is given up', async () => {
    const { store, ada } = await start();
    const file: AccountRead = { number: '111', kind: 'checking', currency: 'USD', balance: null, rows: [] };
    for (const keys of [['old'], ['new', 'old'], ['new']] as const) await importsOf(store, keys).run(ada, [file]);
    expect((await ledgerOf(store, ada)).accounts).toHaveLength(1);
    await importsOf(store, ['another']).run(ada, [file]);
    expect((await ledgerOf(store, ada)).accounts).toHaveLength(2);
  });

  test('of the same file twice at once adds it once', async () => {
    const { imports, ada, accounts, transactions } = await start();
    const rows = Array.from({ length: 300 }, (_, index) => ({ ...coffee, payee: `Payee ${index}` }));
    const answers = await Promise.all([imports.run(ada, fileOf(rows)), imports.run(ada, fileOf(rows)), imports.run(ada, fileOf(rows))]);
    expect(answers.map(({ rows_added }) => rows_added).toSorted((one, other) => one - other)).toEqual([0, 0, 300]);
    expect((await accounts.list(ada, { limit: 5 })).items).toHaveLength(1);
    expect((await transactions.list(ada, { limit: 200 })).next_cursor).not.toBeNull();
  });

  test('of another person is absent to undo, and untouched', async () => {
    const { store, imports, ada, bo } = await start();
    const { id } = await imports.run(bo, fileOf([coffee]));
    const before = await ledgerOf(store, bo);
    await expect(imports.undo(ada, id)).rejects.toMatchObject({ type: { code: 'import.not_found' } });
    await expect(imports.undo(ada, 999_999)).rejects.toMatchObject({ type: { code: 'import.not_found' } });
    expect(await ledgerOf(store, bo)).toEqual(before);
  });
});
