import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuietHours } from '../../../../../src/features/preferences/contract.ts';
import { CheckBox } from '../../../design/parts/check-box.tsx';
import { Field } from '../../../design/parts/field.tsx';
import { TextInput } from '../../../design/parts/inputs.tsx';
import { FormProblem } from '../../../design/parts/states.tsx';
import { useSaving } from './use-saving.ts';

/** What a night is, until the person says otherwise. */
const NIGHT: QuietHours = { from: '22:00', to: '07:00' };

/** When nothing is sent, by the person's own clock. */
export function QuietHoursSettings() {
  const { t } = useTranslation();
  const { preferences, save, problem } = useSaving();
  const kept = preferences.quiet_hours;
  const what = t('account.settings.quiet.label');
  const keep = (quiet_hours: QuietHours | null): void =>
    void save({ quiet_hours }, { what, value: quiet_hours === null ? t('account.settings.off') : t('account.settings.quiet.span', quiet_hours) });
  return (
    <div className="flex flex-col gap-2">
      <CheckBox label={what} hint={t('account.settings.quiet.hint')} checked={kept !== null} onChange={(on) => keep(on ? NIGHT : null)} />
      {kept !== null && <Times key={`${kept.from} ${kept.to}`} kept={kept} onKeep={keep} />}
      <FormProblem error={problem} />
    </div>
  );
}

/** Both ends. Kept when the person leaves one of them, so that a time half written is nobody's. */
function Times({ kept, onKeep }: { readonly kept: QuietHours; readonly onKeep: (hours: QuietHours) => void }) {
  const { t } = useTranslation();
  const [hours, setHours] = useState(kept);
  const equal = hours.from === hours.to;
  const leave = (): void => {
    const whole = hours.from !== '' && hours.to !== '' && !equal;
    if (whole && (hours.from !== kept.from || hours.to !== kept.to)) onKeep(hours);
  };
  return (
    <div className="flex flex-wrap gap-4 pl-8">
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} label={t(`account.settings.quiet.${end}`)} error={end === 'to' && equal ? t('account.settings.quiet.equal') : undefined}>
          <TextInput
            type="time"
            className="figures"
            value={hours[end]}
            onChange={(event) => setHours({ ...hours, [end]: event.target.value })}
            onBlur={leave}
          />
        </Field>
      ))}
    </div>
  );
}
