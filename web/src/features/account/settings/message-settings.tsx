import { useTranslation } from 'react-i18next';
import { CheckBox } from '../../../design/parts/check-box.tsx';
import { ChoiceChips } from '../../../design/parts/choice-chips.tsx';
import { FormProblem } from '../../../design/parts/states.tsx';
import { QuietHoursSettings } from './quiet-hours-settings.tsx';
import { useSaving } from './use-saving.ts';

const WAYS = ['email', 'push', 'sms'] as const;
const OFTEN = ['daily', 'weekly', 'monthly'] as const;

/** By which ways Mingus may write, how often, and when not. */
export function MessageSettings() {
  const { t } = useTranslation();
  const { preferences, save, problem } = useSaving();
  const open = WAYS.filter((way) => preferences[`${way}_notifications`]);
  return (
    <div className="flex flex-col gap-6">
      <fieldset className="flex flex-col">
        <legend className="font-medium">{t('account.settings.messages.ways')}</legend>
        {WAYS.map((way) => (
          <CheckBox
            key={way}
            label={t(`account.settings.messages.way.${way}`)}
            checked={preferences[`${way}_notifications`]}
            onChange={(on) =>
              void save(
                { [`${way}_notifications`]: on },
                { what: t(`account.settings.messages.way.${way}`), value: t(on ? 'account.settings.on' : 'account.settings.off') },
              )
            }
          />
        ))}
      </fieldset>
      {open.length > 1 && (
        <ChoiceChips
          label={t('account.settings.messages.first')}
          value={preferences.preferred_communication}
          onChange={(preferred_communication) =>
            void save(
              { preferred_communication },
              { what: t('account.settings.messages.first'), value: t(`account.settings.messages.way.${preferred_communication}`) },
            )
          }
          choices={open.map((value) => ({ value, label: t(`account.settings.messages.way.${value}`) }))}
        />
      )}
      <ChoiceChips
        label={t('account.settings.messages.often')}
        value={preferences.communication_frequency}
        onChange={(communication_frequency) =>
          void save(
            { communication_frequency },
            { what: t('account.settings.messages.often'), value: t(`account.settings.messages.frequency.${communication_frequency}`) },
          )
        }
        choices={OFTEN.map((value) => ({ value, label: t(`account.settings.messages.frequency.${value}`) }))}
      />
      <QuietHoursSettings />
      <FormProblem error={problem} />
    </div>
  );
}
