import { useTranslation } from 'react-i18next';
import type { Submission } from '../../../../src/contract/submission.ts';
import { usePerson } from '../../app/session.ts';
import { TrendLine } from '../../design/charts/trend-line.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Money } from '../../design/parts/money.tsx';
import { Cell, HeadCell, Table } from '../../design/parts/table.tsx';
import { momentText, number } from '../../i18n/format.ts';
import { AMOUNTS } from './prefill.ts';

/** Every time the figures were answered, the newest first: as a line once there are two, and as a table. */
export function ScoreHistory({ submissions }: { readonly submissions: readonly Submission[] }) {
  const { t } = useTranslation();
  const { currency, time_zone: zone } = usePerson();
  const at = (submission: Submission | undefined): string => (submission === undefined ? '' : momentText(submission.submitted_at, zone));
  return (
    <Card title={t('score.history.heading')} flush>
      {submissions.length > 1 && (
        <div className="px-4 md:px-6 py-2">
          <TrendLine
            label={t('score.history.label', { count: submissions.length })}
            values={submissions.map((submission) => submission.financial_health_score).toReversed()}
            min={0}
            max={100}
            minText="0"
            maxText="100"
            fromText={at(submissions.at(-1))}
            toText={at(submissions[0])}
          />
        </div>
      )}
      <Table caption={t('score.history.caption', { currency })} dense>
        <thead>
          <tr>
            <HeadCell>{t('score.history.when')}</HeadCell>
            <HeadCell figures>{t('score.history.score')}</HeadCell>
            <HeadCell>{t('score.history.level')}</HeadCell>
            {AMOUNTS.map((name) => (
              <HeadCell key={name} figures>
                {t(`score.form.${name}`)} ({currency})
              </HeadCell>
            ))}
            <HeadCell figures>{t('score.form.risk_tolerance')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {submissions.map((submission) => (
            <tr key={submission.id} className="last:[&>*]:border-b-0">
              <Cell className="whitespace-nowrap">{at(submission)}</Cell>
              <Cell figures>{number(submission.financial_health_score)}</Cell>
              <Cell className="whitespace-nowrap">{t(`score.level.${submission.financial_health_level}`)}</Cell>
              {AMOUNTS.map((name) => (
                <Cell key={name} figures>
                  <Money amount={submission[name]} />
                </Cell>
              ))}
              <Cell figures>{number(submission.risk_tolerance)}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
