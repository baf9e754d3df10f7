import type { AnalysisPeriod } from '../../core/insight/window.ts';
import { insertMany } from '../../platform/database/insert-many.ts';
import type { Db } from '../../platform/database/store.ts';
import type { KeptFigures } from './rules.ts';

/** Whose insights they are, and when they were worked out. */
export interface AnalysisState {
  readonly user_id: number;
  /** IANA name. */
  readonly time_zone: string;
  /** ISO 4217. */
  readonly currency: string;
  /** When something they rest on last changed; null when that was never said. */
  readonly requested_at: string | null;
  /** When they were last worked out; null when never. */
  readonly finished_at: string | null;
  /** The last Sunday that was looked at; null when none was. */
  readonly analysed_to: string | null;
}

const people = (db: Db) =>
  db
    .selectFrom('users as person')
    .leftJoin('insight_runs as run', 'run.user_id', 'person.id')
    .select(['person.id as user_id', 'person.time_zone', 'person.currency', 'run.requested_at', 'run.finished_at', 'run.analysed_to']);

/** The person and the state of their analysis; undefined when they are gone. */
export const findState = (db: Db, userId: number): Promise<AnalysisState | undefined> =>
  people(db).where('person.id', '=', userId).executeTakeFirst();

/**
 * The same, with the language that they chose, with a week that has a check-in, if there is one of the weeks from the day `since` on, and a day that has a row of an account in
 * the person's currency; null where there is none.
 */
export const findWhatIsThere = (db: Db, userId: number, since: string) =>
  people(db)
    .leftJoin('user_preferences as preference', 'preference.user_id', 'person.id')
    .select('preference.language_preference')
    .select(({ selectFrom }) => [
      selectFrom('user_health_checkins as week')
        .select('week.checkin_date')
        .whereRef('week.user_id', '=', 'person.id')
        .where('week.checkin_date', '>=', since)
        .limit(1)
        .as('a_checkin'),
      selectFrom('transactions as row')
        .innerJoin('ledger_accounts as account', 'account.id', 'row.account_id')
        .select('row.posted_on')
        .whereRef('row.user_id', '=', 'person.id')
        // It follows, and keeps PostgreSQL from walking through everybody's accounts.
        .whereRef('account.user_id', '=', 'person.id')
        .whereRef('account.currency', '=', 'person.currency')
        .where('row.deleted_at', 'is', null)
        .limit(1)
        .as('a_row'),
    ])
    .where('person.id', '=', userId)
    .executeTakeFirst();

/**
 * People after the one of id `after` who may sign in, have an account of money, and whose insights are not of the week that ended on the day
 * `sunday` or a later one, or wait for something newer: by id, at most `limit`.
 */
export const listToAnalyse = (db: Db, after: number, sunday: string, limit: number): Promise<AnalysisState[]> =>
  people(db)
    .where('person.id', '>', after)
    .where('person.is_active', '=', true)
    .where(({ or, eb, exists, selectFrom }) =>
      // First what most are not: those who have none of it are passed over without a look at their accounts.
      or([
        eb('run.analysed_to', 'is', null),
        eb('run.analysed_to', '<', sunday),
        eb('run.finished_at', 'is', null),
        eb('run.requested_at', '>', eb.ref('run.finished_at')),
      ]).and(exists(selectFrom('ledger_accounts').select('ledger_accounts.id').whereRef('ledger_accounts.user_id', '=', 'person.id'))),
    )
    .orderBy('person.id')
    .limit(limit)
    .execute();

/** Notes that an analysis is asked for. */
export async function noteRequest(db: Db, userId: number, now: string): Promise<void> {
  await db
    .insertInto('insight_runs')
    .values({ user_id: userId, requested_at: now })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ requested_at: now }))
    .execute();
}

/** What an analysis that is finished is noted with. */
export interface FinishedRun {
  /** When the analysis was asked for that was done; null when it never was. */
  readonly requested_at: string | null;
  readonly finished_at: string;
  readonly analysed_to: string;
}

/** Notes that the analysis is finished, unless another was asked for since; answers whether it was. Holds the person's state until the transaction ends. */
export async function noteFinished(db: Db, userId: number, { requested_at, finished_at, analysed_to }: FinishedRun): Promise<boolean> {
  const row = await db
    .insertInto('insight_runs')
    .values({ user_id: userId, requested_at: finished_at, finished_at, analysed_to })
    .onConflict((conflict) => {
      const same = conflict.column('user_id');
      // Never asked for when it was begun, and there now: it was asked for since.
      return requested_at === null
        ? same.doNothing()
        : same.doUpdateSet({ finished_at, analysed_to }).where('insight_runs.requested_at', '=', requested_at);
    })
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

const shown = [
  'analysis_start_date',
  'analysis_end_date',
  'health_metric',
  'spending_category',
  'correlation_strength',
  'pearson_correlation',
  'correlation_direction',
  'sample_size',
  'effective_sample_size',
  'p_value',
  'q_value',
  'confidence_interval_lower',
  'confidence_interval_upper',
  'effect',
  'method',
  'insight_text',
  'recommendation_text',
  'actionable_insight',
  'unknown_reason',
  'repeats',
] as const;

/** A pair with the window it was tested in. */
export interface KeptPair extends KeptFigures {
  readonly analysis_start_date: string;
  readonly analysis_end_date: string;
}

/** All pairs that were tested over a period, in no order. */
export const listPairsOf = (db: Db, userId: number, period: AnalysisPeriod): Promise<KeptPair[]> =>
  db.selectFrom('health_spending_correlations').select(shown).where('user_id', '=', userId).where('analysis_period', '=', period).execute();

/** Puts pairs in the place of all that are kept of the person. */
export async function replacePairs(
  db: Db,
  userId: number,
  pairs: readonly (KeptPair & { readonly analysis_period: AnalysisPeriod })[],
  now: string,
): Promise<void> {
  await db.deleteFrom('health_spending_correlations').where('user_id', '=', userId).execute();
  const rows = pairs.map((pair) => ({ user_id: userId, ...pair, computed_at: now, created_at: now, updated_at: now }));
  await insertMany(db, 'health_spending_correlations', rows);
}
