import { dayInZone, isoDay } from '../../core/calendar/day.ts';
import type { HealthMetric, SpendingSeries } from '../../core/insight/series.ts';
import { thirdsOf } from '../../core/insight/thirds.ts';
import type { AnalysisPeriod } from '../../core/insight/window.ts';
import { type Clock, instantOf } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import type { Caller } from '../../platform/http/route.ts';
import type { AskForAnalysis } from './asking.ts';
import type { PairWeeks } from './contract.ts';
import { testedPairs } from './rules.ts';
import { tellInsights } from './telling.ts';
import { figuresIn, loadWeeks, windowIn } from './weeks.ts';

/** Which weeks are asked for. */
export interface PairWish {
  readonly period: AnalysisPeriod;
  readonly health_metric: HealthMetric;
  readonly spending_category: SpendingSeries;
}

/** What can be done with insights. */
export type Insights = ReturnType<typeof createInsightService>;

/** What moves together with what. */
export function createInsightService({ store, clock, ask }: { readonly store: Store; readonly clock: Clock; readonly ask: AskForAnalysis }) {
  return {
    /** In two queries, whatever there is. */
    async read(caller: Caller, period: AnalysisPeriod) {
      const { pairs: _, ...told } = await tellInsights(store.db, caller, period, clock.now());
      return told;
    },

    /** Every pair that was tested, in two queries. */
    async pairs(caller: Caller, period: AnalysisPeriod) {
      const { pairs, ...told } = await tellInsights(store.db, caller, period, clock.now());
      return { ...told, items: testedPairs(pairs) };
    },

    /** The weeks of a pair as they are now, in four queries: what they are worked out from is kept nowhere. */
    async weeks(caller: Caller, { period, health_metric, spending_category }: PairWish): Promise<PairWeeks> {
      const loaded = await loadWeeks(store.db, caller, dayInZone(clock.now(), caller.time_zone), period);
      const window = windowIn(loaded, period);
      const { metrics, spending } = figuresIn(loaded, window);
      const spentIn = spending[spending_category];
      const items = metrics[health_metric].flatMap((value, week) => {
        const spent = spentIn[week] ?? null;
        return value === null || spent === null ? [] : [{ week: isoDay(window.from + 7 * week), value, spent }];
      });
      return { items, ...(thirdsOf(items.map(({ value }) => value)) ?? { lower_third: null, upper_third: null }) };
    },

    /** Asks for all of it to be worked out anew. */
    async refresh(caller: Caller) {
      await store.transaction((db) => ask(db, caller.user_id));
      return { requested_at: instantOf(clock.now()) };
    },
  };
}
