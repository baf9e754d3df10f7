import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../../../../src/contract/language.ts';
import { ChoiceChips } from '../../../design/parts/choice-chips.tsx';
import { FormProblem } from '../../../design/parts/states.tsx';
import { useTheme } from '../../../design/look.ts';
import { shownLanguage, words } from '../../../i18n/words.ts';
import { useSaving } from './use-saving.ts';

const THEMES = ['auto', 'light', 'dark'] as const;

/** Each language by its own name, for whoever reads no other. */
const NAMES: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };

/** The language, and light or dark. */
export function LookSettings() {
  const { t } = useTranslation();
  const { preferences, save, problem } = useSaving();
  const language = preferences.updated_at === null ? shownLanguage() : preferences.language_preference;
  const shown = useTheme();
  return (
    <div className="flex flex-col gap-4">
      <ChoiceChips
        label={t('account.settings.language')}
        value={language}
        onChange={(language_preference) =>
          void save({ language_preference }, () => ({ what: words.t('account.settings.language'), value: NAMES[language_preference] }))
        }
        choices={LANGUAGES.map((value) => ({ value, label: NAMES[value] }))}
      />
      <ChoiceChips
        label={t('account.settings.theme.label')}
        value={shown}
        onChange={(theme_preference) =>
          void save({ theme_preference }, { what: t('account.settings.theme.label'), value: t(`account.settings.theme.${theme_preference}`) })
        }
        choices={THEMES.map((value) => ({ value, label: t(`account.settings.theme.${value}`) }))}
      />
      <FormProblem error={problem} />
    </div>
  );
}
