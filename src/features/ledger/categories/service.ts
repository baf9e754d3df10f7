import { z } from 'zod';
import { Problem } from '../../../contract/problem.ts';
import { payeeKey } from '../../../core/payee/payee-key.ts';
import { instantOf } from '../../../platform/clock.ts';
import type { Db, Store } from '../../../platform/database/store.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { pageFrom, placeOf } from '../../../platform/http/cursor.ts';
import { lockPerson } from '../imports/repository.ts';
import { type AskingNeeds, askForSearch } from '../recurring/ask-for-search.ts';
import { findChange, handPreviousOn, markUndone, restorePrevious } from './changes-repository.ts';
import { changeRows, ofPayee, rowsOf } from './changing.ts';
import { type Category, type CategoryChange, type CategoryRule, categoryProblems } from './contract.ts';
import { countPayees, countPayeesOutside, deleteRule, findRule, type KeptRule, listRulesOf, selectOfPayees, updateRule } from './rules-repository.ts';

const noSuchRule = () => new Problem(categoryProblems['category_rule.not_found'], 'There is no such rule. It may have been removed.');
const noSuchChange = () => new Problem(categoryProblems['category_change.not_found'], 'There is no such change. A change can be undone for 30 days.');
const undoneBefore = () => new Problem(categoryProblems['category_change.undone'], 'This change was undone already; nothing more was changed.');

const place = z.tuple([z.string()]);

/** What rules and changes of many rows need. */
export interface CategoriesNeeds extends AskingNeeds {
  readonly store: Store;
}

/** What can be done with rules, and with changes of many rows. */
export type Categories = ReturnType<typeof createCategories>;

/** What payees are for. */
export function createCategories({ store, ...asking }: CategoriesNeeds) {
  const { clock } = asking;
  const withRows = async (db: Db, userId: number, rules: readonly KeptRule[]): Promise<CategoryRule[]> => {
    if (rules.length === 0) return [];
    const byKey = Map.groupBy(await countPayees(db, userId), ({ payee }) => payeeKey(payee));
    return rules.map((rule) => ({ ...rule, rows: rowsOf(byKey.get(rule.payee) ?? []) }));
  };

  return {
    async list(caller: Caller, { limit, cursor }: { readonly limit: number; readonly cursor?: string }) {
      const [after] = placeOf(cursor, place) ?? [];
      const page = pageFrom(await listRulesOf(store.db, caller.user_id, after, limit + 1), limit, ({ payee }) => [payee]);
      return { ...page, items: await withRows(store.db, caller.user_id, page.items) };
    },

    /** Rows that are there stay as they are. Throws category_rule.not_found. */
    change: (caller: Caller, ruleId: number, category: Category): Promise<CategoryRule> =>
      store.transaction(async (db) => {
        const rule = await updateRule(db, caller.user_id, ruleId, category);
        const [shown] = rule === undefined ? [] : await withRows(db, caller.user_id, [rule]);
        if (shown === undefined) throw noSuchRule();
        return shown;
      }),

    /** Throws category_rule.not_found. */
    async remove(caller: Caller, ruleId: number): Promise<void> {
      await store.transaction(async (db) => {
        if (!(await deleteRule(db, caller.user_id, ruleId))) throw noSuchRule();
      });
    },

    /** Changes the rows of the rule's payee that the person did not categorise themselves. Throws category_rule.not_found. */
    apply: (caller: Caller, ruleId: number): Promise<CategoryChange> =>
      store.transaction(async (db) => {
        const rule = await findRule(db, caller.user_id, ruleId);
        if (rule === undefined) throw noSuchRule();
        const payees = ofPayee(await countPayeesOutside(db, caller.user_id, rule.category), rule.payee).map(({ payee }) => payee);
        const rows = selectOfPayees(db, caller.user_id, rule.category, payees);
        const done = await changeRows(db, caller.user_id, { category: rule.category, category_source: 'rule' }, rows, instantOf(clock.now()));
        if (done.changed > 0) await askForSearch(asking, db, caller.user_id, `category_change:${done.change_id}`);
        return done;
      }),

    /** Throws category_change.not_found, category_change.undone. */
    undo: (caller: Caller, changeId: number): Promise<{ restored: number }> =>
      store.transaction(async (db) => {
        await lockPerson(db, caller.user_id);
        const change = await findChange(db, caller.user_id, changeId);
        if (change === undefined) throw noSuchChange();
        const now = instantOf(clock.now());
        if (!(await markUndone(db, change.id, now))) throw undoneBefore();
        const restored = await restorePrevious(db, change, now);
        await handPreviousOn(db, caller.user_id, change.id);
        if (restored > 0) await askForSearch(asking, db, caller.user_id, `category_change:${change.id}:undone`);
        return { restored };
      }),
  };
}
