import { type Environment, readSettings, SettingsRefused } from '../../src/platform/config/settings.ts';

/** Why these settings are refused; nothing when they are not. */
export function reasonsOf(env: Environment): readonly string[] {
  try {
    readSettings(env);
    return [];
  } catch (error) {
    if (error instanceof SettingsRefused) return error.reasons;
    throw error;
  }
}
