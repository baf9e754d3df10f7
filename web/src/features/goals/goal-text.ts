import { useTranslation } from 'react-i18next';
import { profileChoices } from '../../../../src/contract/profile.ts';
import { goalText } from '../questionnaires/goals.ts';
import { useGoalNames } from '../questionnaires/use-goal-names.ts';

/** How goals are called on the screen: the questionnaire's by its names, those of the profile's list by its words, and others as they were named. */
export function useGoalText(): (goal: string) => string {
  const { t } = useTranslation();
  const names = useGoalNames();
  return (goal) => {
    const named = goalText(goal, names);
    const chosen = profileChoices.primary_goal.options.find((option) => option === goal);
    return named !== goal || chosen === undefined ? named : t(`profile.goal.${chosen}`);
  };
}
