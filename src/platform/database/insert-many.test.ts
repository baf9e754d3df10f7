import fc from 'fast-check';
import { expect, it } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { addPerson, addTwoPeople } from '../../../tests/support/people.ts';
import { cents } from '../../core/money/cents.ts';
import { insertMany } from './insert-many.ts';
import type { Db } from './store.ts';

const AT = '2025-01-15T10:30:00.000Z';
const METRICS = ['mood_rating', 'energy_level'] as const;

/** A pair by its number: no two of the same window, metric and category. */
const pair = (user_id: number, index: number) => ({
  user_id,
  analysis_period: 'all' as const,
  analysis_start_date: `${2000 + Math.floor(index / 2)}-01-03`,
  analysis_end_date: '9999-12-26',
  health_metric: METRICS[index % 2] ?? ('mood_rating' as const),
  spending_category: 'dining' as const,
  sample_size: index,
  computed_at: AT,
  created_at: AT,
  updated_at: AT,
});

/** What is kept of somebody, but for the ids, by the pair's number. */
const keptOf = async (db: Db, userId: number) =>
  (await db.selectFrom('health_spending_correlations').selectAll().where('user_id', '=', userId).orderBy('sample_size').execute()).map(
    ({ id: _id, user_id: _user, ...row }) => row,
  );

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !text.includes('\0') && text.isWellFormed()),
  fc.constantFrom('cut \ud83d', '\udc4b cut', '', '"', '\\', "'; drop table users; --", '🙂 žluť', 'null', '0', '[1]', '{"a":1}', '\u2028'),
);
/** As UTF-8 has it: half of a character is the mark for it. */
const whole = (text: string | null): string | null => text?.toWellFormed() ?? null;
const ratios = fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), fc.constantFrom(0, 1, -1, 5e-324, 1 / 3)).map((value) => value + 0);
const amounts = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }).map(cents);
const effects = fc.record({
  lower: amounts,
  upper: amounts,
  lower_weeks: fc.double({ noDefaultInfinity: true, noNaN: true }).map((value) => value + 0),
  upper_weeks: fc.nat(),
});

const values = fc.record({
  correlation_strength: fc.option(ratios),
  p_value: fc.option(ratios.map(Math.abs)),
  method: fc.option(texts),
  insight_text: fc.option(texts),
  actionable_insight: fc.boolean(),
  effect: fc.option(effects),
});

onEachDatabase('many rows', (open) => {
  it('are kept as VALUES keeps them, whatever is in them', async () => {
    const store = await open();
    await fc.assert(
      fc.asyncProperty(fc.array(values, { maxLength: 12 }), async (some) => {
        const [one, other] = await addTwoPeople(store);
        const rows = (userId: number) => some.map((row, index) => ({ ...pair(userId, index), ...row }));
        await insertMany(store.db, 'health_spending_correlations', rows(one.id));
        if (some.length > 0) await store.db.insertInto('health_spending_correlations').values(rows(other.id)).execute();
        const kept = await keptOf(store.db, one.id);
        expect(kept).toEqual(await keptOf(store.db, other.id));
        expect(kept).toMatchObject(some.map((row) => ({ ...row, method: whole(row.method), insight_text: whole(row.insight_text) })));
      }),
      { numRuns: 60 },
    );
  });

  it('may be more than one statement takes, by whole numbers as large as any', async () => {
    const store = await open();
    const { id: userId } = await addPerson(store);
    await insertMany(
      store.db,
      'health_spending_correlations',
      Array.from({ length: 1201 }, (_, index) => pair(userId, index)),
    );
    expect((await keptOf(store.db, userId)).map(({ sample_size }) => sample_size)).toEqual(Array.from({ length: 1201 }, (_, index) => index));
    const most = cents(Number.MAX_SAFE_INTEGER);
    await insertMany(store.db, 'ledger_accounts', [
      {
        user_id: userId,
        name: 'Everyday',
        kind: 'checking',
        currency: 'USD',
        balance: most,
        balance_as_of: '2025-01-01',
        created_at: AT,
        updated_at: AT,
      },
    ]);
    expect(await store.db.selectFrom('ledger_accounts').select('balance').execute()).toEqual([{ balance: most }]);
  });

  it('are all kept or none, and a row that is not whole is a bug', async () => {
    const store = await open();
    const { id: userId } = await addPerson(store);
    await expect(insertMany(store.db, 'health_spending_correlations', [pair(userId, 0), pair(userId, 0)])).rejects.toThrow();
    const { computed_at: _without, ...half } = pair(userId, 1);
    // @ts-expect-error it lacks a column
    await expect(insertMany(store.db, 'health_spending_correlations', [pair(userId, 0), half])).rejects.toThrow(TypeError);
    await expect(insertMany(store.db, 'health_spending_correlations', [{ ...pair(userId, 0), p_value: Number.NaN }])).rejects.toThrow(TypeError);
    await expect(insertMany(store.db, 'health_spending_correlations', [pair(userId, 0), { ...pair(userId, 1), method: 'more' }])).rejects.toThrow(
      TypeError,
    );
    await insertMany(store.db, 'health_spending_correlations', []);
    expect(await keptOf(store.db, userId)).toEqual([]);
  });
});
