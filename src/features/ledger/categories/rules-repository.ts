import type { CategoryRules } from '../../../core/categories/categorise.ts';
import type { Db } from '../../../platform/database/store.ts';
import type { RowsToChange } from './changes-repository.ts';
import type { Category } from './contract.ts';

/** A rule as it is kept. */
export interface KeptRule {
  readonly id: number;
  readonly payee: string;
  readonly category: Category;
  readonly created_at: string;
}

const shown = ['id', 'payee', 'category', 'created_at'] as const;

/** What the person said of payees, all of it: for categorising many rows. */
export async function loadRules(db: Db, userId: number): Promise<CategoryRules> {
  const rules = await db.selectFrom('category_rules').select(['payee', 'category']).where('user_id', '=', userId).execute();
  return new Map(rules.map(({ payee, category }) => [payee, category]));
}

/** Rules of the person after that of the payee `after`, by payee, at most `limit`. */
export const listRulesOf = (db: Db, userId: number, after: string | undefined, limit: number): Promise<KeptRule[]> => {
  const query = db.selectFrom('category_rules').select(shown).where('user_id', '=', userId);
  return (after === undefined ? query : query.where('payee', '>', after)).orderBy('payee').limit(limit).execute();
};

/** The rule, if it is the person's. */
export const findRule = (db: Db, userId: number, ruleId: number): Promise<KeptRule | undefined> =>
  db.selectFrom('category_rules').select(shown).where('id', '=', ruleId).where('user_id', '=', userId).executeTakeFirst();

/** What the person said of a payee, if they did. */
export const findRuleOf = (db: Db, userId: number, payee: string): Promise<KeptRule | undefined> =>
  db.selectFrom('category_rules').select(shown).where('user_id', '=', userId).where('payee', '=', payee).executeTakeFirst();

/** Keeps what the person said of a payee, in the place of what they said before; answers the rule. */
export const keepRule = (db: Db, userId: number, payee: string, category: Category, now: string): Promise<KeptRule> =>
  db
    .insertInto('category_rules')
    .values({ user_id: userId, payee, category, created_at: now })
    .onConflict((conflict) => conflict.columns(['user_id', 'payee']).doUpdateSet({ category }))
    .returning(shown)
    .executeTakeFirstOrThrow();

/** Changes the rule, if it is the person's; answers it. */
export const updateRule = (db: Db, userId: number, ruleId: number, category: Category): Promise<KeptRule | undefined> =>
  db.updateTable('category_rules').set({ category }).where('id', '=', ruleId).where('user_id', '=', userId).returning(shown).executeTakeFirst();

/** Removes the rule, if it is the person's; answers whether it was. */
export async function deleteRule(db: Db, userId: number, ruleId: number): Promise<boolean> {
  const row = await db.deleteFrom('category_rules').where('id', '=', ruleId).where('user_id', '=', userId).returning('id').executeTakeFirst();
  return row !== undefined;
}

/** A payee as rows have it, and how many have it. */
export interface PayeeCount {
  readonly payee: string;
  readonly rows: number;
}

const payeesOf = (db: Db, userId: number) =>
  db
    .selectFrom('transactions')
    .select('payee')
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .where('user_id', '=', userId)
    .where('deleted_at', 'is', null)
    .groupBy('payee');

/** Each payee of the person's rows. */
export const countPayees = (db: Db, userId: number): Promise<PayeeCount[]> => payeesOf(db, userId).execute();

/** Each payee of the rows that have another category than this one, and not from the person. */
export const countPayeesOutside = (db: Db, userId: number, category: Category): Promise<PayeeCount[]> =>
  payeesOf(db, userId).where('category', '!=', category).where('category_source', '!=', 'person').execute();

// Both databases limit the parameters of a statement (32,766 and 65,535): a payee with a number of its own in each row has as many names as rows.
const NAMES_AT_ONCE = 10_000;

/** The rows of these payees that have another category than this one, and not from the person: one selection, unless the names are very many. */
export const selectOfPayees = (db: Db, userId: number, category: Category, payees: readonly string[]): readonly RowsToChange[] =>
  Array.from({ length: Math.ceil(payees.length / NAMES_AT_ONCE) }, (_, index) =>
    db
      .selectFrom('transactions')
      .where('transactions.user_id', '=', userId)
      .where('transactions.deleted_at', 'is', null)
      .where('transactions.category', '!=', category)
      .where('transactions.category_source', '!=', 'person')
      .where('transactions.payee', 'in', payees.slice(index * NAMES_AT_ONCE, (index + 1) * NAMES_AT_ONCE)),
  );
