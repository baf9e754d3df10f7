import { type QueryClient, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Preferences, readPreferences } from '../../../src/features/preferences/contract.ts';
import { showTheme } from '../design/look.ts';
import { speak } from '../i18n/words.ts';
import { ask } from './queries.ts';

/** The question how the person wants to be treated. */
export const askPreferences = ask(readPreferences, {});

/** Shows the screens as the person wants them, and answers when they are so. Who never said so keeps what this browser has. */
export async function showPreferences({ theme_preference, language_preference, updated_at }: Preferences): Promise<void> {
  if (updated_at === null) return;
  showTheme(theme_preference);
  await speak(language_preference);
}

/** Asks once how the person wants it, and shows it so before anything else of theirs. Where nobody answers, the screens stay as this browser has them. */
export async function beginWithPreferences(queryClient: QueryClient): Promise<void> {
  const known = await queryClient.ensureQueryData(askPreferences).catch(() => undefined);
  if (known !== undefined) await showPreferences(known);
}

/** Follows what the person says of it later, also from elsewhere. */
export function useFollowedPreferences(): void {
  const { data } = useQuery(askPreferences);
  useEffect(() => {
    if (data !== undefined) void showPreferences(data);
  }, [data]);
}
