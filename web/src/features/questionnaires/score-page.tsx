import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Submission } from '../../../../src/contract/submission.ts';
import { listQuestionnaires } from '../../../../src/features/questionnaires/contract.ts';
import { askPages, pagesOf } from '../../app/queries.ts';
import { usePerson } from '../../app/session.ts';
import { Button, LinkButton } from '../../design/parts/button.tsx';
import { Page } from '../../design/parts/page.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { number } from '../../i18n/format.ts';
import { useKnown } from '../profile/use-known.ts';
import { ScoreForm } from './score-form.tsx';
import { ScoreHistory } from './score-history.tsx';
import { ScoreResult } from './score-result.tsx';

const route = getRouteApi('/inside/score');

/** Five figures, what they come to, and what would move them. */
export function ScorePage() {
  const { t } = useTranslation();
  const { again = false } = route.useSearch();
  const past = useInfiniteQuery(askPages(listQuestionnaires, { query: { limit: 50 } }));
  const title = t('score.title');
  if (past.data === undefined) return <UnreadyPage title={title} error={past.error} retry={() => void past.refetch()} />;
  const submissions = pagesOf(past.data);
  const [latest] = submissions;
  if (latest === undefined || again) return <AskingPage latest={latest} />;
  return (
    <Page
      title={title}
      sentence={t(`score.sentence.${latest.financial_health_level}`, { score: number(latest.financial_health_score) })}
      actions={
        <LinkButton to="/score" search={{ again: true }} icon="edit">
          {t('score.again')}
        </LinkButton>
      }
    >
      <ScoreResult submission={latest} />
      <ScoreHistory submissions={submissions} />
      {past.hasNextPage && (
        <Button onClick={() => void past.fetchNextPage()} busy={past.isFetchingNextPage} className="self-start">
          {t('common.more')}
        </Button>
      )}
    </Page>
  );
}

/** The questions, filled in as far as Mingus knows. */
function AskingPage({ latest }: { readonly latest: Submission | undefined }) {
  const { t } = useTranslation();
  const { currency } = usePerson();
  const navigate = route.useNavigate();
  const { known, error, retry } = useKnown();
  const title = t('score.title');
  if (known === undefined) return <UnreadyPage title={title} error={error} retry={retry} />;
  return (
    <Page title={title} sentence={t('score.sentence.asking')} narrow>
      <ScoreForm
        known={{ ...known, latest }}
        currency={currency}
        onDone={() => void navigate({ search: {} })}
        {...(latest !== undefined && { onCancel: () => void navigate({ search: {} }) })}
      />
    </Page>
  );
}
