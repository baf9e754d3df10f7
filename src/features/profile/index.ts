import type { Clock } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import { profileRoutes } from './routes.ts';
import { createProfiles } from './service.ts';

/** What a person says of their situation. It is refused nothing of its own. */
export const createProfile = (needs: { readonly store: Store; readonly clock: Clock }) => ({ routes: profileRoutes(createProfiles(needs)) });

export { readProfileOf } from './service.ts';
