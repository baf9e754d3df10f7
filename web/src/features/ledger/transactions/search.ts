import { z } from 'zod';
import { civilDay } from '../../../../../src/contract/fields.ts';
import { category } from '../../../../../src/features/ledger/categories/contract.ts';

const day = civilDay.optional().catch(undefined);

/** What the address of the money page says: which rows are shown, and what stands open over them. */
export const moneySearch = z.object({
  account: z.int().min(1).optional().catch(undefined),
  category: category.optional().catch(undefined),
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
  from: day,
  to: day,
  /** The form of this row is open: in the address, so that a phone's back button closes it. */
  change: z.int().min(1).optional().catch(undefined),
  /** The form for a new row is open. */
  add: z.literal(true).optional().catch(undefined),
  /** What waits to be sent and was refused, by its key: its form is open. */
  waiting: z.string().max(64).optional().catch(undefined),
  /** The import that just happened: say what became of it and what comes next. */
  brought: z.int().min(1).optional().catch(undefined),
  /** The account that the file made without saying how much is on it. */
  unsaid: z.int().min(1).optional().catch(undefined),
});
export type MoneySearch = z.output<typeof moneySearch>;
