import type { Language } from '../../contract/language.ts';
import type { Insertable } from 'kysely';
import type { Cents } from '../../core/money/cents.ts';
import type { ScoreLevel } from '../../core/scoring/financial-score.ts';
import type { FinancialQuestionnaireSubmissionRow } from '../../platform/database/rows/wellness.ts';
import type { Db } from '../../platform/database/store.ts';

/** A questionnaire as it is kept. */
export interface KeptSubmission {
  readonly id: number;
  readonly monthly_income: Cents;
  readonly monthly_expenses: Cents;
  readonly current_savings: Cents;
  readonly total_debt: Cents;
  readonly risk_tolerance: number;
  readonly financial_goals: Readonly<Record<string, Cents>>;
  readonly financial_health_score: number;
  readonly financial_health_level: ScoreLevel;
  /** Read by a schema before it is believed. */
  readonly recommendations: unknown;
  readonly submitted_at: string;
  /** Of the person, ISO 4217. */
  readonly currency: string | null;
  /** That the person chose; null when they never did. */
  readonly language: Language | null;
}

const shown = [
  'id',
  'monthly_income',
  'monthly_expenses',
  'current_savings',
  'total_debt',
  'risk_tolerance',
  'financial_goals',
  'financial_health_score',
  'financial_health_level',
  'recommendations',
  'submitted_at',
] as const;

/** Questionnaires with whom they are read by: what they say is worded when it is read. */
const submissions = (db: Db) =>
  db
    .selectFrom('financial_questionnaire_submissions as answered')
    .select(shown)
    .select(({ selectFrom }) => [
      selectFrom('users').select('currency').whereRef('users.id', '=', 'answered.user_id').as('currency'),
      selectFrom('user_preferences').select('language_preference').whereRef('user_preferences.user_id', '=', 'answered.user_id').as('language'),
    ]);

/** Keeps a questionnaire; answers it. */
export async function insertSubmission(db: Db, row: Insertable<FinancialQuestionnaireSubmissionRow>): Promise<KeptSubmission> {
  const { id } = await db.insertInto('financial_questionnaire_submissions').values(row).returning('id').executeTakeFirstOrThrow();
  return submissions(db).where('id', '=', id).executeTakeFirstOrThrow();
}

/** Those that come after `after` (instant and id), the newest first, at most `limit`. */
export function listSubmissions(db: Db, userId: number, after: readonly [string, number] | undefined, limit: number): Promise<KeptSubmission[]> {
  let query = submissions(db).where('user_id', '=', userId);
  if (after !== undefined) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('submitted_at', 'id'), '<', tuple(after[0], after[1])));
  return query.orderBy('submitted_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}
