import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { addTwoPeople } from '../../../tests/support/people.ts';
import { cents } from '../../core/money/cents.ts';
import type { Caller } from '../../platform/http/route.ts';
import { createOutbox } from '../../platform/jobs/outbox.ts';
import { createAccounts } from '../ledger/accounts/service.ts';
import { createRecurringItems } from '../ledger/recurring/service.ts';
import { createTransactions } from '../ledger/transactions/service.ts';
import { createForecasts } from './service.ts';

const TODAY = '2025-06-11';
const clock = { now: () => Date.parse(`${TODAY}T12:00:00.000Z`) };

onEachDatabase('the queries of a forecast', (open) => {
  test('are as many for a full ledger as for an empty one', async () => {
    let count = 0;
    const store = await open({ onQuery: () => (count += 1) });
    const [{ id: user_id }] = await addTwoPeople(store);
    const ada: Caller = { user_id, role: 'person', time_zone: 'UTC', currency: 'USD', session_id: null };
    const needs = { store, clock, outbox: createOutbox({ store, clock }) };
    const forecasts = createForecasts(needs);
    const counted = async () => {
      count = 0;
      await forecasts.read(ada, { days: 365, everyday: true });
      return count;
    };
    const empty = await counted();
    for (let index = 0; index < 5; index += 1) {
      const { id } = await createAccounts(needs).create(ada, {
        name: 'A',
        kind: 'checking',
        balance: cents(1),
        balance_as_of: '2025-01-01',
      });
      await createRecurringItems(needs).create(ada, {
        account_id: id,
        name: 'R',
        amount: cents(-1),
        recurrence: { frequency: 'weekly' },
        starts_on: '2025-01-01',
      });
      await createTransactions(needs).create(ada, { account_id: id, posted_on: TODAY, amount: cents(-1), payee: 'x' });
    }
    expect([empty, await counted()]).toEqual([5, 5]);
  });
});
