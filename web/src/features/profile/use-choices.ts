import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { profileChoices } from '../../../../src/contract/profile.ts';
import type { ChoiceName } from './profile-fields.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What can be chosen for each field, in words. */
export function useChoices(): Readonly<Record<ChoiceName, readonly Choice[]>> {
  const { t } = useTranslation();
  return useMemo(() => {
    const ranged = (value: string): Choice => ({ value, label: value.replace('-', '–') });
    const source = profileChoices.primary_income_source.options.map((value) => ({ value, label: t(`profile.source.${value}`) }));
    return {
      income_frequency: profileChoices.income_frequency.options.map((value) => ({ value, label: t(`profile.frequency.${value}`) })),
      primary_income_source: source,
      secondary_income_source: source,
      primary_goal: profileChoices.primary_goal.options.map((value) => ({ value, label: t(`profile.goal.${value}`) })),
      age_range: profileChoices.age_range.options.map(ranged),
      employment_status: profileChoices.employment_status.options.map((value) => ({ value, label: t(`profile.work.${value}`) })),
      credit_score_range: profileChoices.credit_score_range.options.map((value) =>
        value === 'unknown' ? { value, label: t('profile.unknown_score') } : ranged(value),
      ),
      risk_tolerance: profileChoices.risk_tolerance.options.map((value) => ({ value, label: t(`profile.risk.${value}`) })),
      investment_experience: profileChoices.investment_experience.options.map((value) => ({ value, label: t(`profile.experience.${value}`) })),
    };
  }, [t]);
}
