import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoalNames } from './goals.ts';

/** How known goals are called on the screen. */
export function useGoalNames(): GoalNames {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      emergency_fund: t('score.goal.emergency_fund'),
      retirement: t('score.goal.retirement'),
      home: t('score.goal.home'),
      education: t('score.goal.education'),
      vacation: t('score.goal.vacation'),
    }),
    [t],
  );
}
