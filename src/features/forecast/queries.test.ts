import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { moneyWorld, TODAY } from '../../../tests/support/money-world.ts';
import { cents } from '../../core/money/cents.ts';
import { insertKept } from './repository.ts';

onEachDatabase('the queries of a forecast', (open) => {
  test('are as many for a full ledger as for an empty one', async () => {
    let count = 0;
    const world = await moneyWorld(await open({ onQuery: () => (count += 1) }));
    const { ada, accounts, recurring, transactions, forecasts } = world;
    const counted = async () => {
      count = 0;
      await forecasts.read(ada, { days: 365, everyday: true });
      return count;
    };
    const empty = await counted();
    for (let index = 0; index < 5; index += 1) {
      const { id } = await accounts.create(ada, {
        name: 'A',
        kind: 'checking',
        balance: cents(1),
        balance_as_of: '2025-01-01',
      });
      await recurring.create(ada, {
        account_id: id,
        name: 'R',
        amount: cents(-1),
        recurrence: { frequency: 'weekly' },
        starts_on: '2025-01-01',
      });
      await transactions.create(ada, { account_id: id, posted_on: TODAY, amount: cents(-1), payee: 'x' });
    }
    expect([empty, await counted()]).toEqual([5, 5]);
  });

  test('that were kept, with their grades, are as many for one as for many', async () => {
    let count = 0;
    const { store, ada, accounts, forecasts } = await moneyWorld(await open({ onQuery: () => (count += 1) }));
    await accounts.create(ada, { name: 'A', kind: 'checking', balance: cents(1), balance_as_of: '2025-01-01' });
    const { starts_on, days, currency, points, summary } = await forecasts.read(ada, { days: 30, everyday: true });
    const kept = { starts_on, days, currency, summary, closing_balances: points.map((point) => point.closing_balance) };
    const keep = (week: string) => insertKept(store.db, { user_id: ada.user_id, week, computed_at: '2025-06-11T12:00:00.000Z', ...kept });
    const counted = async () => {
      count = 0;
      const { items } = await forecasts.list(ada, { limit: 50 });
      return [items.length, count];
    };
    await keep('2025-06-09');
    expect(await counted()).toEqual([1, 3]);
    for (const week of ['2025-06-02', '2025-05-26', '2025-05-19']) await keep(week);
    expect(await counted()).toEqual([4, 3]);
  });
});
