import { z } from 'zod';
import { currency } from '../../../contract/currency.ts';
import { endpoint, nothing } from '../../../contract/endpoint.ts';
import { civilDay, id, idParam, money, moneyAnswer, pageOf, pageQuery, text } from '../../../contract/fields.ts';
import { defineProblems } from '../../../contract/problem.ts';

/** What keeping accounts can be refused with. */
export const accountProblems = defineProblems({
  'account.not_found': { kind: 'absent', title: 'There is no such account' },
  'account.balance_in_future': { kind: 'refused', title: 'A balance cannot be of a day to come' },
});

/** The kinds of account. On `credit_card` and `loan` a balance is negative when money is owed. */
export const ACCOUNT_KINDS = ['checking', 'savings', 'credit_card', 'cash', 'loan'] as const;

/** A kind of account. */
export const accountKind = z.enum(ACCOUNT_KINDS);
export type AccountKind = z.output<typeof accountKind>;

/** An account as its owner sees it. */
export const account = z.object({
  id,
  name: z.string(),
  kind: accountKind,
  /** ISO 4217. */
  currency: z.string(),
  /** The balance at the end of `balance_as_of`; negative when money is owed. */
  balance: moneyAnswer,
  /** The day at whose end `balance` held. */
  balance_as_of: civilDay,
  /** `balance` and all rows posted after `balance_as_of`. */
  current_balance: moneyAnswer,
});
export type Account = z.output<typeof account>;

const fields = {
  name: text(255),
  kind: accountKind,
  currency,
  balance: money,
  balance_as_of: civilDay,
};

export const listAccounts = endpoint({
  method: 'GET',
  path: '/api/accounts',
  access: 'person',
  tier: 'read',
  summary: 'Lists your accounts, the oldest first, each with its balance of today.',
  tag: 'Accounts',
  query: z.object(pageQuery),
  answers: { 200: pageOf(account) },
  problems: [],
});

export const createAccount = endpoint({
  method: 'POST',
  path: '/api/accounts',
  access: 'person',
  tier: 'write',
  summary: 'Adds an account with its balance at the end of a day. The currency is yours unless another is given.',
  tag: 'Accounts',
  body: z.strictObject({ ...fields, currency: currency.optional() }),
  answers: { 201: account },
  problems: ['account.balance_in_future'],
});

export const readAccount = endpoint({
  method: 'GET',
  path: '/api/accounts/:id',
  access: 'person',
  tier: 'read',
  summary: 'Reads one account.',
  tag: 'Accounts',
  params: idParam,
  answers: { 200: account },
  problems: ['account.not_found'],
});

export const changeAccount = endpoint({
  method: 'PATCH',
  path: '/api/accounts/:id',
  access: 'person',
  tier: 'write',
  summary: 'Changes an account. A balance comes with the day it is of. A change of currency converts nothing.',
  tag: 'Accounts',
  params: idParam,
  body: z
    .strictObject(fields)
    .partial()
    .refine((change) => (change.balance === undefined) === (change.balance_as_of === undefined), {
      path: ['balance_as_of'],
      error: 'Give a balance and the day it is of together.',
    }),
  answers: { 200: account },
  problems: ['account.not_found', 'account.balance_in_future'],
});

export const removeAccount = endpoint({
  method: 'DELETE',
  path: '/api/accounts/:id',
  access: 'person',
  tier: 'write',
  summary: 'Removes an account with its transactions, its recurring items and its planned events, for good.',
  tag: 'Accounts',
  params: idParam,
  answers: { 204: nothing },
  problems: ['account.not_found'],
});
