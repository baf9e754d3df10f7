import { made, ok, removed } from '../../../contract/endpoint.ts';
import { handle, type Route } from '../../../platform/http/route.ts';
import { changeAccount, createAccount, listAccounts, readAccount, removeAccount } from './contract.ts';
import type { Accounts } from './service.ts';

/** The requests about accounts. */
export const accountRoutes = (accounts: Accounts): readonly Route[] => [
  handle(listAccounts, async ({ caller, query }) => ok(await accounts.list(caller, query))),
  handle(createAccount, async ({ caller, body }) => made(await accounts.create(caller, body))),
  handle(readAccount, async ({ caller, params }) => ok(await accounts.read(caller, params.id))),
  handle(changeAccount, async ({ caller, params, body }) => ok(await accounts.change(caller, params.id, body))),
  handle(removeAccount, async ({ caller, params }) => {
    await accounts.remove(caller, params.id);
    return removed();
  }),
];
