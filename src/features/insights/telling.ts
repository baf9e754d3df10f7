import type { InsightsTold, NothingYet } from '../../contract/insight.ts';
import { DEFAULT_LANGUAGE } from '../../contract/language.ts';
import { dayInZone, isoDay } from '../../core/calendar/day.ts';
import { type AnalysisPeriod, isTooShort, WEEKS_NEEDED } from '../../core/insight/window.ts';
import type { Db } from '../../platform/database/store.ts';
import { sundayOf } from './analysing.ts';
import type { InsightsAnswer } from './contract.ts';
import { findWhatIsThere, type KeptPair, listPairsOf } from './repository.ts';
import { isAwaited, shownInsights, weeksKnown } from './rules.ts';

/** Who is told. */
export interface ToldPerson {
  readonly user_id: number;
}

/** Ten years: nobody has more check-ins than that. */
const LOOKED_BACK_DAYS = 3653;

/** What is known of a person's insights of a period. */
export interface Told extends InsightsAnswer {
  /** Every pair that was tested, in no order. */
  readonly pairs: readonly KeptPair[];
}

type There = NonNullable<Awaited<ReturnType<typeof findWhatIsThere>>>;

/** Why nothing is shown, as far as it does not hang on what was tested. */
function reasonBefore(period: AnalysisPeriod, there: There): NothingYet['reason'] | null {
  if (isTooShort(period)) return 'period_too_short';
  if (there.a_checkin === null) return 'no_checkins';
  if (there.a_row === null) return 'no_ledger';
  return there.finished_at === null ? 'not_computed' : null;
}

/** Why nothing is shown of the pairs that were tested, and what it would take. */
async function whyNothing(period: AnalysisPeriod, there: There, pairs: readonly KeptPair[]): Promise<NothingYet> {
  const reason = reasonBefore(period, there);
  const weeks = weeksKnown(pairs);
  if (reason !== null || weeks < WEEKS_NEEDED)
    return { reason: reason ?? 'too_few_weeks', weeks, weeks_needed: WEEKS_NEEDED, smallest_visible: null };
  // Statistics are loaded by whoever needs them.
  const { smallestVisible, weeksForWeakest } = await import('../../core/insight/visible.ts');
  return { reason: 'nothing_found', weeks, weeks_needed: weeksForWeakest(), smallest_visible: smallestVisible(weeks) };
}

/** What is known of a person's insights of a period, in two queries whatever there is. */
export async function tellInsights(db: Db, { user_id }: ToldPerson, period: AnalysisPeriod, now: number): Promise<Told> {
  const there = await findWhatIsThere(db, user_id, isoDay(dayInZone(now, 'UTC') - LOOKED_BACK_DAYS));
  const pairs = await listPairsOf(db, user_id, period);
  if (there === undefined) return { ...NOBODY, pairs };
  const items = shownInsights(pairs, { currency: there.currency, language: there.language_preference ?? DEFAULT_LANGUAGE });
  const { finished_at, analysed_to } = there;
  const isBehind = finished_at !== null && (analysed_to === null || analysed_to < sundayOf(there, now));
  return {
    computed_at: finished_at,
    stale: isAwaited(there) || isBehind,
    from: pairs[0]?.analysis_start_date ?? null,
    to: pairs[0]?.analysis_end_date ?? null,
    items,
    nothing_yet: items.length > 0 ? null : await whyNothing(period, there, pairs),
    pairs,
  };
}

/** Of somebody who is gone since they asked. */
const NOBODY: InsightsAnswer = {
  computed_at: null,
  stale: false,
  from: null,
  to: null,
  items: [],
  nothing_yet: { reason: 'no_checkins', weeks: 0, weeks_needed: WEEKS_NEEDED, smallest_visible: null },
};

/** How many insights a first page has room for. */
const TOP = 3;

/** The strongest insights of the last year, three at most, or why there is none; `now` is the present instant. In two queries, whatever there is. */
export async function readTopInsights(db: Db, person: ToldPerson, now: number): Promise<InsightsTold> {
  const { computed_at, stale, items, nothing_yet } = await tellInsights(db, person, 'yearly', now);
  return { computed_at, stale, items: items.slice(0, TOP), nothing_yet };
}
