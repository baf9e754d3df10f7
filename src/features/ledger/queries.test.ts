import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { addTwoPeople } from '../../../tests/support/people.ts';
import { cents } from '../../core/money/cents.ts';
import type { Caller } from '../../platform/http/route.ts';
import { createAccounts } from './accounts/service.ts';
import { createEvents } from './events/service.ts';
import { createImports } from './imports/service.ts';
import { createRecurringItems } from './recurring/service.ts';
import { createTransactions } from './transactions/service.ts';

const clock = { now: () => Date.parse('2025-06-11T12:00:00.000Z') };

onEachDatabase('a page of the ledger', (open) => {
  test('takes as many queries when it is full as when it is empty', async () => {
    let count = 0;
    const store = await open({ onQuery: () => (count += 1) });
    const [{ id: user_id }] = await addTwoPeople(store);
    const ada: Caller = { user_id, role: 'person', time_zone: 'UTC', currency: 'USD', session_id: null };
    const accounts = createAccounts({ store, clock });
    const transactions = createTransactions({ store, clock });
    const recurring = createRecurringItems({ store, clock });
    const events = createEvents({ store, clock });
    const imports = createImports({
      store,
      clock,
      readFile: async () => ({
        format: 'csv',
        encoding: 'utf-8',
        detected: { delimiter: null, date_order: null, decimal_mark: null, header_line: null, columns: [] },
        accounts: [{ number: '1', kind: 'checking', currency: null, balance: null, rows: [] }],
        rows_read: 1,
        rejected: [{ line: 1, reason: 'no date', raw: 'x' }],
        questions: [],
      }),
      hashNumber: () => ['0'.repeat(64)],
    });
    const pages = [accounts, transactions, recurring, events, imports];
    const counted = async () => {
      const counts: number[] = [];
      for (const page of pages) {
        count = 0;
        await page.list(ada, { limit: 50 });
        counts.push(count);
      }
      return counts;
    };
    expect(await counted()).toEqual([1, 1, 1, 1, 1]);
    for (let index = 0; index < 4; index += 1) {
      const { id: account_id } = await accounts.create(ada, { name: 'A', kind: 'checking', balance: cents(1), balance_as_of: '2025-01-01' });
      await transactions.create(ada, { account_id, posted_on: '2025-06-01', amount: cents(-1), payee: 'x' });
      await recurring.create(ada, { account_id, name: 'R', amount: cents(-1), recurrence: { frequency: 'weekly' }, starts_on: '2025-01-01' });
      await events.create(ada, { name: 'E', amount: cents(-1), date: '2025-07-01' });
      await imports.run(ada, { file_name: 'x.csv', bytes: new Uint8Array() }, {});
    }
    // The refused rows of all imports of a page are one query more.
    expect(await counted()).toEqual([1, 1, 1, 1, 2]);
  });
});
