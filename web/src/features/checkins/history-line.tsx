import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SUMMARISED, type Summarised } from '../../../../src/core/scoring/checkin-summary.ts';
import { TrendLine } from '../../design/charts/trend-line.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Field } from '../../design/parts/field.tsx';
import { Select } from '../../design/parts/inputs.tsx';
import { dayText } from '../../i18n/format.ts';
import { figureText, type HistoryWeek, scaleOf } from './figures.ts';

const route = getRouteApi('/inside/wellness');

const valueOf = ({ checkin }: HistoryWeek, figure: Summarised): number | null => checkin?.[figure] ?? null;

/** One figure over the weeks as a line; its table stands below. */
export function HistoryLine({ weeks }: { readonly weeks: readonly HistoryWeek[] }) {
  const { t } = useTranslation();
  const { shown = 'wellness_index' } = route.useSearch();
  const navigate = route.useNavigate();
  const values = weeks.map((week) => valueOf(week, shown));
  const [min, max] = scaleOf(shown, values);
  const recorded = values.filter((value) => value !== null).length;
  const [first, last] = [weeks[0]?.monday ?? '', weeks.at(-1)?.monday ?? ''];
  return (
    <Card title={t('checkins.line.heading')}>
      <div className="flex flex-col gap-4">
        <div className="max-w-form">
          <Field label={t('checkins.line.shown')} hideLabel>
            <Select
              value={shown}
              onChange={(event) =>
                void navigate({
                  search: (before) => ({ ...before, shown: SUMMARISED.find((each) => each === event.target.value) }),
                  replace: true,
                  resetScroll: false,
                })
              }
            >
              {SUMMARISED.map((figure) => (
                <option key={figure} value={figure}>
                  {t(`checkins.figure.${figure}`)}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        {recorded === 0 ? (
          <p className="text-soft">{t('checkins.line.none')}</p>
        ) : (
          <TrendLine
            label={t('checkins.line.label', { figure: t(`checkins.figure.${shown}`), count: recorded, of: weeks.length })}
            values={values}
            min={min}
            max={max}
            minText={figureText(shown, min)}
            maxText={figureText(shown, max)}
            fromText={weeks.length > 1 ? dayText(first, last) : ''}
            toText={dayText(last, last)}
          />
        )}
      </div>
    </Card>
  );
}
