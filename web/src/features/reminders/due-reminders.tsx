import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '../../../../src/features/overview/contract.ts';
import { reminderType, snoozeReminder } from '../../../../src/features/reminders/contract.ts';
import { useAction } from '../../app/queries.ts';
import { Button } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { say } from '../../design/parts/toast.tsx';
import { dayText } from '../../i18n/format.ts';

type Due = Overview['due_reminders'][number];

/** The reminders that came and were not put aside, each with what can be done about it; nothing where there are none. */
export function DueReminders({ due }: { readonly due: readonly Due[] }) {
  const { t } = useTranslation();
  if (due.length === 0) return null;
  return (
    <Card title={t('reminders.due.heading')}>
      <ul className="flex flex-col gap-4">
        {due.map((reminder) => (
          <Line key={reminder.id} reminder={reminder} />
        ))}
      </ul>
    </Card>
  );
}

function Line({ reminder: { id, reminder_type, scheduled_date, message } }: { readonly reminder: Due }) {
  const { t } = useTranslation();
  const snooze = useAction(snoozeReminder);
  const [problem, setProblem] = useState<unknown>();
  const known = reminderType.safeParse(reminder_type).data;
  const what = known === undefined ? reminder_type : t(`reminders.type.${known}`);
  const put = (days: number, said: string): void => {
    setProblem(undefined);
    void snooze.mutateAsync({ params: { id }, body: { days } }).then(() => say(said), setProblem);
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-3">
      <div className="min-w-0">
        <p className="font-medium">{what}</p>
        <p className="text-sm text-soft">{message ?? dayText(scheduled_date)}</p>
      </div>
      <div className="flex gap-2">
        <Button
          disabled={snooze.isPending}
          onClick={() => put(1, t('reminders.due.said_later', { what }))}
          aria-label={t('reminders.due.later_what', { what })}
        >
          {t('reminders.due.later')}
        </Button>
        <Button
          disabled={snooze.isPending}
          onClick={() => put(0, t('reminders.due.said_done', { what }))}
          aria-label={t('reminders.due.done_what', { what })}
        >
          {t('reminders.due.done')}
        </Button>
      </div>
      <FormProblem error={problem} />
    </li>
  );
}
