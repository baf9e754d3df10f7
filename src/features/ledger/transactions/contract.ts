import { z } from 'zod';
import { endpoint, nothing } from '../../../contract/endpoint.ts';
import { civilDay, id, idParam, money, moneyAnswer, pageOf, pageQuery, text } from '../../../contract/fields.ts';
import { defineProblems } from '../../../contract/problem.ts';
import { category, categoryChange, categorySource } from '../categories/contract.ts';

/** What keeping transactions can be refused with. */
export const transactionProblems = defineProblems({
  'transaction.not_found': { kind: 'absent', title: 'There is no such transaction' },
});

/** A row of the ledger. */
export const transaction = z.object({
  id,
  account_id: id,
  /** The civil day on which the bank booked it. */
  posted_on: civilDay,
  /** Signed, in the account's currency: negative is money out. */
  amount: moneyAnswer,
  /** Who was paid or who paid, as the bank wrote it or the person changed it; may be empty in a bank's file. */
  payee: z.string(),
  memo: z.string().nullable(),
  category,
  category_source: categorySource,
  /** The import that brought it; null when it was entered by hand. */
  import_id: id.nullable(),
  /** The own account on the other side of a transfer; null when it is none, or its other side is not in the ledger. */
  paired_account_id: id.nullable(),
});
export type Transaction = z.output<typeof transaction>;

/** A changed row. */
export const changedTransaction = transaction.extend({
  /** The rule that its correction made or changed; null when no category was given, or the row names no payee. */
  rule: z
    .object({
      id,
      /** The payee without a bank's noise. */
      payee: z.string(),
      /** Other rows of that payee that have another category, and not from the person: applying the rule would change them. */
      others: z.int(),
      /** What the rule said before; null when there was none. */
      before: category.nullable(),
    })
    .nullable(),
  /** What its correction is undone by, as a change of many is; the rule is not. Null when no category was given. */
  change_id: id.nullable(),
});
export type ChangedTransaction = z.output<typeof changedTransaction>;

const fields = {
  account_id: id,
  posted_on: civilDay,
  amount: money,
  payee: text(255),
  memo: text(500).nullable(),
  category,
};

const filter = {
  from: civilDay.optional().meta({ description: 'Only of this day and later.' }),
  to: civilDay.optional().meta({ description: 'Only of this day and earlier.' }),
  category: category.optional().meta({ description: 'Only of this category.' }),
  q: text(100).optional().meta({ description: 'Only those whose payee or memo holds this text; upper and lower case are the same.' }),
};

/** Most rows that can be named one by one. */
export const CATEGORISE_MOST = 200;

export const listTransactions = endpoint({
  method: 'GET',
  path: '/api/transactions',
  access: 'person',
  tier: 'read',
  summary: 'Lists your transactions, the newest first; an account that is not yours has none.',
  tag: 'Transactions',
  query: z.object({
    account_id: z.coerce.number().pipe(id).optional().meta({ description: 'Only of this account.' }),
    ...filter,
    ...pageQuery,
  }),
  answers: { 200: pageOf(transaction) },
  problems: [],
});

export const createTransaction = endpoint({
  method: 'POST',
  path: '/api/transactions',
  access: 'person',
  tier: 'write',
  summary: 'Adds a transaction by hand.',
  tag: 'Transactions',
  body: z.strictObject({ ...fields, memo: fields.memo.optional(), category: category.optional() }),
  answers: { 201: transaction },
  problems: ['account.not_found'],
});

export const changeTransaction = endpoint({
  method: 'PATCH',
  path: '/api/transactions/:id',
  access: 'person',
  tier: 'write',
  summary:
    'Changes a transaction. A category is remembered for the payee. The values a bank file gave are still known, so importing the file again does not add it again.',
  tag: 'Transactions',
  params: idParam,
  body: z.strictObject(fields).partial(),
  answers: { 200: changedTransaction },
  problems: ['transaction.not_found', 'account.not_found'],
});

export const removeTransaction = endpoint({
  method: 'DELETE',
  path: '/api/transactions/:id',
  access: 'person',
  tier: 'write',
  summary: 'Removes a transaction; it can be restored.',
  tag: 'Transactions',
  params: idParam,
  answers: { 204: nothing },
  problems: ['transaction.not_found'],
});

export const restoreTransaction = endpoint({
  method: 'POST',
  path: '/api/transactions/:id/restore',
  access: 'person',
  tier: 'write',
  summary: 'Brings a removed transaction back as it was.',
  tag: 'Transactions',
  params: idParam,
  answers: { 200: transaction },
  problems: ['transaction.not_found'],
});

export const categoriseTransactions = endpoint({
  method: 'POST',
  path: '/api/transactions/categorise',
  access: 'person',
  tier: 'write',
  summary: 'Gives many transactions one category: those named, or all that a filter finds; it can be undone.',
  tag: 'Transactions',
  body: z
    .strictObject({
      category,
      ids: z.array(id).min(1).max(CATEGORISE_MOST).optional().meta({ description: 'These; numbers that are not yours are passed over.' }),
      filter: z
        .strictObject({ account_id: id.optional(), ...filter })
        .optional()
        .meta({ description: 'All that a list with this filter holds, page after page.' }),
    })
    .refine(({ ids, filter: wanted }) => (ids === undefined) !== (wanted === undefined), {
      path: ['filter'],
      error: 'Say which transactions: either ids or a filter.',
    }),
  answers: { 200: categoryChange },
  problems: [],
});
