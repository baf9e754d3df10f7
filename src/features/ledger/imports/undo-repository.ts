import type { Db } from '../../../platform/database/store.ts';
import type { ImportedAccount } from './repository.ts';

/** How many rows are taken away by one statement. */
const BATCH = 500;

/** Marks the import as undone and takes its rows away, edited and removed ones too. */
export async function takeRowsBack(db: Db, importId: number, now: string): Promise<void> {
  await db.updateTable('imports').set({ undone_at: now }).where('id', '=', importId).execute();
  const some = db.selectFrom('transactions').select('id').where('import_id', '=', importId).limit(BATCH);
  // A batch at a time: on SQLite one statement over 100,000 rows would hold everybody else up for seconds.
  for (let left = BATCH; left === BATCH; ) left = (await db.deleteFrom('transactions').where('id', 'in', some).returning('id').execute()).length;
}

const importedAccount = [
  'import_id',
  'account_id',
  'made_account',
  'previous_balance',
  'previous_balance_as_of',
  'written_balance',
  'written_balance_as_of',
  'learned_number',
] as const;

/** What the import did to its accounts. */
export const listImportedAccounts = (db: Db, importId: number): Promise<ImportedAccount[]> =>
  db.selectFrom('import_accounts').select(importedAccount).where('import_id', '=', importId).orderBy('id').execute();

/** What later imports that still hold did to the account, the earliest first. */
export const listLaterOfAccount = (db: Db, importId: number, accountId: number): Promise<ImportedAccount[]> =>
  db
    .selectFrom('import_accounts as done')
    .innerJoin('imports as import', 'import.id', 'done.import_id')
    .select(importedAccount.map((column) => `done.${column}` as const))
    .where('done.account_id', '=', accountId)
    .where('done.import_id', '>', importId)
    .where('import.undone_at', 'is', null)
    .orderBy('done.import_id')
    .execute();

/** Corrects what a later import has to bring back, after an earlier one was undone. */
export async function correctImportedAccount(
  db: Db,
  { import_id, account_id }: Pick<ImportedAccount, 'import_id' | 'account_id'>,
  change: Partial<Omit<ImportedAccount, 'import_id' | 'account_id'>>,
): Promise<void> {
  await db.updateTable('import_accounts').set(change).where('import_id', '=', import_id).where('account_id', '=', account_id).execute();
}

/** The balance that an account is kept with. */
export const findBalance = (db: Db, accountId: number) =>
  db.selectFrom('ledger_accounts').select(['balance', 'balance_as_of']).where('id', '=', accountId).executeTakeFirst();

/**
 * Removes an account that an import made, if nothing but that import ever concerned it: no row, no event, no change by the person, and no item
 * but what Mingus itself proposed from the rows that are gone.
 */
export async function deleteIfUntouched(db: Db, accountId: number): Promise<void> {
  await db
    .deleteFrom('ledger_accounts as account')
    .where('account.id', '=', accountId)
    .whereRef('account.updated_at', '=', 'account.created_at')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('transactions as row').select('row.id').whereRef('row.account_id', '=', 'account.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('recurring_items as item')
            .select('item.id')
            .whereRef('item.account_id', '=', 'account.id')
            .where(({ or, eb }) => or([eb('item.source', '=', 'entered'), eb('item.status', '=', 'active'), eb('item.is_edited', '=', true)])),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('planned_events as event').select('event.id').whereRef('event.account_id', '=', 'account.id'))),
    )
    .execute();
}
