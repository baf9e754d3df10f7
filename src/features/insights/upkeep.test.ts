import { expect, it } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { fillWeeks, weeksOfNothing, weeksOfStress } from '../../../tests/support/insight-world.ts';
import { startApp } from '../../../tests/support/server.ts';
import { idOf } from '../../../tests/support/wire.ts';

/** A Wednesday; the last complete week began on the 16th. */
const NOW = '2026-11-25T12:00:00.000Z';
const LAST = '2026-11-16';
/** The monday after, before the nightly job. */
const NEXT_WEEK = '2026-11-30T01:00:00.000Z';
const PAIRS_KEPT = 3 * 70;

onEachDatabase('what is worked out', (open) => {
  const start = async () => {
    let queries = 0;
    const store = await open({ onQuery: () => (queries += 1) });
    const app = await startApp(store, { now: NOW });
    const ada = app.client();
    const signIn = await ada.registerPerson();
    const told = async (period = 'yearly') => Object((await ada.get(`/api/insights?period=${period}`)).body);
    const kept = () =>
      store.db.selectFrom('health_spending_correlations').select(['id', 'health_metric', 'computed_at']).where('user_id', '=', signIn.id).execute();
    return {
      store,
      app,
      ada,
      adaId: signIn.id,
      told,
      kept,
      /** Lets what was asked for be done. */
      work: async () => {
        app.clock.pass(20_000);
        await app.mingus.runner.drain();
      },
      /** How many queries something takes. */
      count: async (work: () => Promise<unknown>) => {
        queries = 0;
        await work();
        return queries;
      },
      signInAgain: () => ada.post('/api/auth/login', { email: signIn.email, password: signIn.password }),
    };
  };

  it('is marked as stale by a check-in, a row, a category and an account, until the job has looked again', async () => {
    const { store, app, ada, adaId, told, work } = await start();
    const account_id = await fillWeeks(store.db, adaId, { input: weeksOfStress(30), last: LAST });
    await ada.post('/api/insights/refresh');
    await work();
    const before = await told();
    expect(before).toMatchObject({ stale: false, items: [{ health_metric: 'stress_level' }] });
    app.clock.pass(1_000);
    const row = await ada.post('/api/transactions', { account_id, posted_on: '2026-11-20', amount: -12, payee: 'Corner Diner' });
    const changes: readonly (() => Promise<unknown>)[] = [
      async () => row,
      () => ada.patch(`/api/transactions/${idOf(row.body)}`, { category: 'gifts' }),
      () => ada.put('/api/checkins/2026-11-09', { stress_level: 10 }),
      () => ada.delete('/api/checkins/2026-11-09'),
      () => ada.delete(`/api/transactions/${idOf(row.body)}`),
    ];
    for (const change of changes) {
      app.clock.pass(1_000);
      await change();
      // Nothing is worked out in the request: what was told is told still, and marked.
      const { computed_at, stale, items } = await told();
      expect({ stale, count: items.length }).toEqual({ stale: true, count: 1 });
      await work();
      const after = await told();
      expect(after.stale).toBe(false);
      expect(Date.parse(after.computed_at)).toBeGreaterThan(Date.parse(computed_at));
    }
    await ada.delete(`/api/accounts/${account_id}`);
    await work();
    expect(await told()).toMatchObject({ stale: false, items: [], nothing_yet: { reason: 'no_ledger' } });
  });

  it('takes the place of what was there as a whole, however often and at once it is done', async () => {
    const { store, app, ada, adaId, kept, told, work } = await start();
    await fillWeeks(store.db, adaId, { input: weeksOfStress(30), last: LAST });
    await ada.post('/api/insights/refresh');
    await work();
    const first = await kept();
    expect(first).toHaveLength(PAIRS_KEPT);
    // Three changes within the same seconds are looked at together; two more jobs come at once with two of other slots.
    for (const mood_rating of [3, 4, 5]) await ada.put('/api/checkins/2026-11-09', { mood_rating });
    expect(
      await store.db.selectFrom('outbox').select('id').where('kind', '=', 'insights.analyse').where('finished_at', 'is', null).execute(),
    ).toHaveLength(1);
    app.clock.pass(11_000);
    await ada.put('/api/checkins/2026-11-09', { mood_rating: 6 });
    app.clock.pass(20_000);
    await Promise.all([app.mingus.runner.drain(), app.mingus.runner.drain()]);
    const second = await kept();
    expect(second).toHaveLength(PAIRS_KEPT);
    expect(new Set(second.map(({ computed_at }) => computed_at)).size).toBe(1);
    expect(second.filter(({ id }) => first.some((old) => old.id === id))).toEqual([]);
    expect((await told()).stale).toBe(false);
  });

  it('falls behind with a new week, and the night takes it along', async () => {
    const { store, app, ada, adaId, told, work, signInAgain } = await start();
    await fillWeeks(store.db, adaId, { input: weeksOfNothing(30), last: LAST });
    await ada.post('/api/insights/refresh');
    await work();
    expect(await told()).toMatchObject({ stale: false, to: '2026-11-22' });
    app.clock.set(NEXT_WEEK);
    await signInAgain();
    expect(await told()).toMatchObject({ stale: true, to: '2026-11-22' });
    app.clock.set('2026-12-01T02:11:00.000Z');
    await app.mingus.runner.drain();
    await signInAgain();
    expect(await told()).toMatchObject({ stale: false, to: '2026-11-29' });
  });

  it('is told in as many queries for a year of it as for nothing', async () => {
    const { store, ada, adaId, count, told, work } = await start();
    await told();
    const empty = await count(() => told());
    const account_id = await fillWeeks(store.db, adaId, { input: weeksOfStress(60), last: LAST });
    await ada.post('/api/insights/refresh');
    await work();
    await told();
    expect(await count(() => told())).toBe(empty);
    expect(await count(() => ada.get('/api/insights/pairs?period=all'))).toBe(empty);
    const weeks = () => ada.get('/api/insights/weeks?period=all&health_metric=stress_level&spending_category=dining');
    const full = await count(weeks);
    await ada.delete(`/api/accounts/${account_id}`);
    expect(await count(weeks)).toBeLessThanOrEqual(full);
  });
});
