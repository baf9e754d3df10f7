import { made, ok, removed } from '../../../contract/endpoint.ts';
import { handle, type Route } from '../../../platform/http/route.ts';
import type { Verification } from '../../verification/index.ts';
import { blockAddress, listAddressBlocks, listSuspiciousAddresses, unblockAddress } from './contract.ts';

/** Addresses that did much, and blocks of addresses. */
export const addressRoutes = ({ addresses }: Pick<Verification, 'addresses'>): readonly Route[] => [
  handle(listSuspiciousAddresses, async ({ query }) => ok(await addresses.suspicious(query))),
  handle(listAddressBlocks, async ({ query }) => ok(await addresses.blocks(query))),
  handle(blockAddress, async ({ body, caller, origin }) => made(await addresses.block(body, { caller, origin }))),
  handle(unblockAddress, async ({ params, caller, origin }) => {
    await addresses.unblock(params.id, { caller, origin });
    return removed();
  }),
];
