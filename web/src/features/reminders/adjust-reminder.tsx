import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Reminder, ReminderChange } from '../../../../src/features/reminders/contract.ts';
import { placeProblem } from '../../app/form-problems.ts';
import { useToday } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { Field } from '../../design/parts/field.tsx';
import { Form } from '../../design/parts/form.tsx';
import { Icon } from '../../design/parts/icon.tsx';
import { DateInput, Select, TextInput } from '../../design/parts/inputs.tsx';

const FREQUENCIES = ['once', 'daily', 'weekly', 'biweekly', 'monthly'] as const;
/** Those that look ahead: of the others, days before mean nothing. */
const AHEAD = ['bill_due', 'low_balance'] as const;
const WORDS_MOST = 500;
const DAYS_MOST = 30;

const isDays = (text: string): boolean => /^\d{1,2}$/.test(text.trim()) && Number(text) <= DAYS_MOST;

const NAMES = ['frequency', 'scheduled_date', 'days_before', 'message'] as const;

interface AdjustReminderProps {
  /** What it is called. */
  readonly what: string;
  readonly kept: Reminder;
  /** How many days it looks ahead as things are. */
  readonly daysAhead: number;
  /** Keeps the change; rejects as the server refuses it. */
  readonly onKeep: (change: ReminderChange) => Promise<void>;
}

/** How one reminder comes, where it is not to come as Mingus has it: folded until it is wanted. */
export function AdjustReminder({ what, kept, daysAhead, onKeep }: AdjustReminderProps) {
  const { t } = useTranslation();
  return (
    <details className="ml-8 rounded-md border border-line">
      <summary className="flex items-center justify-between gap-3 min-h-touch px-3 font-medium">
        <span>
          {t('reminders.adjust.open')}
          <span className="sr-only"> ({what})</span>
        </span>
        <Icon name="down" className="size-4 text-soft" />
      </summary>
      <div className="p-3 pt-1">
        <Fields what={what} kept={kept} daysAhead={daysAhead} onKeep={onKeep} />
      </div>
    </details>
  );
}

function Fields({ what, kept, daysAhead, onKeep }: AdjustReminderProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [problem, setProblem] = useState<unknown>();
  const ahead = AHEAD.find((type) => type === kept.reminder_type);
  const { register, handleSubmit, setError, reset, formState } = useForm({
    // What comes of it elsewhere meanwhile is shown, but not over what is being written.
    values: {
      frequency: kept.frequency,
      scheduled_date: kept.scheduled_date,
      days_before: String(daysAhead),
      message: kept.message ?? '',
    },
    resetOptions: { keepDirtyValues: true },
  });
  const { errors, dirtyFields, isSubmitting } = formState;
  const submit = handleSubmit(async (written) => {
    setProblem(undefined);
    const { frequency, scheduled_date, days_before, message } = written;
    // Weeks and months are counted from the day that is sent: where neither is another, nothing is counted anew.
    const isPut = dirtyFields.frequency === true || dirtyFields.scheduled_date === true;
    const change = {
      ...(isPut && { frequency, scheduled_date }),
      ...(dirtyFields.days_before === true && { preferences: { ...kept.preferences, days_before: Number(days_before) } }),
      ...(dirtyFields.message === true && { message: message.trim() === '' ? null : message.trim() }),
    };
    await onKeep(change).then(
      () => reset(written),
      (error: unknown) => setProblem(placeProblem(error, setError, NAMES)),
    );
  });
  return (
    <Form onSubmit={submit} problem={problem}>
      <Field label={t(ahead === 'low_balance' ? 'reminders.adjust.look' : 'reminders.adjust.often')} error={errors.frequency?.message}>
        <Select {...register('frequency')}>
          {FREQUENCIES.map((value) => (
            <option key={value} value={value}>
              {t(`reminders.adjust.frequency.${value}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('reminders.adjust.day')} hint={t('reminders.adjust.day_hint')} error={errors.scheduled_date?.message}>
        <DateInput min={today} {...register('scheduled_date', { validate: (day) => day >= today || t('reminders.adjust.bad_day') })} />
      </Field>
      {ahead !== undefined && (
        <Field label={t('reminders.adjust.days')} hint={t(`reminders.adjust.days_hint.${ahead}`)} error={errors.days_before?.message}>
          <TextInput
            inputMode="numeric"
            autoComplete="off"
            className="figures"
            {...register('days_before', { validate: (days) => isDays(days) || t('reminders.adjust.bad_days') })}
          />
        </Field>
      )}
      <Field label={t('reminders.adjust.message')} hint={t('reminders.adjust.message_hint')} error={errors.message?.message} optional>
        <TextInput autoComplete="off" maxLength={WORDS_MOST} {...register('message')} />
      </Field>
      <Button type="submit" busy={isSubmitting} className="self-start">
        {t('common.save')}
        <span className="sr-only"> ({what})</span>
      </Button>
    </Form>
  );
}
