import { goalRoutes } from './routes.ts';
import { createGoalService, type GoalsNeeds } from './service.ts';

/** What the money is for. It is refused nothing of its own, and has no table: profile, questionnaire, accounts and forecast say it all. */
export function createGoals(needs: GoalsNeeds) {
  const goals = createGoalService(needs);
  return { routes: goalRoutes(goals), read: goals.read };
}

export type { GoalAnswer } from './contract.ts';
