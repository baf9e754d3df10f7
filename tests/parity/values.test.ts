import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { cents } from '../../src/core/money/cents.ts';
import type { Store } from '../../src/platform/database/store.ts';
import { onEachDatabase } from '../support/databases.ts';
import { addPerson, addTwoPeople } from '../support/people.ts';

const AT = '2025-01-15T10:30:00.000Z';
const stamps = { created_at: AT, updated_at: AT };

const addAccount = (store: Store, user_id: number, balance = 0) =>
  store.db
    .insertInto('ledger_accounts')
    .values({ user_id, name: 'Everyday', kind: 'checking', currency: 'USD', balance: cents(balance), balance_as_of: '2025-01-15', ...stamps })
    .returningAll()
    .executeTakeFirstOrThrow();

const addJob = (store: Store, key: string, payload: object) =>
  store.db
    .insertInto('outbox')
    .values({ kind: 'test', payload, dedupe_key: key, available_at: AT, created_at: AT })
    .returning(['id', 'payload'])
    .executeTakeFirstOrThrow();

onEachDatabase('a value comes back as it was given', (open) => {
  it.each([0, 1, -1, 750_025, 100_000_000_000, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER])('money: %d minor units', async (amount) => {
    const store = await open();
    const { id } = await addPerson(store);
    const { balance } = await addAccount(store, id, amount);
    expect(balance).toBe(amount);
    expect(await store.db.selectFrom('ledger_accounts').select('id').where('balance', '=', cents(amount)).execute()).toHaveLength(1);
  });

  it.each(['0001-01-01T00:00:00.000Z', '1969-12-31T23:59:59.999Z', '2024-02-29T12:00:00.010Z', AT, '9999-12-31T23:59:59.999Z'])(
    'an instant: %s',
    async (at) => {
      const store = await open();
      const { id } = await addPerson(store, { created_at: at });
      const { created_at } = await store.db.selectFrom('users').select('created_at').where('created_at', '=', at).executeTakeFirstOrThrow();
      expect(created_at).toBe(at);
      expect(id).toBe(1);
    },
  );

  it.each(['0001-01-01', '1900-02-28', '2024-02-29', '2025-01-13', '9999-12-31'])('a day: %s', async (day) => {
    const store = await open();
    const { id } = await addPerson(store);
    await store.db
      .insertInto('planned_events')
      .values({ user_id: id, name: 'x', amount: cents(1), date: day, ...stamps })
      .execute();
    expect(await store.db.selectFrom('planned_events').select('date').where('date', '=', day).execute()).toEqual([{ date: day }]);
  });

  it('flags: true and false, not 1 and 0', async () => {
    const store = await open();
    await addPerson(store, { is_active: false });
    await addPerson(store, { is_active: true });
    const flags = await store.db.selectFrom('users').select('is_active').orderBy('id').execute();
    expect(flags).toEqual([{ is_active: false }, { is_active: true }]);
    expect(await store.db.selectFrom('users').select('id').where('is_active', '=', true).execute()).toEqual([{ id: 2 }]);
    expect(await store.db.selectFrom('users').select('id').where('is_active', 'is', false).execute()).toEqual([{ id: 1 }]);
  });

  it.each([0, 0.1, 0.30000000000000004, 1 / 3, 5e-324, 1])('a ratio: %d', async (ratio) => {
    const store = await open();
    const { id } = await addPerson(store);
    await store.db.insertInto('verification_audit_log').values({ user_id: id, event_type: 'x', risk_score: ratio, created_at: AT }).execute();
    const { risk_score } = await store.db.selectFrom('verification_audit_log').select('risk_score').executeTakeFirstOrThrow();
    expect(risk_score).toBe(ratio);
  });

  it.each([
    ['an object', { a: 1, b: 'two', c: true, d: null, e: 1.5, f: -0.05 }],
    ['an empty object', {}],
    ['an empty array', []],
    ['what is nested', { list: [1, [2, { three: [null] }]], object: { within: { within: {} } } }],
    ['text in many scripts', { ключ: 'Łódź 東京 🏦 \n\t"\\/ \u2028', '': 'empty key' }],
    ['large and small numbers', [Number.MAX_SAFE_INTEGER, 1e21, 1e-7, 0.1]],
    ['what looks like other types', ['2025-01-15', '1', 'true', 'null']],
  ])('JSON: %s', async (_name, value) => {
    const store = await open();
    expect((await addJob(store, 'k', value)).payload).toEqual(value);
    expect((await store.db.selectFrom('outbox').select('payload').executeTakeFirstOrThrow()).payload).toEqual(value);
  });

  it.each(['', ' ', "it's", '100%_\\', 'Łódź', '東京', '🏦', 'e\u0301', '\u00a0', 'a\nb', '"', '$1 ?'])('text: %j', async (text) => {
    const store = await open();
    await addPerson(store, { full_name: text });
    expect(await store.db.selectFrom('users').select('full_name').where('full_name', '=', text).execute()).toEqual([{ full_name: text }]);
  });

  it('nothing: null in every kind of column', async () => {
    const store = await open();
    const { id } = await addPerson(store);
    await store.db
      .insertInto('user_preferences')
      .values({ user_id: id, ...stamps })
      .execute();
    const columns = ['forecast_buffer', 'quiet_hours', 'custom_preferences'] as const;
    const row = await store.db.selectFrom('user_preferences').select(columns).executeTakeFirstOrThrow();
    expect(row).toEqual({ forecast_buffer: null, quiet_hours: null, custom_preferences: null });
    const person = await store.db.selectFrom('users').select(['full_name', 'phone_verified_at']).executeTakeFirstOrThrow();
    expect(person).toEqual({ full_name: null, phone_verified_at: null });
  });
});

