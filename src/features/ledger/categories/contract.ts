import { z } from 'zod';
import { endpoint, nothing } from '../../../contract/endpoint.ts';
import { id, idParam, instant, pageOf, pageQuery } from '../../../contract/fields.ts';
import { defineProblems } from '../../../contract/problem.ts';
import { CATEGORIES, CATEGORY_SOURCES } from '../../../core/categories/categories.ts';

export { CATEGORIES, DISCRETIONARY } from '../../../core/categories/categories.ts';

/** What working with categories can be refused with. */
export const categoryProblems = defineProblems({
  'category_rule.not_found': { kind: 'absent', title: 'There is no such rule' },
  'category_change.not_found': { kind: 'absent', title: 'There is no such change' },
  'category_change.undone': { kind: 'conflict', title: 'The change was undone before' },
});

/** A category of the ledger, by its stable name. */
export const category = z.enum(CATEGORIES).meta({ description: 'What the money was for.' });
export type Category = z.output<typeof category>;

/** Why a row has its category: the person said so, a rule of theirs, the starter dictionary, or nothing matched (`none`, category `other`). */
export const categorySource = z.enum(CATEGORY_SOURCES);

/** What a person said a payee is for: it holds for rows to come. */
export const categoryRule = z.object({
  id,
  /** The payee without a bank's noise, as rows are compared by it. */
  payee: z.string(),
  category,
  /** How many rows of the ledger are of that payee. */
  rows: z.int(),
  created_at: instant,
});
export type CategoryRule = z.output<typeof categoryRule>;

/** Rows that were given a category at once, and the number to undo it by. */
export const categoryChange = z.object({
  change_id: id,
  /** How many rows it changed; rows that were so already are not counted. */
  changed: z.int(),
});
export type CategoryChange = z.output<typeof categoryChange>;

export const listCategoryRules = endpoint({
  method: 'GET',
  path: '/api/category-rules',
  access: 'person',
  tier: 'read',
  summary: 'Lists the rules that your corrections made, by payee.',
  tag: 'Categories',
  query: z.object(pageQuery),
  answers: { 200: pageOf(categoryRule) },
  problems: [],
});

export const changeCategoryRule = endpoint({
  method: 'PATCH',
  path: '/api/category-rules/:id',
  access: 'person',
  tier: 'write',
  summary: 'Changes what a payee is for, for rows to come. Rows that are there stay until the rule is applied to them.',
  tag: 'Categories',
  params: idParam,
  body: z.strictObject({ category }),
  answers: { 200: categoryRule },
  problems: ['category_rule.not_found'],
});

export const removeCategoryRule = endpoint({
  method: 'DELETE',
  path: '/api/category-rules/:id',
  access: 'person',
  tier: 'write',
  summary: 'Removes a rule. Rows that it categorised stay as they are.',
  tag: 'Categories',
  params: idParam,
  answers: { 204: nothing },
  problems: ['category_rule.not_found'],
});

export const applyCategoryRule = endpoint({
  method: 'POST',
  path: '/api/category-rules/:id/apply',
  access: 'person',
  tier: 'write',
  summary: 'Gives the rows of a rule’s payee its category, but for those that you categorised yourself; it can be undone.',
  tag: 'Categories',
  params: idParam,
  answers: { 200: categoryChange },
  problems: ['category_rule.not_found'],
});

export const undoCategoryChange = endpoint({
  method: 'POST',
  path: '/api/category-changes/:id/undo',
  access: 'person',
  tier: 'write',
  summary: 'Gives rows the categories they had before a change of many; those categorised anew since stay. Possible for 30 days.',
  tag: 'Categories',
  params: idParam,
  answers: {
    200: z.object({
      /** How many rows have again what they had. */
      restored: z.int(),
    }),
  },
  problems: ['category_change.not_found', 'category_change.undone'],
});
