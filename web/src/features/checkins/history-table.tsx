import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SUMMARISED } from '../../../../src/core/scoring/checkin-summary.ts';
import { Card } from '../../design/parts/card.tsx';
import { Cell, HeadCell, Table } from '../../design/parts/table.tsx';
import { dayText, number } from '../../i18n/format.ts';
import type { HistoryWeek } from './figures.ts';

const link = 'inline-flex items-center min-h-touch text-accent underline underline-offset-4 decoration-transparent hover:decoration-current';

interface HistoryTableProps {
  readonly weeks: readonly HistoryWeek[];
  /** ISO day: years are named where they differ from its year. */
  readonly today: string;
}

/** The weeks in figures, the newest first; each leads to its answers, and those without to the questions. */
export function HistoryTable({ weeks, today }: HistoryTableProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('checkins.history.heading')} flush>
      <Table caption={t('checkins.history.caption')} dense tall>
        <thead>
          <tr>
            <HeadCell>{t('checkins.history.week_of')}</HeadCell>
            {SUMMARISED.map((figure) => (
              <HeadCell key={figure} figures>
                {t(`checkins.column.${figure}`)}
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.toReversed().map(({ monday, checkin }) => (
            <tr key={monday} className="last:[&>*]:border-b-0">
              <Cell className="whitespace-nowrap">
                <Link to="/check-in" search={{ day: monday }} className={link}>
                  {dayText(monday, today)}
                  <span className="sr-only">: {checkin === null ? t('checkins.history.fill_in') : t('checkins.history.correct')}</span>
                </Link>
              </Cell>
              {checkin === null ? (
                <Cell colSpan={SUMMARISED.length} className="text-soft text-sm">
                  {t('checkins.history.gap')}
                </Cell>
              ) : (
                SUMMARISED.map((figure) => {
                  const value = checkin[figure];
                  return (
                    <Cell key={figure} figures className={value === null ? 'text-soft' : ''}>
                      {value === null ? (
                        <>
                          <span aria-hidden="true">–</span>
                          <span className="sr-only">{t('checkins.history.not_said')}</span>
                        </>
                      ) : (
                        number(value)
                      )}
                    </Cell>
                  );
                })
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
