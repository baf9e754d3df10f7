import { DEFAULT_LANGUAGE } from '../../contract/language.ts';
import { z } from 'zod';
import { type Recommendations, recommendations, type Submission } from '../../contract/submission.ts';
import { type Cents, cents } from '../../core/money/cents.ts';
import { financialScore, type Finances, movesMost } from '../../core/scoring/financial-score.ts';
import { recommend } from '../../core/scoring/recommendations.ts';
import { type Clock, instantOf } from '../../platform/clock.ts';
import type { Db, Store } from '../../platform/database/store.ts';
import { pageFrom, placeInTime, placeOf } from '../../platform/http/cursor.ts';
import type { Caller } from '../../platform/http/route.ts';
import { readProfileOf } from '../profile/index.ts';
import type { SentQuestionnaire } from './contract.ts';
import { insertSubmission, type KeptSubmission, listSubmissions } from './repository.ts';
import { stepsOf } from './words.ts';

/** As it is kept: money in minor units. */
const keptRecommendations = z.object({
  ...recommendations.shape,
  monthly_savings_target: z.custom<Cents>(Number.isSafeInteger),
  // What the sentences are made of; rows from before that was kept have the sentences alone.
  made_of: z.object({ gap: z.custom<Cents>(Number.isSafeInteger), months: z.int(), months_carried: z.int().nullable() }).optional(),
});

/** Rows of the former application may hold none, or others. */
const NO_RECOMMENDATIONS: Recommendations = {
  priority: 'build_emergency_fund',
  monthly_savings_target: cents(0),
  debt_payoff_strategy: null,
  steps: [],
};

const financesOf = ({ monthly_income, monthly_expenses, current_savings, total_debt }: Finances): Finances => ({
  monthly_income,
  monthly_expenses,
  current_savings,
  total_debt,
});

/** What is recommended, in the language of whom it is for. */
function recommendedIn({ recommendations: kept_, currency, language }: KeptSubmission, finances: Finances): Recommendations | undefined {
  const kept = keptRecommendations.safeParse(kept_).data;
  if (kept === undefined) return undefined;
  const { made_of, ...said } = kept;
  if (made_of === undefined || currency === null) return said;
  return { ...said, steps: [...stepsOf({ ...said, ...made_of }, finances, currency, language ?? DEFAULT_LANGUAGE)] };
}

function shown(row: KeptSubmission): Submission {
  const finances = financesOf(row);
  const { currency: _currency, language: _language, ...answered } = row;
  return {
    ...answered,
    score_parts: [...financialScore(finances).parts],
    moves_most: movesMost(finances),
    recommendations: recommendedIn(row, finances) ?? { ...NO_RECOMMENDATIONS, ...priorityOf(finances) },
  };
}

const priorityOf = (finances: Finances): Pick<Recommendations, 'priority' | 'monthly_savings_target' | 'debt_payoff_strategy'> =>
  recommend(finances, { emergency_fund: null, goal_amount: null, goal_timeline_months: null });

/** The newest questionnaire the person answered; null when they have not. */
export async function latestSubmission(db: Db, userId: number): Promise<Submission | null> {
  const [row] = await listSubmissions(db, userId, undefined, 1);
  return row === undefined ? null : shown(row);
}

/** Answers with their score and what is recommended, as they are kept. */
export function scoredAnswers(answers: Required<SentQuestionnaire>, plan: Parameters<typeof recommend>[1], currency: string) {
  const { score, level } = financialScore(answers);
  const recommended = recommend(answers, plan);
  const { priority, monthly_savings_target, debt_payoff_strategy, gap, months, months_carried } = recommended;
  const steps = stepsOf(recommended, answers, currency);
  return {
    ...answers,
    financial_health_score: score,
    financial_health_level: level,
    recommendations: { priority, monthly_savings_target, debt_payoff_strategy, steps, made_of: { gap, months, months_carried } },
  };
}

/** What can be done with questionnaires. */
export type Questionnaires = ReturnType<typeof createQuestionnaireService>;

/** Five figures, and what they score. */
export function createQuestionnaireService({ store, clock }: { readonly store: Store; readonly clock: Clock }) {
  return {
    /** Scores the answers and keeps both. */
    submit: ({ user_id, currency }: Caller, { financial_goals: goals = {}, ...sent }: SentQuestionnaire): Promise<Submission> =>
      store.transaction(async (db) => {
        const { primary_goal, goal_amount, goal_timeline_months } = await readProfileOf(db, user_id);
        const plan = {
          emergency_fund: goals['emergency_fund'] ?? null,
          goal_amount: primary_goal === 'emergency_fund' ? goal_amount : null,
          goal_timeline_months,
        };
        const scored = scoredAnswers({ ...sent, financial_goals: goals }, plan, currency);
        return shown(await insertSubmission(db, { user_id, ...scored, submitted_at: instantOf(clock.now()) }));
      }),

    /** The newest first. */
    async list({ user_id }: Caller, { limit, cursor }: { readonly limit: number; readonly cursor?: string }) {
      const rows = await listSubmissions(store.db, user_id, placeOf(cursor, placeInTime), limit + 1);
      return pageFrom(rows.map(shown), limit, (row) => [row.submitted_at, row.id]);
    },
  };
}
