import type { Clock } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import type { Route } from '../../platform/http/route.ts';
import type { Outbox } from '../../platform/jobs/jobs.ts';
import { accountProblems } from './accounts/contract.ts';
import { accountRoutes } from './accounts/routes.ts';
import { createAccounts } from './accounts/service.ts';
import { eventProblems } from './events/contract.ts';
import { eventRoutes } from './events/routes.ts';
import { createEvents } from './events/service.ts';
import { importProblems } from './imports/contract.ts';
import type { ReadFile } from './imports/reading.ts';
import { importRoutes } from './imports/routes.ts';
import { createImports } from './imports/service.ts';
import { recurringProblems } from './recurring/contract.ts';
import { recurringRoutes } from './recurring/routes.ts';
import { createRecurringItems } from './recurring/service.ts';
import { transactionProblems } from './transactions/contract.ts';
import { transactionRoutes } from './transactions/routes.ts';
import { createTransactions } from './transactions/service.ts';

/** What the ledger needs. */
export interface LedgerNeeds {
  readonly store: Store;
  readonly clock: Clock;
  /** Where a look at what comes back is left, in the transaction that changed rows. */
  readonly outbox: Outbox;
  /** Reads a bank's file, off this thread. */
  readonly readFile: ReadFile;
  /**
   * The keyed hashes of an account's number in a bank's file, for one person, in 64 hexadecimal digits each: under the present key, then under
   * older ones that are still accepted, so that a change of keys does not make an account a stranger.
   */
  readonly hashNumber: (userId: number, number: string) => readonly [string, ...string[]];
}

/** Accounts, what happened in them, and what will. */
export function createLedger({ readFile, hashNumber, ...needs }: LedgerNeeds) {
  const routes: readonly Route[] = [
    ...accountRoutes(createAccounts(needs)),
    ...transactionRoutes(createTransactions(needs)),
    ...importRoutes(createImports({ ...needs, readFile, hashNumber })),
    ...recurringRoutes(createRecurringItems(needs)),
    ...eventRoutes(createEvents(needs)),
  ];
  return { routes, problems: { ...accountProblems, ...transactionProblems, ...importProblems, ...recurringProblems, ...eventProblems } };
}

export { noSuchAccount } from './accounts/service.ts';
export { pageFrom, placeOf } from './cursor.ts';
export { type CoveredAccount, listCoveredAccounts } from './accounts/repository.ts';
export type { PlannedEvent } from './events/contract.ts';
export { listEventsBetween } from './events/repository.ts';
export { isHoliday } from './holidays.ts';
export { createReadingPool } from './imports/readers/reading-pool.ts';
export { type KeptItem, listComingBack } from './recurring/repository.ts';
export { listPostedFrom, type PostedRow } from './transactions/repository.ts';
