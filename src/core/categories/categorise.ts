import { payeeKey } from '../payee/payee-key.ts';
import type { CategoryName, CategorySource } from './categories.ts';
import { lookUp } from './dictionary.ts';

/** What a row is for, and why it is taken for that. */
export interface Categorised {
  readonly category: CategoryName;
  readonly category_source: CategorySource;
}

/** What a person said of payees: by `payeeKey`. */
export type CategoryRules = ReadonlyMap<string, CategoryName>;

const NOTHING_MATCHED: Categorised = { category: 'other', category_source: 'none' };

/**
 * Guesses what a row is for from its payee and the way its money went (minor units, negative is out): what the person said of that payee,
 * else what the dictionary says, else `other`. A person's rule holds both ways: what a shop pays back is of the shop's category.
 */
export function categorise(payee: string, amount: number, rules: CategoryRules): Categorised {
  const ruled = rules.size === 0 ? undefined : rules.get(payeeKey(payee));
  if (ruled !== undefined) return { category: ruled, category_source: 'rule' };
  const known = lookUp(payee, amount);
  return known === undefined ? NOTHING_MATCHED : { category: known, category_source: 'dictionary' };
}
