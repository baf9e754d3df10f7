import type { Found } from '../../../core/finding/found.ts';
import type { CoveredAccount } from '../accounts/repository.ts';
import { findInLedger } from './finding.ts';
import type { RowToSearch } from './search-repository.ts';

/** One ledger to look through. */
export interface FindingTask {
  /** Rows in the order of their days, a page of them as JSON in bytes each: that is cheaper to send than objects are. */
  readonly pages: readonly Uint8Array[];
  readonly accounts: readonly CoveredAccount[];
}

/** What a finding thread does. */
export function findTask({ pages, accounts }: FindingTask): readonly Found[] {
  const decoder = new TextDecoder();
  // They are what the other thread wrote, so they are taken at their word.
  return findInLedger(
    pages.flatMap((page) => JSON.parse(decoder.decode(page)) satisfies RowToSearch[]),
    accounts,
  );
}
