import { cents } from '../../src/core/money/cents.ts';
import type { Store } from '../../src/platform/database/store.ts';

const dates = { created_at: '2025-05-01T08:00:00.000Z', updated_at: '2025-05-01T08:00:00.000Z' };

/** Adds rows of the 5th of each month of 2024 to an account. */
export async function addMonthly(store: Store, person: { readonly user_id: number; readonly account_id: number }, payee: string, amount: number) {
  const rows = Array.from({ length: 12 }, (_, month) => ({
    ...person,
    ...dates,
    posted_on: `2024-${String(month + 1).padStart(2, '0')}-05`,
    amount: cents(amount),
    payee,
  }));
  await store.db.insertInto('transactions').values(rows).execute();
}

/**
 * Gives a person a ledger in which a search has everything to do: one thing to add (a subscription), one to change (rent, proposed by too few
 * rows) and one to take away (a proposal of rows that are gone). The search is asked for.
 */
export async function fillLedgerToSearch(store: Store, user_id: number): Promise<number> {
  const account = { user_id, name: 'Main', kind: 'checking', currency: 'USD', balance: cents(0), balance_as_of: '2024-01-01', ...dates } as const;
  const { id: account_id } = await store.db.insertInto('ledger_accounts').values(account).returning('id').executeTakeFirstOrThrow();
  await addMonthly(store, { user_id, account_id }, 'STREAMBOX', -1399);
  await addMonthly(store, { user_id, account_id }, 'ELM STREET LETTINGS', -124_050);
  const rows = await store.db.selectFrom('transactions').select(['id', 'payee']).where('user_id', '=', user_id).orderBy('id').execute();
  const evidence = rows.filter(({ payee }) => payee.startsWith('ELM')).map(({ id }) => id);
  const proposal = {
    user_id,
    account_id,
    source: 'detected',
    status: 'proposed',
    recurrence: { frequency: 'monthly', day_of_month: 5 },
    starts_on: '2024-01-05',
    last_seen_on: '2024-06-05',
    confidence: 0.5,
    ...dates,
  } as const;
  await store.db
    .insertInto('recurring_items')
    .values([
      { ...proposal, name: 'Elm', amount: cents(-124_050), payee_key: 'elm', evidence: evidence.slice(0, 6) },
      { ...proposal, name: 'Gone', amount: cents(-500), payee_key: 'gone', evidence: [999_999] },
    ])
    .execute();
  await store.db.insertInto('recurring_searches').values({ user_id, requested_at: dates.created_at }).execute();
  return account_id;
}
