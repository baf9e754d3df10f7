import { useTranslation } from 'react-i18next';
import { CheckBox } from '../../../design/parts/check-box.tsx';
import { FormProblem } from '../../../design/parts/states.tsx';
import { useSaving } from './use-saving.ts';

const SHARED = ['share_anonymized_data', 'allow_marketing_emails'] as const;

/** What goes beyond the person's own use: off until they turn it on. */
export function SharingSettings() {
  const { t } = useTranslation();
  const { preferences, save, problem } = useSaving();
  return (
    <div className="flex flex-col gap-2">
      {SHARED.map((name) => (
        <CheckBox
          key={name}
          label={t(`account.settings.sharing.${name}`)}
          hint={t(`account.settings.sharing.${name}_hint`)}
          checked={preferences[name]}
          onChange={(on) =>
            void save({ [name]: on }, { what: t(`account.settings.sharing.${name}`), value: t(on ? 'account.settings.on' : 'account.settings.off') })
          }
        />
      ))}
      <FormProblem error={problem} />
    </div>
  );
}
