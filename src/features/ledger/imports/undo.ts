import type { Db } from '../../../platform/database/store.ts';
import { fillAccount, type ImportedAccount } from './repository.ts';
import { correctImportedAccount, deleteIfUntouched, findBalance, listImportedAccounts, listLaterOfAccount, takeRowsBack } from './undo-repository.ts';

/**
 * Brings the balance back that the import replaced. When a later import or the person has replaced it since, theirs stays; and the later
 * import then has to bring back what was before this one.
 */
async function bringBalanceBack(db: Db, done: ImportedAccount, later: readonly ImportedAccount[]): Promise<void> {
  const { previous_balance, previous_balance_as_of, written_balance, written_balance_as_of } = done;
  if (previous_balance === null || previous_balance_as_of === null) return;
  const next = later.find((other) => other.previous_balance === written_balance && other.previous_balance_as_of === written_balance_as_of);
  if (next !== undefined) return correctImportedAccount(db, next, { previous_balance, previous_balance_as_of });
  const now = await findBalance(db, done.account_id);
  if (now?.balance === written_balance && now.balance_as_of === written_balance_as_of) {
    await fillAccount(db, done.account_id, { balance: previous_balance, balance_as_of: previous_balance_as_of });
  }
}

async function undoAccount(db: Db, done: ImportedAccount): Promise<void> {
  const later = await listLaterOfAccount(db, done.import_id, done.account_id);
  await bringBalanceBack(db, done, later);
  const [heir] = later;
  if (done.learned_number) {
    // A later import of the same account knows it by that number: it takes the number away when it is undone itself.
    if (heir === undefined) await fillAccount(db, done.account_id, { bank_account_number_hash: null });
    else await correctImportedAccount(db, heir, { learned_number: true });
  }
  if (!done.made_account) return;
  if (heir === undefined) await deleteIfUntouched(db, done.account_id);
  else await correctImportedAccount(db, heir, { made_account: true });
}

/**
 * Undoes an import in the caller's transaction: the ledger is as before it. Its rows go, edited ones too; balances come back; accounts that
 * it made go unless something else concerns them by now. Imports can be undone in any order.
 */
export async function takeBack(db: Db, importId: number, now: string): Promise<void> {
  const accounts = await listImportedAccounts(db, importId);
  await takeRowsBack(db, importId, now);
  for (const account of accounts) await undoAccount(db, account);
}