onEachDatabase('a row is the same', (open) => {
  it('in its presets, whether returned or read', async () => {
    const store = await open();
    const { id } = await addPerson(store);
    const returned = await store.db
      .insertInto('user_preferences')
      .values({ user_id: id, ...stamps })
      .returningAll()
      .executeTakeFirstOrThrow();
    expect(returned).toStrictEqual({
      id: 1,
      user_id: id,
      email_notifications: true,
      push_notifications: true,
      sms_notifications: false,
      reminder_preferences: null,
      preferred_communication: 'email',
      communication_frequency: 'weekly',
      share_anonymized_data: false,
      allow_marketing_emails: false,
      theme_preference: 'auto',
      language_preference: 'en',
      onboarding_completed: false,
      first_checkin_scheduled: false,
      mobile_app_downloaded: false,
      custom_preferences: null,
      forecast_buffer: null,
      quiet_hours: null,
      ...stamps,
    });
    expect(await store.db.selectFrom('user_preferences').selectAll().executeTakeFirstOrThrow()).toStrictEqual(returned);
  });

  it('through aliases, joins, subqueries, common tables and unions', async () => {
    const store = await open();
    const { id } = await addPerson(store);
    const account = await addAccount(store, id, 5);
    const viaJoin = await store.db
      .selectFrom('ledger_accounts as a')
      .innerJoin('users as u', 'u.id', 'a.user_id')
      .select(['u.is_active as active', 'a.balance as money', 'a.balance_as_of as day'])
      .executeTakeFirstOrThrow();
    expect(viaJoin).toEqual({ active: true, money: 5, day: '2025-01-15' });
    const viaCommonTable = await store.db
      .with('active', (db) => db.selectFrom('users').select(['id', 'is_active', 'created_at']))
      .selectFrom('active')
      .select(['is_active', 'created_at'])
      .executeTakeFirstOrThrow();
    expect(viaCommonTable).toEqual({ is_active: true, created_at: AT.replace('15T10:30', '01T00:00') });
    const viaUnion = await store.db
      .selectFrom('users')
      .select(['id', 'is_active as flag'])
      .unionAll(store.db.selectFrom('user_preferences').select(['id', 'share_anonymized_data as flag']))
      .execute();
    expect(viaUnion).toEqual([{ id, flag: true }]);
    expect(account.user_id).toBe(id);
  });

  it('when it is changed: only what was changed, and who is told how many', async () => {
    const store = await open();
    const [one, two] = await addTwoPeople(store);
    const { numUpdatedRows } = await store.db.updateTable('users').set({ full_name: 'Ada' }).where('id', '=', one.id).executeTakeFirstOrThrow();
    expect(numUpdatedRows).toBe(1n);
    const changed = await store.db.updateTable('users').set({ is_active: false }).where('id', '=', two.id).returning(['id', 'is_active']).execute();
    expect(changed).toEqual([{ id: two.id, is_active: false }]);
    const { numDeletedRows } = await store.db.deleteFrom('users').where('id', '=', 99).executeTakeFirstOrThrow();
    expect(numDeletedRows).toBe(0n);
  });

  it('when it is written over what is there, and when it is left alone', async () => {
    const store = await open();
    const { id } = await addPerson(store);
    const upsert = (category: 'dining' | 'travel') =>
      store.db
        .insertInto('category_rules')
        .values({ user_id: id, payee: 'cafe', category, created_at: AT })
        .onConflict((conflict) => conflict.columns(['user_id', 'payee']).doUpdateSet((eb) => ({ category: eb.ref('excluded.category') })))
        .returning(['id', 'category'])
        .executeTakeFirstOrThrow();
    expect(await upsert('dining')).toEqual({ id: 1, category: 'dining' });
    expect(await upsert('travel')).toEqual({ id: 1, category: 'travel' });
    const again = await store.db
      .insertInto('category_rules')
      .values({ user_id: id, payee: 'cafe', category: 'gifts', created_at: AT })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute();
    expect(again).toEqual([]);
  });

  it('in what is computed from it, which cannot be set', async () => {
    const store = await open();
    const { id } = await addPerson(store);
    const steps = { user_id: id, total_steps: 7, step_status: {}, started_at: AT, last_activity: AT };
    await store.db.insertInto('onboarding_progress').values(steps).execute();
    const percentages: number[] = [];
    for (const completed_steps of [0, 1, 2, 6, 7]) {
      const row = await store.db
        .updateTable('onboarding_progress')
        .set({ completed_steps })
        .returning('completion_percentage')
        .executeTakeFirstOrThrow();
      percentages.push(row.completion_percentage);
    }
    expect(percentages).toEqual([0, 14, 28, 85, 100]);
    await expect(sql`update onboarding_progress set completion_percentage = 100`.execute(store.db)).rejects.toThrow();
  });
});

