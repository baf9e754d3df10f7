import type { Db, Store } from '../../platform/database/store.ts';
import type { Route } from '../../platform/http/route.ts';
import { accountProblems } from './accounts/contract.ts';
import { accountRoutes } from './accounts/routes.ts';
import { createAccounts } from './accounts/service.ts';
import { categoryProblems } from './categories/contract.ts';
import { categorySchedules, createCategoryJobs } from './categories/jobs.ts';
import { categoryRoutes } from './categories/routes.ts';
import { createCategories } from './categories/service.ts';
import { eventProblems } from './events/contract.ts';
import { eventRoutes } from './events/routes.ts';
import { createEvents } from './events/service.ts';
import { importProblems } from './imports/contract.ts';
import type { ReadFile } from './imports/reading.ts';
import { importRoutes } from './imports/routes.ts';
import { createImports } from './imports/service.ts';
import { type AskingNeeds, askForSearch, FIND_RECURRING_JOB } from './recurring/ask-for-search.ts';
import { recurringProblems } from './recurring/contract.ts';
import { createFindJob } from './recurring/find-job.ts';
import type { FindAmong } from './recurring/finding-pool.ts';
import { recurringRoutes } from './recurring/routes.ts';
import { createSearch } from './recurring/search.ts';
import { createRecurringItems } from './recurring/service.ts';
import { spendingRoutes } from './spending/routes.ts';
import { createSpending } from './spending/service.ts';
import { transactionProblems } from './transactions/contract.ts';
import { transactionRoutes } from './transactions/routes.ts';
import { createTransactions } from './transactions/service.ts';

/** What the ledger needs. */
export interface LedgerNeeds extends AskingNeeds {
  readonly store: Store;
  /** Reads a bank's file, off this thread. */
  readonly readFile: ReadFile;
  /** Looks for what comes back among rows, off this thread where they are many. */
  readonly find: FindAmong;
  /**
   * The keyed hashes of an account's number in a bank's file, for one person, in 64 hexadecimal digits each: under the present key, then under
   * older ones that are still accepted, so that a change of keys does not make an account a stranger.
   */
  readonly hashNumber: (userId: number, number: string) => readonly [string, ...string[]];
}

/** What others may do with the ledger. */
export type Ledger = ReturnType<typeof createLedger>;

/** Accounts, what happened in them, and what will. */
export function createLedger({ readFile, find, hashNumber, ...needs }: LedgerNeeds) {
  const imports = createImports({ ...needs, readFile, hashNumber });
  const events = createEvents(needs);
  const findRecurring = createSearch({ ...needs, find });
  const routes: readonly Route[] = [
    ...accountRoutes(createAccounts(needs)),
    ...transactionRoutes(createTransactions(needs)),
    ...categoryRoutes(createCategories(needs)),
    ...spendingRoutes(createSpending(needs)),
    ...importRoutes(imports),
    ...recurringRoutes(createRecurringItems(needs)),
    ...eventRoutes(events),
  ];
  return {
    routes,
    problems: { ...accountProblems, ...transactionProblems, ...categoryProblems, ...importProblems, ...recurringProblems, ...eventProblems },
    jobs: { [FIND_RECURRING_JOB]: createFindJob(findRecurring), ...createCategoryJobs(needs) },
    schedules: categorySchedules,
    /** Looks through one person's ledger for what comes back, and keeps what it found. Doing it again changes nothing. */
    findRecurring,
    /** Asks for that look, in the transaction that changed what it looks at, and tells who rests on the ledger. */
    askForSearch: (db: Db, userId: number): Promise<void> => askForSearch(needs, db, userId),
    /** Reads a bank's file and writes nothing. Throws what importing it would. */
    readBankFile: imports.read,
    /** Imports what `readBankFile` read of the same upload; awaits nothing but the database. */
    keepBankFile: imports.keep,
    /** Adds something planned once. Throws account.not_found. */
    planEvent: events.create,
  };
}

export { noSuchAccount } from './accounts/service.ts';
export { type CoveredAccount, hasAccount, listAccountsOf, listCoveredAccounts } from './accounts/repository.ts';
export type { PlannedEvent } from './events/contract.ts';
export { listEventsBetween } from './events/repository.ts';
export { isHoliday } from './holidays.ts';
export { createReadingPool } from './imports/readers/reading-pool.ts';
export { recurrence } from './recurring/contract.ts';
export { createFindingPool } from './recurring/finding-pool.ts';
export { countProposed, type KeptItem, listComingBack } from './recurring/repository.ts';
export { searchText } from './transactions/search.ts';
export { listPostedFrom, type PostedRow } from './transactions/repository.ts';
