import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '../../../../src/contract/profile.ts';
import type { Figures } from '../../../../src/features/ledger/spending/contract.ts';
import { listQuestionnaires } from '../../../../src/features/questionnaires/contract.ts';
import { readDraft } from '../../app/drafts.ts';
import { ask } from '../../app/queries.ts';
import { usePerson } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Page } from '../../design/parts/page.tsx';
import { ErrorState, Skeleton } from '../../design/parts/states.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { number } from '../../i18n/format.ts';
import { ProfileForm } from '../profile/profile-form.tsx';
import { useKnown } from '../profile/use-known.ts';
import { SCORE_DRAFT, scoreDraft } from '../questionnaires/score-draft.ts';
import { ScoreForm } from '../questionnaires/score-form.tsx';
import { StepFrame } from './step-frame.tsx';
import { useLeaving } from './use-progress.ts';

/** What the money is for: the goal in three fields, and for whoever likes the five figures of the score. */
export function GoalsStep() {
  const { t } = useTranslation();
  const leaving = useLeaving('goals');
  const { known, error, retry } = useKnown();
  const title = t('onboarding.goals.title');
  return (
    <StepFrame step="goals" leaving={leaving}>
      {known === undefined ? (
        <UnreadyPage title={title} error={error} retry={retry} />
      ) : (
        <Page title={title} sentence={t('onboarding.goals.sentence')} narrow>
          <ProfileForm {...known} part="goal" onSaved={() => leaving.leave('done')} />
          <ScorePart known={known} />
        </Page>
      )}
    </StepFrame>
  );
}

interface ScorePartProps {
  readonly known: { readonly profile: Profile; readonly figures: Figures };
}

/** The score, or the way to it; its form opens by itself where answers wait that were not sent. */
function ScorePart({ known }: ScorePartProps) {
  const { t } = useTranslation();
  const { id: user, currency } = usePerson();
  const [isOpen, setOpen] = useState(() => readDraft(SCORE_DRAFT, user, scoreDraft) !== undefined);
  const { data, error, refetch } = useQuery(ask(listQuestionnaires, { query: { limit: 1 } }));
  if (data === undefined) return error === null ? <Skeleton className="h-16" /> : <ErrorState error={error} retry={() => void refetch()} />;
  const [latest] = data.items;
  if (isOpen) return <ScoreForm known={{ ...known, latest }} currency={currency} onDone={() => setOpen(false)} onCancel={() => setOpen(false)} />;
  return (
    <Card title={t('home.score.heading')}>
      <div className="flex flex-col items-start gap-3">
        <p role="status">
          {latest === undefined
            ? t('home.score.none')
            : t(`score.sentence.${latest.financial_health_level}`, { score: number(latest.financial_health_score) })}
        </p>
        <Button onClick={() => setOpen(true)}>{t(latest === undefined ? 'home.score.begin' : 'score.again')}</Button>
      </div>
    </Card>
  );
}
