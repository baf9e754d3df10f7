import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { moneyWorld, TODAY } from '../../../tests/support/money-world.ts';
import { cents } from '../../core/money/cents.ts';

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
});
