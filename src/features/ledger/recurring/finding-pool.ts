import { setImmediate } from 'node:timers/promises';
import type { Found } from '../../../core/finding/found.ts';
import { createThread } from '../../../platform/thread.ts';
import type { CoveredAccount } from '../accounts/repository.ts';
import { findInLedger } from './finding.ts';
import type { FindingTask } from './finding-worker.ts';
import type { RowToSearch } from './search-repository.ts';

/** Ledgers up to so many rows are looked through at once: some thirty milliseconds, less than another thread takes to start. */
const AT_ONCE = 1_500;
/** Ledgers that may wait: more than jobs that are done at a time. */
const WAITING = 64;
/** Room for 100,000 rows, several times over. */
const HEAP_MIB = 512;

/** Finds what comes back among the rows of one person, which come page by page in the order of their days. */
export type FindAmong = (pages: AsyncIterable<readonly RowToSearch[]>, accounts: readonly CoveredAccount[]) => Promise<readonly Found[]>;

/** Rows up to where they are too many to be looked through at once; from there on, pages for the thread. */
async function gather(pages: AsyncIterable<readonly RowToSearch[]>) {
  let rows: readonly RowToSearch[] = [];
  const packed: Uint8Array[] = [];
  const pack = (page: readonly RowToSearch[]): void => void packed.push(new TextEncoder().encode(JSON.stringify(page)));
  for await (const page of pages) {
    if (packed.length > 0) pack(page);
    else rows = [...rows, ...page];
    if (rows.length > AT_ONCE) {
      pack(rows);
      rows = [];
    }
    // Reading and packing hold this thread; whoever asks for a page meanwhile comes in between.
    await setImmediate();
  }
  return { rows, packed };
}

/** Looks through ledgers: short ones at once, long ones on a thread of their own. `worker` is the module that the thread runs. */
export function createFindingPool(worker = new URL('./finding-worker.ts', import.meta.url)): { readonly find: FindAmong; close(): Promise<void> } {
  const thread = createThread<FindingTask, readonly Found[]>({ worker, work: 'findTask', waiting: WAITING, heapMib: HEAP_MIB });
  return {
    async find(pages, accounts) {
      const { rows, packed } = await gather(pages);
      return packed.length === 0 ? findInLedger(rows, accounts) : thread.run({ pages: packed, accounts });
    },
    close: thread.close,
  };
}
