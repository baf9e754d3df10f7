import { ok } from '../../../contract/endpoint.ts';
import { handle, type Route } from '../../../platform/http/route.ts';
import { readStatus } from './contract.ts';
import type { StatusDesk } from './service.ts';

/** How Mingus stands. */
export const statusRoutes = (desk: StatusDesk): readonly Route[] => [handle(readStatus, async () => ok(await desk.read()))];
