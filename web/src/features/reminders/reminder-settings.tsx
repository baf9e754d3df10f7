import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readOnboarding } from '../../../../src/features/onboarding/contract.ts';
import { changePreferences } from '../../../../src/features/preferences/contract.ts';
import { changeReminder, createReminder, listReminders, type Reminder, type ReminderChange } from '../../../../src/features/reminders/contract.ts';
import { askPreferences } from '../../app/preferences.ts';
import { ask, useAction } from '../../app/queries.ts';
import { usePerson, useToday } from '../../app/session.ts';
import { CheckBox } from '../../design/parts/check-box.tsx';
import { Field } from '../../design/parts/field.tsx';
import { TextInput } from '../../design/parts/inputs.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { say } from '../../design/parts/toast.tsx';
import { AdjustReminder } from './adjust-reminder.tsx';
import { firstDay, firstOf, nextWords, USUAL } from './kept.ts';
import { ThisBrowser } from './this-browser.tsx';

const TYPES = ['first_checkin', 'weekly_checkin', 'bill_due', 'low_balance', 'goal_reminder'] as const;
type Type = (typeof TYPES)[number];

const USUAL_TIME = '09:00';
/** Days ahead, where the person does not say otherwise: what the server counts with. */
const USUAL_DAYS = { first_checkin: 0, weekly_checkin: 0, bill_due: 3, low_balance: 14, goal_reminder: 0 } as const;

/** What the person is reminded of, a line each. */
export function ReminderSettings() {
  const { t } = useTranslation();
  const { data, error } = useQuery(ask(listReminders, {}));
  // There is a first check-in to be reminded of as long as there is none.
  const checkin = useQuery(ask(readOnboarding, {})).data?.steps.find(({ step }) => step === 'checkin')?.status;
  const types = TYPES.filter((type) => type !== 'first_checkin' || (checkin !== undefined && checkin !== 'done'));
  if (error !== null) return <FormProblem error={error} />;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-soft">{t('reminders.lead')}</p>
      {data !== undefined && types.map((type) => <Line key={type} type={type} kept={firstOf(data.items, type)} />)}
      <ThisBrowser />
    </div>
  );
}

function Line({ type, kept }: { readonly type: Type; readonly kept: Reminder | undefined }) {
  const { t } = useTranslation();
  const today = useToday();
  const { time_zone } = usePerson();
  const [problem, setProblem] = useState<unknown>();
  const create = useAction(createReminder);
  const change = useAction(changeReminder);
  const prefer = useAction(changePreferences);
  // What a program may have said for all reminders of the type: it holds where this one says nothing.
  const ofTypes = useQuery(askPreferences).data?.reminder_preferences;
  const ofType = ofTypes?.[type];
  // Shown at once; what could not be saved stands as before.
  const [wished, setWished] = useState<boolean>();
  const isOn = wished ?? (kept?.enabled === true && ofType?.enabled !== false);
  const what = t(`reminders.type.${type}`);
  const tried = async (work: Promise<unknown>, value: string): Promise<void> => {
    setProblem(undefined);
    await work.then(() => say(t('account.settings.said', { what, value })), setProblem);
    setWished(undefined);
  };
  const keep = async (on: boolean): Promise<void> => {
    const scheduled_date = firstDay(type, today);
    if (kept === undefined) await create.mutateAsync({ body: { reminder_type: type, scheduled_date, frequency: USUAL[type], enabled: on } });
    // What was to come once, and came, comes on another day.
    else await change.mutateAsync({ params: { id: kept.id }, body: { enabled: on, ...(on && kept.frequency === 'once' && { scheduled_date }) } });
    if (on && ofType?.enabled === false)
      await prefer.mutateAsync({ body: { reminder_preferences: { ...ofTypes, [type]: { ...ofType, enabled: true } } } });
  };
  const turn = (on: boolean): void => {
    setWished(on);
    void tried(keep(on), t(on ? 'account.settings.on' : 'account.settings.off'));
  };
  const adjust = async (body: ReminderChange): Promise<void> => {
    if (kept !== undefined) await change.mutateAsync({ params: { id: kept.id }, body });
    say(t('reminders.adjust.said', { what }));
  };
  const next = kept && nextWords(kept, time_zone);
  const comes = next !== undefined && t('reminders.next', next);
  const daysAhead = kept?.preferences?.days_before ?? ofType?.days_before ?? USUAL_DAYS[type];
  const frequency = kept?.frequency ?? USUAL[type];
  const often = type === 'low_balance' ? t(`reminders.looks.${frequency}`) : t(`reminders.often.${frequency}`);
  const hint = [t(`reminders.hint.${type}`, { count: daysAhead }), often, isOn && comes].filter(Boolean).join(' ');
  const time = kept?.preferences?.time ?? ofType?.time ?? USUAL_TIME;
  return (
    <div className="flex flex-col gap-2">
      <CheckBox label={what} hint={hint} checked={isOn} onChange={turn} />
      {kept !== undefined && isOn && (
        <>
          <Time
            key={time}
            label={t('reminders.time', { what })}
            kept={time}
            onKeep={(wish) =>
              void tried(change.mutateAsync({ params: { id: kept.id }, body: { preferences: { ...kept.preferences, time: wish } } }), wish)
            }
          />
          <AdjustReminder what={what} kept={kept} daysAhead={daysAhead} onKeep={adjust} />
        </>
      )}
      <FormProblem error={problem} />
    </div>
  );
}

/** Kept when the person leaves it, so that a time half written is nobody's. */
function Time({ label, kept, onKeep }: { readonly label: string; readonly kept: string; readonly onKeep: (time: string) => void }) {
  const [time, setTime] = useState(kept);
  return (
    <div className="flex flex-wrap gap-4 pl-8">
      <Field label={label}>
        <TextInput
          type="time"
          className="figures"
          value={time}
          onChange={(event) => setTime(event.target.value)}
          onBlur={() => {
            if (time !== '' && time !== kept) onKeep(time);
          }}
        />
      </Field>
    </div>
  );
}
