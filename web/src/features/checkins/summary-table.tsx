import { useTranslation } from 'react-i18next';
import { SUMMARISED } from '../../../../src/core/scoring/checkin-summary.ts';
import type { CheckinSummary } from '../../../../src/features/checkins/contract.ts';
import { Card } from '../../design/parts/card.tsx';
import { Cell, HeadCell, Table } from '../../design/parts/table.tsx';
import { number } from '../../i18n/format.ts';
import { changeText, figureText } from './figures.ts';

/** Averages of what was recorded, in how many weeks it was, and how the newer half differs from the older. */
export function SummaryTable({
  summary: { averages, trend, weeks, recorded_weeks: recorded, streak_weeks: streak },
}: {
  readonly summary: CheckinSummary;
}) {
  const { t } = useTranslation();
  return (
    <Card title={t('checkins.summary.heading')} flush>
      <div className="flex flex-col gap-1 px-4 md:px-6 pb-2 text-soft">
        <p>{t('checkins.summary.recorded', { count: recorded, of: number(weeks) })}</p>
        {streak > 1 && <p>{t('checkins.summary.streak', { count: streak })}</p>}
      </div>
      <Table caption={t('checkins.summary.caption')} dense>
        <thead>
          <tr>
            <HeadCell>{t('checkins.summary.what')}</HeadCell>
            <HeadCell figures>{t('checkins.summary.average')}</HeadCell>
            <HeadCell figures>{t('checkins.summary.weeks')}</HeadCell>
            <HeadCell figures>{t('checkins.summary.change')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {SUMMARISED.map((figure) => {
            const { average, weeks: said } = averages[figure];
            const change = trend[figure]?.change;
            return (
              <tr key={figure} className="last:[&>*]:border-b-0">
                <Cell className="w-full">{t(`checkins.figure.${figure}`)}</Cell>
                <Cell figures className="whitespace-nowrap">
                  {average === null ? <None /> : figureText(figure, average)}
                </Cell>
                <Cell figures>{number(said)}</Cell>
                <Cell figures>{change === undefined ? <None /> : changeText(figure, change)}</Cell>
              </tr>
            );
          })}
        </tbody>
      </Table>
      <p className="px-4 md:px-6 pt-2 pb-4 text-sm text-soft">{t('checkins.summary.note')}</p>
    </Card>
  );
}

function None() {
  const { t } = useTranslation();
  return (
    <span className="text-soft">
      <span aria-hidden="true">–</span>
      <span className="sr-only">{t('checkins.history.not_said')}</span>
    </span>
  );
}
