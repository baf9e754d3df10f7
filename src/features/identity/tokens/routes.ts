import { made, ok, removed } from '../../../contract/endpoint.ts';
import { handle, type Route } from '../../../platform/http/route.ts';
import { listTokens, makeToken, revokeToken } from './contract.ts';
import type { Tokens } from './service.ts';

/** A person's tokens. */
export const tokenRoutes = (tokens: Tokens): readonly Route[] => [
  handle(listTokens, async ({ caller, query }) => ok(await tokens.list(caller, query))),
  handle(makeToken, async ({ caller, body, origin }) => made(await tokens.make(caller, body, origin))),
  handle(revokeToken, async ({ caller, params, origin }) => {
    await tokens.revoke(caller, params.id, origin);
    return removed();
  }),
];
