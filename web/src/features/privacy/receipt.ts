import type { z } from 'zod';
import type { eraseReceipt } from '../../../../src/features/identity/account/contract.ts';

/** What erasing an account answers. */
export type Receipt = z.output<typeof eraseReceipt>;

let kept: Receipt | undefined;

/** Keeps the receipt for the page that shows it, in this page's memory alone: the account it is of is gone. */
export function keepReceipt(receipt: Receipt): void {
  kept = receipt;
}

/** The receipt of what was erased since this page was opened; undefined when nothing was. */
export const receiptOfNow = (): Receipt | undefined => kept;
