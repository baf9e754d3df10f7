import { useTranslation } from 'react-i18next';
import { ChoiceChips } from '../../design/parts/choice-chips.tsx';
import { PERIODS } from './search.ts';

/** One of `PERIODS`. */
export type ShownPeriod = (typeof PERIODS)[number];

interface PeriodChipsProps {
  readonly period: ShownPeriod;
  readonly onChange: (period: ShownPeriod) => void;
}

/** How far back is looked. */
export function PeriodChips({ period, onChange }: PeriodChipsProps) {
  const { t } = useTranslation();
  return (
    <ChoiceChips
      label={t('insights.period.label')}
      hideLabel
      choices={PERIODS.map((value) => ({ value, label: t(`insights.period.${value}`) }))}
      value={period}
      onChange={onChange}
    />
  );
}
