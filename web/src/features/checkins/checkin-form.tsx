import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Checkin, CheckinAnswers } from '../../../../src/contract/checkin.ts';
import { removeCheckin, saveCheckin } from '../../../../src/features/checkins/contract.ts';
import { useAction } from '../../app/queries.ts';
import { Button } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Form } from '../../design/parts/form.tsx';
import { Progress } from '../../design/parts/progress.tsx';
import { say } from '../../design/parts/toast.tsx';
import { answered, answersOf, forgetDraft, keepDraft, NOTHING_SAID, QUESTIONS, readDraft, saysAnything, sentOf } from './answers.ts';
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
  const [draft] = useState(() => readDraft(user, week));
  const [answers, setAnswers] = useState(() => draft ?? (kept === undefined ? NOTHING_SAID : answersOf(kept)));
  const [isDone, setDone] = useState(kept !== undefined && draft === undefined);
  const [hint, setHint] = useState(false);
  const save = useAction(saveCheckin, { onDone: () => (forgetDraft(), setDone(true)) });
  const count = answered(answers);
  const answer = (change: Partial<CheckinAnswers>) => {
    const next = { ...answers, ...change };
    setHint(false);
    setAnswers(next);
    keepDraft(user, week, next);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!saysAnything(answers)) return setHint(true);
    // A refusal stands over the questions; what was answered stays.
    return save.mutateAsync({ params: { date: week }, body: sentOf(answers) }).then(
      () => undefined,
      () => undefined,
    );
  };
  if (isDone && kept !== undefined)
    return (
      <div className="flex flex-col gap-4">
        <CheckinDone checkin={kept} before={before} onChange={() => setDone(false)} />
        <RemoveWeek week={week} answers={answersOf(kept)} />
      </div>
    );
  return (
    <Card>
      <Form onSubmit={submit} problem={save.error}>
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
            <Button kind="quiet" onClick={() => (forgetDraft(), setAnswers(answersOf(kept)), setDone(true))}>
              {t('common.cancel')}
            </Button>
          )}
        </div>
      </Form>
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
