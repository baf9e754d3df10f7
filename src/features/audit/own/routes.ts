import { ok } from '../../../contract/endpoint.ts';
import type { Store } from '../../../platform/database/store.ts';
import { handle, type Route } from '../../../platform/http/route.ts';
import { listOwnEvents } from './contract.ts';
import { createOwnEvents } from './service.ts';

/** What people are told of their own accounts. */
export function ownEventRoutes(parts: { readonly store: Store }): readonly Route[] {
  const events = createOwnEvents(parts);
  return [handle(listOwnEvents, async ({ caller, query }) => ok(await events.list(caller, query)))];
}