onEachDatabase('an aggregate is the same', (open) => {
  const fill = async (store: Store, amounts: readonly number[]) => {
    const { id } = await addPerson(store);
    const account = await addAccount(store, id);
    for (const [index, amount] of amounts.entries()) {
      const row = { user_id: id, account_id: account.id, posted_on: `2025-01-0${index + 1}`, amount: cents(amount), payee: 'x', ...stamps };
      await store.db.insertInto('transactions').values(row).execute();
    }
  };

  it('over money, days and instants', async () => {
    const store = await open();
    await fill(store, [100_050, -250, 3]);
    const row = await store.db
      .selectFrom('transactions')
      .select(({ fn }) => [
        fn.sum<number>('amount').as('sum'),
        fn.countAll<number>().as('count'),
        fn.count<number>('memo').as('memos'),
        fn.avg<number>('amount').as('mean'),
        fn.max('amount').as('most'),
        fn.min('posted_on').as('first'),
        fn.max('created_at').as('last'),
      ])
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ sum: 99_803, count: 3, memos: 0, mean: 33_267.666666666664, most: 100_050, first: '2025-01-01', last: AT });
  });

  it('over nothing: null, and 0 for a count', async () => {
    const store = await open();
    const row = await store.db
      .selectFrom('transactions')
      .select(({ fn }) => [fn.sum<number | null>('amount').as('sum'), fn.countAll<number>().as('count'), fn.max('posted_on').as('last')])
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ sum: null, count: 0, last: null });
  });

  it('when it is too large to be exact: refused, not rounded', async () => {
    const store = await open();
    await fill(store, [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 1]);
    const sum = store.db.selectFrom('transactions').select(({ fn }) => fn.sum<number>('amount').as('sum'));
    await expect(sum.execute()).rejects.toThrow(RangeError);
  });

  it('by month, by arithmetic and by case', async () => {
    const store = await open();
    await fill(store, [5, -2, -7]);
    const row = await store.db
      .selectFrom('transactions')
      .select((eb) => [
        eb.fn.sum<number>(eb.case().when('amount', '>', cents(0)).then(eb.ref('amount')).else(0).end()).as('income'),
        sql<number>`max(amount * ${2} - ${1})`.as('twice'),
        sql<number>`max(amount) / ${2}`.as('half'),
        eb.fn.coalesce(eb.fn.sum<number>('imported_amount'), sql<number>`0`).as('imported'),
      ])
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ income: 5, twice: 9, half: 2, imported: 0 });
  });
});

onEachDatabase('an order is the same', (open) => {
  it('of text: by its bytes, whatever the locale', async () => {
    const store = await open();
    for (const name of ['b', 'a', 'B', 'A', '_', 'é', 'z', '10', '9', 'aa', 'Ł', ' ']) await addPerson(store, { full_name: name });
    const rows = await store.db.selectFrom('users').select('full_name').orderBy('full_name').execute();
    expect(rows.map((row) => row.full_name)).toEqual([' ', '10', '9', 'A', 'B', '_', 'a', 'aa', 'b', 'z', 'é', 'Ł']);
    const after = await store.db.selectFrom('users').select('full_name').where('full_name', '>', 'a').orderBy('full_name').execute();
    expect(after.map((row) => row.full_name)).toEqual(['aa', 'b', 'z', 'é', 'Ł']);
  });

  it('of what is missing, where it is said', async () => {
    const store = await open();
    for (const name of ['b', null, 'a']) await addPerson(store, { full_name: name });
    const ids = async (order: 'asc' | 'desc', nulls: 'nullsFirst' | 'nullsLast') => {
      const rows = await store.db
        .selectFrom('users')
        .select('id')
        .orderBy('full_name', (by) => by[order]()[nulls]())
        .execute();
      return rows.map((row) => row.id);
    };
    expect(await ids('asc', 'nullsFirst')).toEqual([2, 3, 1]);
    expect(await ids('asc', 'nullsLast')).toEqual([3, 1, 2]);
    expect(await ids('desc', 'nullsFirst')).toEqual([2, 1, 3]);
    expect(await ids('desc', 'nullsLast')).toEqual([1, 3, 2]);
  });

  it('of pages that follow one another by day and number', async () => {
    const store = await open();
    const { id } = await addPerson(store);
    for (const date of ['2025-01-02', '2025-01-01', '2025-01-02']) {
      await store.db
        .insertInto('planned_events')
        .values({ user_id: id, name: 'x', amount: cents(1), date, ...stamps })
        .execute();
    }
    const rows = await store.db
      .selectFrom('planned_events')
      .select('id')
      .where(({ eb, refTuple, tuple }) => eb(refTuple('date', 'id'), '>', tuple('2025-01-01', 2)))
      .orderBy('date')
      .orderBy('id')
      .execute();
    expect(rows).toEqual([{ id: 1 }, { id: 3 }]);
  });
});
