import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { fillWeeks, weeksOfNothing, weeksOfStress } from '../../../tests/support/insight-world.ts';
import { startApp } from '../../../tests/support/server.ts';
import { testedPair } from './contract.ts';

/** A Wednesday; the last complete week began on the 16th. */
const NOW = '2026-11-25T12:00:00.000Z';
const LAST = '2026-11-16';

const nothing = (reason: string, weeks = 0) => ({ reason, weeks, weeks_needed: 12, smallest_visible: null });
const told = z.looseObject({ items: z.array(z.looseObject({ health_metric: z.string(), spending_category: z.string() })) });
const shownBy = (body: unknown) => told.parse(body).items.map(({ health_metric, spending_category }) => `${health_metric} ${spending_category}`);

onEachDatabase('insights', (open) => {
  const start = async () => {
    const store = await open();
    const app = await startApp(store, { now: NOW });
    const [ada, bo] = [app.client(), app.client()];
    const [{ id: adaId }, { id: boId }] = [await ada.registerPerson(), await bo.registerPerson()];
    /** Lets what was asked for be done. */
    const work = async () => {
      app.clock.pass(20_000);
      await app.mingus.runner.drain();
    };
    return { store, app, ada, bo, adaId, boId, work };
  };

  it('find the one thing that moves with spending, in words, with its interval, its money and its weeks; for nobody else', async () => {
    const { store, ada, bo, adaId, work } = await start();
    await fillWeeks(store.db, adaId, { input: weeksOfStress(60), last: LAST });
    const asked = await ada.post('/api/insights/refresh');
    expect(asked).toMatchObject({ status: 202, body: { requested_at: NOW } });
    expect((await ada.get('/api/insights')).body).toMatchObject({ computed_at: null, stale: true, items: [], nothing_yet: nothing('not_computed') });
    await work();
    const { status, body } = await ada.get('/api/insights');
    expect(status).toBe(200);
    expect(body).toEqual({
      computed_at: '2026-11-25T12:00:20.000Z',
      stale: false,
      from: '2025-11-24',
      to: '2026-11-22',
      items: [
        {
          health_metric: 'stress_level',
          spending_category: 'dining',
          correlation_strength: expect.closeTo(0.7, 0),
          pearson_correlation: expect.closeTo(0.7, 0),
          correlation_direction: 'positive',
          sample_size: 52,
          effective_sample_size: expect.any(Number),
          p_value: expect.any(Number),
          q_value: expect.any(Number),
          confidence_interval_lower: expect.any(Number),
          confidence_interval_upper: expect.any(Number),
          effect: { lower: expect.any(Number), upper: expect.any(Number), lower_weeks: expect.any(Number), upper_weeks: expect.any(Number) },
          strength: expect.stringMatching(/strong|moderate/),
          wider: null,
          insight_text: expect.stringMatching(
            /^In weeks with more stress you spend more on dining: about \$\d+ in the third of weeks with the most stress/,
          ),
          recommendation_text: expect.stringContaining('which of the two comes first'),
          actionable_insight: true,
        },
      ],
      nothing_yet: null,
    });
    const [first] = z
      .object({ items: z.array(z.looseObject({ effect: z.object({ lower: z.number(), upper: z.number(), lower_weeks: z.int() }) })) })
      .parse(body).items;
    expect(first?.effect.upper).toBeGreaterThan(first?.effect.lower ?? Number.POSITIVE_INFINITY);
    expect(first?.effect.lower_weeks).toBeGreaterThanOrEqual(17);
    // The total holds dining: it moves along, over eight weeks more.
    expect(shownBy((await ada.get('/api/insights?period=all')).body)).toEqual(['stress_level dining', 'stress_level discretionary']);
    expect((await bo.get('/api/insights')).body).toEqual({
      computed_at: null,
      stale: false,
      from: null,
      to: null,
      items: [],
      nothing_yet: nothing('no_checkins'),
    });
    expect((await bo.get('/api/insights/pairs')).body).toMatchObject({ items: [] });
    const ofBo = await bo.get('/api/insights/weeks?health_metric=stress_level&spending_category=dining');
    expect(ofBo.body).toEqual({ items: [], lower_third: null, upper_third: null });
  });

  it('show nothing where nothing moves together, and say what it would take', async () => {
    const { store, ada, adaId, boId, bo, work } = await start();
    await fillWeeks(store.db, adaId, { input: weeksOfNothing(52), last: LAST });
    await fillWeeks(store.db, boId, { input: weeksOfStress(11), last: LAST });
    for (const client of [ada, bo]) await client.post('/api/insights/refresh');
    await work();
    expect((await ada.get('/api/insights')).body).toMatchObject({
      items: [],
      nothing_yet: { reason: 'nothing_found', weeks: 52, weeks_needed: expect.any(Number), smallest_visible: expect.closeTo(0.273, 3) },
    });
    expect((await ada.get('/api/insights?period=quarterly')).body).toMatchObject({
      from: '2026-08-24',
      nothing_yet: { reason: 'nothing_found', weeks: 13 },
    });
    for (const period of ['quarterly', 'yearly', 'all']) {
      expect((await bo.get(`/api/insights?period=${period}`)).body).toMatchObject({ items: [], nothing_yet: nothing('too_few_weeks', 11) });
    }
    for (const period of ['weekly', 'monthly']) {
      expect((await ada.get(`/api/insights?period=${period}`)).body).toMatchObject({ items: [], nothing_yet: nothing('period_too_short') });
    }
    expect((await ada.get('/api/insights?period=daily')).status).toBe(400);
  });

  it('say what is missing: check-ins, or a ledger in the money of the person', async () => {
    const { store, app, ada, adaId, work } = await start();
    const account = { name: 'Main', kind: 'checking', balance: 1, balance_as_of: '2026-01-01' };
    const { id } = (await ada.post('/api/accounts', account)).read(z.looseObject({ id: z.int() }));
    await ada.post('/api/transactions', { account_id: id, posted_on: '2026-11-20', amount: -1, payee: 'Some Diner' });
    await work();
    expect((await ada.get('/api/insights')).body).toMatchObject({ computed_at: expect.any(String), nothing_yet: nothing('no_checkins') });
    await ada.delete(`/api/accounts/${id}`);
    await fillWeeks(store.db, adaId, { input: weeksOfStress(60), last: LAST, currency: 'EUR' });
    await work();
    expect((await ada.get('/api/insights')).body).toMatchObject({ stale: false, items: [], nothing_yet: nothing('no_ledger') });
    expect((await app.client().get('/api/insights')).status).toBe(401);
  });

  it('list every pair that was tested, the surest first, with why it is not shown; the same as a file', async () => {
    const { store, ada, adaId, work } = await start();
    const input = weeksOfStress(52);
    // Nobody's sleep ever varied, and two weeks are said to have had none at all.
    const sleep_hours = input.metrics.sleep_hours.map(() => 7);
    await fillWeeks(store.db, adaId, { input: { ...input, metrics: { ...input.metrics, sleep_hours } }, last: LAST });
    await ada.post('/api/insights/refresh');
    await work();
    const { items } = (await ada.get('/api/insights/pairs')).read(z.object({ items: z.array(testedPair.partial({ effect: true })) }));
    expect(items).toHaveLength(70);
    expect(items[0]).toMatchObject({ health_metric: 'stress_level', spending_category: 'dining', shown: true, why_not: null });
    expect(items.map(({ p_value }) => p_value ?? 2)).toEqual(items.map(({ p_value }) => p_value ?? 2).toSorted((one, other) => one - other));
    expect(items.slice(-10).map(({ why_not, unknown_reason, correlation_strength }) => [why_not, unknown_reason, correlation_strength])).toEqual(
      Array.from({ length: 10 }, () => ['unknown', 'constant', null]),
    );
    expect(new Set(items.map(({ why_not }) => why_not))).toContain('not_sure_enough');

    const file = await ada.get('/api/insights/pairs', { headers: { accept: 'text/csv' } });
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="mingus-pairs.csv"');
    const lines = z.array(z.record(z.string(), z.string())).parse(parse(z.string().parse(file.body), { columns: true, record_delimiter: '\r\n' }));
    expect(lines.map(({ health_metric, spending_category, q_value }) => [health_metric, spending_category, q_value])).toEqual(
      items.map(({ health_metric, spending_category, q_value }) => [health_metric, spending_category, q_value === null ? '' : String(q_value)]),
    );
    expect(lines[0]?.['effect_upper']).toMatch(/^\d+(\.\d\d?)?$/);
  });

  it('count only weeks in which both are known: none that was not recorded, none that the ledger covers in part', async () => {
    const { store, ada, adaId, work } = await start();
    const input = weeksOfStress(30);
    const stress_level = input.metrics.stress_level.map((value, week) => (week % 5 === 0 ? null : value));
    const account_id = await fillWeeks(store.db, adaId, { input: { ...input, metrics: { ...input.metrics, stress_level } }, last: LAST });
    const weeks = async () =>
      (await ada.get('/api/insights/weeks?period=all&health_metric=stress_level&spending_category=dining')).read(
        z.object({
          items: z.array(z.object({ week: z.string(), value: z.number(), spent: z.number() })),
          lower_third: z.number(),
          upper_third: z.number(),
        }),
      );
    const { items, lower_third, upper_third } = await weeks();
    const known = stress_level.flatMap((value, week) => (value === null ? [] : [{ value, spent: (input.spending.dining[week] ?? 0) / 100 }]));
    expect(items.map(({ value, spent }) => ({ value, spent }))).toEqual(known);
    expect(items.at(-1)?.week).toBe(LAST);
    expect(lower_third).toBeLessThan(upper_third);
    // The ledger now begins on a Tuesday: its first week is known in part.
    await store.db.deleteFrom('transactions').where('account_id', '=', account_id).where('posted_on', '<', '2026-05-05').execute();
    await ada.post('/api/insights/refresh');
    await work();
    expect((await weeks()).items[0]?.week).toBe('2026-05-11');
    const { items: pairs } = (await ada.get('/api/insights/pairs?period=all')).read(
      z.object({ from: z.literal('2026-05-04'), items: z.array(z.looseObject({ health_metric: z.string(), sample_size: z.int() })) }),
    );
    expect(new Set(pairs.map(({ health_metric, sample_size }) => `${health_metric} ${sample_size}`))).toContain(
      `stress_level ${(await weeks()).items.length}`,
    );
    expect((await ada.get('/api/insights/weeks?health_metric=weight&spending_category=dining')).status).toBe(400);
  });
});
