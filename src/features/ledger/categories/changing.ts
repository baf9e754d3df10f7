import { payeeKey } from '../../../core/payee/payee-key.ts';
import type { Db } from '../../../platform/database/store.ts';
import { lockPerson } from '../imports/repository.ts';
import { insertChange, keepPrevious, type RowsToChange, writeChange } from './changes-repository.ts';
import type { Category, CategoryChange } from './contract.ts';
import { countPayeesOutside, findRuleOf, keepRule, type PayeeCount } from './rules-repository.ts';

/**
 * Gives many rows one category in the caller's transaction, so that it can be undone; as many statements for ten thousand rows as for one.
 * `rows` are several selections only when one would name too much; they must not overlap.
 */
export async function changeRows(
  db: Db,
  userId: number,
  given: { readonly category: Category; readonly category_source: 'person' | 'rule' },
  rows: readonly RowsToChange[],
  now: string,
): Promise<CategoryChange> {
  // One after the other: of two at a time each would keep as previous what was before both.
  await lockPerson(db, userId);
  const change_id = await insertChange(db, userId, given.category, now);
  let changed = 0;
  for (const selection of rows) changed += await keepPrevious(db, change_id, selection);
  await writeChange(db, change_id, given, changed, now);
  return { change_id, changed };
}

/** The payees that are one payee but for a bank's noise. */
export const ofPayee = (payees: readonly PayeeCount[], key: string): readonly PayeeCount[] => payees.filter(({ payee }) => payeeKey(payee) === key);

/** How many rows these are. */
export const rowsOf = (payees: readonly PayeeCount[]): number => payees.reduce((sum, { rows }) => sum + rows, 0);

/**
 * Remembers what the person said of one row for its payee, in the caller's transaction, after the row was changed. Answers the rule with how
 * many other rows applying it would change, and what it said before; null for a payee that names nobody.
 */
export async function learnRule(db: Db, userId: number, payee: string, category: Category, now: string) {
  const key = payeeKey(payee);
  if (key === '') return null;
  const before = await findRuleOf(db, userId, key);
  const { id } = await keepRule(db, userId, key, category, now);
  return { id, payee: key, others: rowsOf(ofPayee(await countPayeesOutside(db, userId, category), key)), before: before?.category ?? null };
}
