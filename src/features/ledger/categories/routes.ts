import { ok, removed } from '../../../contract/endpoint.ts';
import { handle, type Route } from '../../../platform/http/route.ts';
import { applyCategoryRule, changeCategoryRule, listCategoryRules, removeCategoryRule, undoCategoryChange } from './contract.ts';
import type { Categories } from './service.ts';

/** The requests about rules, and about changes of many rows. */
export const categoryRoutes = (categories: Categories): readonly Route[] => [
  handle(listCategoryRules, async ({ caller, query }) => ok(await categories.list(caller, query))),
  handle(changeCategoryRule, async ({ caller, params, body }) => ok(await categories.change(caller, params.id, body.category))),
  handle(removeCategoryRule, async ({ caller, params }) => {
    await categories.remove(caller, params.id);
    return removed();
  }),
  handle(applyCategoryRule, async ({ caller, params }) => ok(await categories.apply(caller, params.id))),
  handle(undoCategoryChange, async ({ caller, params }) => ok(await categories.undo(caller, params.id))),
];
