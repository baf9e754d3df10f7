import { ok } from '../../contract/endpoint.ts';
import { handle, type Route } from '../../platform/http/route.ts';
import { changePreferences, readPreferences } from './contract.ts';
import type { PreferencesOf } from './service.ts';

/** The requests about preferences. */
export const preferencesRoutes = (preferences: PreferencesOf): readonly Route[] => [
  handle(readPreferences, async ({ caller }) => ok(await preferences.read(caller))),
  handle(changePreferences, async ({ caller, body }) => ok(await preferences.change(caller, body))),
];
