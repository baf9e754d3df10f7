import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { addTwoPeople } from '../../../tests/support/people.ts';
import { cents } from '../../core/money/cents.ts';
import type { Caller } from '../../platform/http/route.ts';
import { createOutbox } from '../../platform/jobs/outbox.ts';
import { createAccounts } from './accounts/service.ts';
import { createCategories } from './categories/service.ts';
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
    const needs = { store, clock, outbox: createOutbox({ store, clock }) };
    const accounts = createAccounts(needs);
    const transactions = createTransactions(needs);
    const recurring = createRecurringItems(needs);
    const events = createEvents(needs);
    const categories = createCategories(needs);
    const imports = createImports({
      ...needs,
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
    const pages = [accounts, transactions, recurring, events, imports, categories];
    const counted = async () => {
      const counts: number[] = [];
      for (const page of pages) {
        count = 0;
        await page.list(ada, { limit: 50 });
        counts.push(count);
      }
      return counts;
    };
    expect(await counted()).toEqual([1, 1, 2, 1, 1, 1]);
    for (let index = 0; index < 4; index += 1) {
      const { id: account_id } = await accounts.create(ada, { name: 'A', kind: 'checking', balance: cents(1), balance_as_of: '2025-01-01' });
      const { id } = await transactions.create(ada, { account_id, posted_on: '2025-06-01', amount: cents(-1), payee: 'x' });
      await transactions.change(ada, id, { category: 'dining', payee: `x${'y'.repeat(index + 1)}` });
      await recurring.create(ada, { account_id, name: 'R', amount: cents(-1), recurrence: { frequency: 'weekly' }, starts_on: '2025-01-01' });
      await store.db
        .updateTable('recurring_items')
        .set({ evidence: [id] })
        .where('account_id', '=', account_id)
        .execute();
      await events.create(ada, { name: 'E', amount: cents(-1), date: '2025-07-01' });
      await imports.run(ada, { file_name: 'x.csv', bytes: new Uint8Array() }, {});
    }
    // One query more, however many: the other halves of transfers; the rows that items were found from; the refused rows of imports; the rows
    // that rules are of. The state of the search is one query, full or empty.
    expect(await counted()).toEqual([1, 2, 3, 1, 2, 2]);
  });
});
