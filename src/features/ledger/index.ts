import type { IsHoliday } from '../../core/calendar/recurrence.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import type { Route } from '../../platform/http/route.ts';
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
  /** Reads a bank's file, off this thread. */
  readonly readFile: ReadFile;
  /** The keyed hash of an account's number in a bank's file, for one person, in 64 hexadecimal digits. */
  readonly hashNumber: (userId: number, number: string) => string;
  /** Days on which recurring items with a business day rule do not fall. */
  readonly isHoliday: IsHoliday;
}

/** Accounts, what happened in them, and what will. */
export function createLedger({ store, clock, readFile, hashNumber, isHoliday }: LedgerNeeds) {
  const routes: readonly Route[] = [
    ...accountRoutes(createAccounts({ store, clock })),
    ...transactionRoutes(createTransactions({ store, clock })),
    ...importRoutes(createImports({ store, clock, readFile, hashNumber })),
    ...recurringRoutes(createRecurringItems({ store, clock, isHoliday })),
    ...eventRoutes(createEvents({ store, clock })),
  ];
  return { routes, problems: { ...accountProblems, ...transactionProblems, ...importProblems, ...recurringProblems, ...eventProblems } };
}
