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
export type CategoryName = (typeof CATEGORIES)[number];

/** Why a row has its category: the person said so, a rule of theirs, the starter dictionary, or nothing matched (`none`, category `other`). */
export const CATEGORY_SOURCES = ['person', 'rule', 'dictionary', 'none'] as const;

/** One of `CATEGORY_SOURCES`. */
export type CategorySource = (typeof CATEGORY_SOURCES)[number];

/** Spending that a person can do without for a while. */
export const DISCRETIONARY: readonly CategoryName[] = ['dining', 'shopping', 'entertainment', 'travel', 'gifts', 'personal_care'];

/** What is bought now and then, for other amounts each time: rows of these are habits, and no bills. */
export const HABITS: readonly CategoryName[] = ['groceries', 'dining', 'shopping', 'entertainment', 'travel', 'transport', 'gifts', 'personal_care'];
