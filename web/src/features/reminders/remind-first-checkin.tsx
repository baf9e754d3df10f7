import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeReminder, createReminder, listReminders } from '../../../../src/features/reminders/contract.ts';
import { ask, useAction } from '../../app/queries.ts';
import { usePerson, useToday } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { say } from '../../design/parts/toast.tsx';
import { firstDay, firstOf, nextWords, USUAL } from './kept.ts';

const TYPE = 'first_checkin';

/** Offers to be reminded of the first check-in instead of doing it now; where that is wanted already it says when. `onKept` is called once it is kept. */
export function RemindFirstCheckin({ onKept }: { readonly onKept: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const { time_zone } = usePerson();
  const { data } = useQuery(ask(listReminders, {}));
  const create = useAction(createReminder);
  const change = useAction(changeReminder);
  const [problem, setProblem] = useState<unknown>();
  const kept = data && firstOf(data.items, TYPE);
  const comes = kept?.enabled === true ? nextWords(kept, time_zone) : undefined;
  if (comes !== undefined) return <p className="text-soft">{t('reminders.first.comes', comes)}</p>;
  const remind = (): void => {
    setProblem(undefined);
    const work =
      kept === undefined
        ? create.mutateAsync({ body: { reminder_type: TYPE, scheduled_date: firstDay(TYPE, today), frequency: USUAL[TYPE], enabled: true } })
        : change.mutateAsync({ params: { id: kept.id }, body: { enabled: true, scheduled_date: firstDay(TYPE, today), frequency: USUAL[TYPE] } });
    void work.then(() => {
      say(t('reminders.first.said'));
      onKept();
    }, setProblem);
  };
  return (
    <div className="flex flex-col gap-3">
      <Button disabled={data === undefined} busy={create.isPending || change.isPending} onClick={remind} className="self-start">
        {t('reminders.first.instead')}
      </Button>
      <FormProblem error={problem} />
    </div>
  );
}
