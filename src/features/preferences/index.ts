import { preferencesRoutes } from './routes.ts';
import { createPreferencesService, type PreferencesParts } from './service.ts';

/** How a person wants Mingus to behave towards them. It is refused nothing of its own. */
export const createPreferences = (parts: PreferencesParts) => ({ routes: preferencesRoutes(createPreferencesService(parts)) });

export { quietHours, reminderPreferences } from './contract.ts';
export { changeLanguage, findPreferences, keepFirstLanguage } from './repository.ts';
