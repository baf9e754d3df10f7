import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Checkin, type CheckinAnswers, checkinAnswers } from '../../../../src/contract/checkin.ts';
import { removeCheckin, saveCheckin } from '../../../../src/features/checkins/contract.ts';
import { KeptForLater } from '../../api-problem.ts';
import type { Waiting } from '../../app/offline/records.ts';
import { useLater } from '../../app/offline/use-later.ts';
import { askWaiting } from '../../app/offline/waiting.ts';
import { useAction } from '../../app/queries.ts';
import { Button } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Form } from '../../design/parts/form.tsx';
import { Progress } from '../../design/parts/progress.tsx';
import { say } from '../../design/parts/toast.tsx';
import { answered, answersOf, forgetAnswers, keepAnswers, NOTHING_SAID, QUESTIONS, readAnswers, saysAnything, sentOf } from './answers.ts';
import { CheckinDone } from './checkin-done.tsx';
import { Questions } from './questions.tsx';

interface CheckinFormProps {
  readonly user: number;
  /** Its Monday. */
  readonly week: string;
  readonly kept: Checkin | undefined;
  /** The one before it, to be seen beside it. */
  readonly before: Checkin | undefined;
}

/** The questions of a week, and when they are answered what they come to. Answers that are not saved wait in this tab. */
export function CheckinForm({ user, week, kept, before }: CheckinFormProps) {
  const { t } = useTranslation();
  const [draft] = useState(() => readAnswers(user, week));
  const [answers, setAnswers] = useState(() => draft ?? (kept === undefined ? NOTHING_SAID : answersOf(kept)));
  const [isDone, setDone] = useState(kept !== undefined && draft === undefined);
  const [hint, setHint] = useState(false);
  // Refused or not, what waits of this week is over once something newer is saved.
  const waiting = useQuery(askWaiting(user)).data?.find(({ what, date }) => what === 'checkin' && date === week);
  const { keep, settle } = useLater('checkin', waiting?.key);
  const [isAnew, setAnew] = useState(draft !== undefined);
  const save = useAction(saveCheckin, {
    onDone: () => (settle(), forgetAnswers(user), setDone(true)),
    keep: ({ body }, key) => keep({ key, date: week, body }),
  });
  const count = answered(answers);
  const answer = (change: Partial<CheckinAnswers>) => {
    const next = { ...answers, ...change };
    setHint(false);
    setAnswers(next);
    keepAnswers(user, week, next);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!saysAnything(answers)) return setHint(true);
    // A refusal stands over the questions; what was answered stays.
    return save.mutateAsync({ params: { date: week }, body: sentOf(answers) }).then(
      () => undefined,
      (error: unknown) => {
        if (!(error instanceof KeptForLater)) return;
        forgetAnswers(user);
        setAnew(false);
      },
    );
  };
  if (waiting !== undefined && !isAnew)
    return (
      <KeptWeek
        waiting={waiting}
        onChange={(before) => {
          setAnswers(before);
          setDone(false);
          setAnew(true);
        }}
      />
    );
  if (isDone && kept !== undefined)
    return (
      <div className="flex flex-col gap-4">
        <CheckinDone checkin={kept} before={before} onChange={() => setDone(false)} />
        <RemoveWeek week={week} answers={answersOf(kept)} />
      </div>
    );
  return (
    <Card>
      <Form onSubmit={submit} problem={save.error instanceof KeptForLater ? null : save.error}>
        <Progress label={t('checkins.form.progress', { count, of: QUESTIONS.length })} value={Math.round((100 * count) / QUESTIONS.length)} />
        <p className="text-sm text-soft">{t('checkins.form.may_skip')}</p>
        <Questions answers={answers} onAnswer={answer} />
        {hint && (
          <p role="alert" className="text-sm text-danger">
            {t('checkins.form.nothing')}
          </p>
        )}
        <div className="flex flex-wrap gap-3">
          <Button kind="primary" type="submit" busy={save.isPending}>
            {t('checkins.form.save')}
          </Button>
          {kept !== undefined && (
            <Button kind="quiet" onClick={() => (forgetAnswers(user), setAnswers(answersOf(kept)), setDone(true))}>
              {t('common.cancel')}
            </Button>
          )}
        </div>
      </Form>
    </Card>
  );
}

interface KeptWeekProps {
  readonly waiting: Waiting;
  readonly onChange: (answers: CheckinAnswers) => void;
}

/** A week that is answered and not sent yet. */
function KeptWeek({ waiting, onChange }: KeptWeekProps) {
  const { t } = useTranslation();
  const answers = { ...NOTHING_SAID, ...checkinAnswers.partial().safeParse(waiting.body).data };
  return (
    <Card title={t('offline.kept_title')}>
      <div className="flex flex-col items-start gap-4" role="status">
        <p>{waiting.refused === null ? t('offline.kept') : `${waiting.refused.title}. ${waiting.refused.detail}`}</p>
        <p className="text-soft">{t('checkins.form.progress', { count: answered(answers), of: QUESTIONS.length })}</p>
        <Button onClick={() => onChange(answers)}>{t('checkins.done.change')}</Button>
      </div>
    </Card>
  );
}

interface RemoveWeekProps {
  readonly week: string;
  readonly answers: CheckinAnswers;
}

/** Takes a week back, with Undo. */
function RemoveWeek({ week, answers }: RemoveWeekProps) {
  const { t } = useTranslation();
  const again = useAction(saveCheckin);
  const remove = useAction(removeCheckin, {
    onDone: () => say(t('checkins.form.removed'), () => again.mutate({ params: { date: week }, body: answers })),
  });
  return (
    <Button kind="quiet" icon="remove" busy={remove.isPending} onClick={() => remove.mutate({ params: { date: week } })} className="self-start -ml-3">
      {t('checkins.form.remove')}
    </Button>
  );
}
