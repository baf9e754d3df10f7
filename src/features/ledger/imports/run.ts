import { dayNumber, isoDay } from '../../../core/calendar/day.ts';
import { categorise } from '../../../core/categories/categorise.ts';
import { ZERO } from '../../../core/money/cents.ts';
import type { Db } from '../../../platform/database/store.ts';
import { loadRules } from '../categories/rules-repository.ts';
import type { ImportPlan, Landing } from './plan.ts';
import { accountOf, rowsToAdd } from './preview.ts';
import type { FileRead } from './reading.ts';
import {
  fillAccount,
  type ImportedAccount,
  insertAccountOfFile,
  insertImport,
  insertImportedAccounts,
  insertRejects,
  insertRows,
  type RowToAdd,
} from './repository.ts';

/** What an import is done with besides the file and the plan. */
export interface Run {
  readonly user_id: number;
  /** What accounts are kept in when the file does not say. */
  readonly currency: string;
  readonly file_name: string;
  readonly file_sha256: string;
  readonly today: string;
  readonly now: string;
  readonly hashOf: (number: string) => readonly [string, ...string[]];
}

type Done = Omit<ImportedAccount, 'import_id'>;

const untouched = {
  made_account: false,
  previous_balance: null,
  previous_balance_as_of: null,
  written_balance: null,
  written_balance_as_of: null,
  learned_number: false,
};

/** The hash to keep for the account, unless another account of the person has it. */
const hashToLearn = (landing: Landing, plan: ImportPlan, run: Run): string | null => {
  if (landing.file.number === '') return null;
  const hashes = run.hashOf(landing.file.number);
  return plan.own.some(({ bank_account_number_hash: kept }) => kept !== null && hashes.includes(kept)) ? null : hashes[0];
};

/** Without a balance in the file, an account starts from 0 on the day before its first row: what it then shows is what the rows sum to. */
const openingOf = ({ file }: Landing, today: string) => {
  if (file.balance !== null) return { balance: file.balance.amount, balance_as_of: file.balance.as_of };
  const first = file.rows.reduce((earliest, { posted_on }) => (posted_on < earliest ? posted_on : earliest), today);
  return { balance: ZERO, balance_as_of: isoDay(dayNumber(first) - 1) };
};

async function makeAccount(db: Db, landing: Landing, plan: ImportPlan, run: Run): Promise<Done> {
  const opening = openingOf(landing, run.today);
  const fields = { ...accountOf(landing, run.file_name, run.currency), ...opening, bank_account_number_hash: hashToLearn(landing, plan, run) };
  const account_id = await insertAccountOfFile(db, run.user_id, fields, run.now);
  return { ...untouched, account_id, made_account: true, written_balance: opening.balance, written_balance_as_of: opening.balance_as_of };
}

/** Takes over the file's balance where it is newer, and the account's number where it had none. */
async function fillOwn(db: Db, account: ImportPlan['own'][number], landing: Landing, plan: ImportPlan, run: Run): Promise<Done> {
  const kept = account.bank_account_number_hash;
  const hash = kept === null ? hashToLearn(landing, plan, run) : null;
  const [present, ...older] = run.hashOf(landing.file.number);
  // Met again under an older key: kept under the present one from now on, so that the older key can be given up.
  if (kept !== null && older.includes(kept)) await fillAccount(db, account.id, { bank_account_number_hash: present });
  const balance = landing.file.balance !== null && landing.file.balance.as_of > account.balance_as_of ? landing.file.balance : null;
  const done = { ...untouched, account_id: account.id, learned_number: hash !== null };
  if (hash !== null) await fillAccount(db, account.id, { bank_account_number_hash: hash });
  if (balance === null) return done;
  await fillAccount(db, account.id, { balance: balance.amount, balance_as_of: balance.as_of });
  return {
    ...done,
    previous_balance: account.balance,
    previous_balance_as_of: account.balance_as_of,
    written_balance: balance.amount,
    written_balance_as_of: balance.as_of,
  };
}

/** Two accounts of a file can go to one own account: it is filled once, from the newest balance. */
const onePerAccount = (landings: readonly Landing[]): readonly Landing[] => {
  const dayOf = ({ file }: Landing): string => file.balance?.as_of ?? '';
  // Accounts of one day stay in the order of the file, which is that of the bank.
  const newestFirst = landings.toSorted((one, other) => Number(dayOf(one) < dayOf(other)) - Number(dayOf(one) > dayOf(other)));
  return [...Map.groupBy(newestFirst, (landing) => (landing.target.to === 'own' ? landing.target.account.id : landing)).values()].flatMap((group) =>
    group.slice(0, 1),
  );
};

/** Writes what the plan says, in the caller's transaction; answers the import's id and its counts. The plan must hold no question. */
export async function writeImport(db: Db, file: FileRead, plan: ImportPlan, run: Run) {
  const done = new Map<Landing | number, Done>();
  for (const landing of onePerAccount(plan.landings)) {
    if (landing.target.to === 'own') done.set(landing.target.account.id, await fillOwn(db, landing.target.account, landing, plan, run));
    else done.set(landing, await makeAccount(db, landing, plan, run));
  }
  const rows = plan.landings.map((landing) => ({ landing, adding: rowsToAdd(landing) }));
  const rows_added = rows.reduce((sum, { adding }) => sum + adding.length, 0);
  const rows_already_known = plan.landings.reduce((sum, landing) => sum + landing.rows.length, 0) - rows_added;
  const accounts = [...done.values()];
  const fields = {
    account_id: accounts[0]?.account_id ?? null,
    file_name: run.file_name,
    format: file.format,
    rows_read: file.rows_read,
    rows_added,
    rows_already_known,
    rows_rejected: file.rejected.length,
  };
  const id = await insertImport(db, run.user_id, { ...fields, file_sha256: run.file_sha256 }, run.now);
  await insertImportedAccounts(
    db,
    accounts.map((account) => ({ ...account, import_id: id })),
  );
  const rules = await loadRules(db, run.user_id);
  const guess = (row: RowToAdd) => categorise(row.payee, row.amount, rules);
  for (const { landing, adding } of rows) {
    const account = done.get(landing.target.to === 'own' ? landing.target.account.id : landing);
    if (account !== undefined) await insertRows(db, { user_id: run.user_id, account_id: account.account_id, import_id: id }, adding, guess, run.now);
  }
  await insertRejects(db, id, file.rejected);
  return { id, ...fields, rejected: [...file.rejected], created_at: run.now };
}
