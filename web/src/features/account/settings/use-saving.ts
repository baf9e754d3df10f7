import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { changePreferences, type Preferences, type SentPreferences } from '../../../../../src/features/preferences/contract.ts';
import { askPreferences, showPreferences } from '../../../app/preferences.ts';
import { useAction } from '../../../app/queries.ts';
import { shownTheme } from '../../../design/look.ts';
import { say } from '../../../design/parts/toast.tsx';
import { shownLanguage, words } from '../../../i18n/words.ts';

/** What a change is called once it is saved: `Theme: dark.` */
export interface Said {
  readonly what: string;
  readonly value: string;
}

/** The person's preferences, and how one of them is changed: shown at once, saved at once, and said. What could not be saved stands as before. */
export function useSaving() {
  const queryClient = useQueryClient();
  const { data: kept } = useSuspenseQuery(askPreferences);
  const [wished, setWished] = useState<Partial<Preferences>>();
  const [problem, setProblem] = useState<unknown>();
  const change = useAction(changePreferences);
  const save = async (body: SentPreferences, said: Said | (() => Said)): Promise<void> => {
    // The first thing that is said keeps the rest as it is shown here: nobody's language or look changes with their buffer.
    const first = kept.updated_at === null ? { language_preference: shownLanguage(), theme_preference: shownTheme() } : {};
    const wishes = { ...first, ...body };
    const next = given(wishes);
    setProblem(undefined);
    setWished({ ...next, updated_at: kept.updated_at ?? new Date().toISOString() });
    await showPreferences({ ...kept, ...next, updated_at: kept.updated_at ?? '' });
    try {
      const answer = await change.mutateAsync({ body: wishes });
      queryClient.setQueryData(askPreferences.queryKey, answer);
      // A change of the language is said in the new one.
      const { what, value } = typeof said === 'function' ? said() : said;
      say(words.t('account.settings.said', { what, value }));
    } catch (error) {
      await showPreferences({ ...kept, ...first, updated_at: kept.updated_at ?? '' });
      setProblem(error);
    }
    setWished(undefined);
  };
  return { preferences: { ...kept, ...wished }, save, problem };
}

/** What of the wishes is given: a member that is left out is undefined. */
const given = (wishes: SentPreferences): Partial<Preferences> =>
  Object.fromEntries(Object.entries(wishes).filter(([, member]) => member !== undefined));
