import { made, ok, removed } from '../../../contract/endpoint.ts';
import { handle, type Route } from '../../../platform/http/route.ts';
import { categoriseTransactions, changeTransaction, createTransaction, listTransactions, removeTransaction, restoreTransaction } from './contract.ts';
import type { Transactions } from './service.ts';

/** The requests about transactions. */
export const transactionRoutes = (transactions: Transactions): readonly Route[] => [
  handle(listTransactions, async ({ caller, query }) => ok(await transactions.list(caller, query))),
  handle(createTransaction, async ({ caller, body }) => made(await transactions.create(caller, body))),
  handle(changeTransaction, async ({ caller, params, body }) => ok(await transactions.change(caller, params.id, body))),
  handle(removeTransaction, async ({ caller, params }) => {
    await transactions.remove(caller, params.id);
    return removed();
  }),
  handle(restoreTransaction, async ({ caller, params }) => ok(await transactions.restore(caller, params.id))),
  handle(categoriseTransactions, async ({ caller, body: { category, ...which } }) => ok(await transactions.categorise(caller, category, which))),
];
