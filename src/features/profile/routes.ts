import { ok } from '../../contract/endpoint.ts';
import { handle, type Route } from '../../platform/http/route.ts';
import { changeProfile, readProfile, replaceProfile } from './contract.ts';
import type { Profiles } from './service.ts';

/** The requests about a profile. */
export const profileRoutes = (profiles: Profiles): readonly Route[] => [
  handle(readProfile, async ({ caller }) => ok(await profiles.read(caller))),
  handle(replaceProfile, async ({ caller, body }) => ok(await profiles.replace(caller, body))),
  handle(changeProfile, async ({ caller, body }) => ok(await profiles.change(caller, body))),
];
