import { z } from 'zod';

/** What a row of the ledger can be for. `transfer` moves money between own accounts: it is never spending or income. */
export const CATEGORIES = [
  'groceries',
  'dining',
  'shopping',
  'entertainment',
  'travel',
  'transport',
  'housing',
  'utilities',
  'health',
  'personal_care',
  'education',
  'childcare',
  'gifts',
  'subscriptions',
  'debt_payment',
  'fees',
  'taxes',
  'cash',
  'income',
  'transfer',
  'other',
] as const;

/** A category of the ledger, by its stable name. */
export const category = z.enum(CATEGORIES).meta({ description: 'What the money was for.' });
export type Category = z.output<typeof category>;

/** Spending that a person can do without for a while. */
export const DISCRETIONARY: readonly Category[] = ['dining', 'shopping', 'entertainment', 'travel', 'gifts', 'personal_care'];

/** Why a row has its category: the person said so, a rule of theirs, the starter dictionary, or nothing matched (`none`, category `other`). */
export const categorySource = z.enum(['person', 'rule', 'dictionary', 'none']);
