import { dayInZone, isoDay } from '../../core/calendar/day.ts';
import type { Pair } from '../../core/insight/pair.ts';
import { lastCompleteSunday } from '../../core/insight/window.ts';
import { type Clock, instantOf } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import { type AnalysisState, findState, type KeptPair, noteFinished, replacePairs } from './repository.ts';
import { keptPair, WORKED_OUT } from './rules.ts';
import { figuresIn, type LoadedWeeks, loadWeeks, windowIn } from './weeks.ts';

/** How often an analysis that the data changed under is begun anew, before it is left to the job of that change. */
const MOST_LOOKS = 3;

/** The last Sunday that a person's analysis can take in. */
export const sundayOf = ({ time_zone }: Pick<AnalysisState, 'time_zone'>, now: number): string =>
  isoDay(lastCompleteSunday(dayInZone(now, time_zone)));

type Analyse = (input: ReturnType<typeof figuresIn>) => readonly Pair[];

/** All pairs of all periods; none where no week is covered or no week has a check-in: there is nothing to say of them then. */
function pairsOf(weeks: LoadedWeeks, currency: string, analyse: Analyse) {
  return WORKED_OUT.flatMap((analysis_period) => {
    const window = windowIn(weeks, analysis_period);
    if (weeks.covered === null || weeks.checkins.length === 0 || window.to < window.from) return [];
    const within = { analysis_period, analysis_start_date: isoDay(window.from), analysis_end_date: isoDay(window.to) };
    return analyse(figuresIn(weeks, window)).map((pair): KeptPair & typeof within => ({ ...within, ...keptPair(pair, currency) }));
  });
}

/** Works out one person's insights anew and keeps them in the place of those before. Doing it again changes nothing but when it was done. */
export function createAnalysing({ store, clock }: { readonly store: Store; readonly clock: Clock }): (userId: number) => Promise<void> {
  /** Answers false when something changed meanwhile: nothing is written then. */
  const look = async (userId: number): Promise<boolean> => {
    // Read first: whatever changes after it is another request.
    const state = await findState(store.db, userId);
    if (state === undefined) return true;
    const now = clock.now();
    const weeks = await loadWeeks(store.db, state, dayInZone(now, state.time_zone), 'all');
    // Statistics take a tenth of a second and 15 MB to load: only whoever needs them pays for it.
    const { analyse } = await import('../../core/insight/analyse.ts');
    const pairs = pairsOf(weeks, state.currency, analyse);
    const [requested_at, finished_at, analysed_to] = [state.requested_at, instantOf(now), sundayOf(state, now)];
    return store.transaction(async (db) => {
      if (!(await noteFinished(db, userId, { requested_at, finished_at, analysed_to }))) return false;
      await replacePairs(db, userId, pairs, finished_at);
      return true;
    });
  };

  return async (userId) => {
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) if (await look(userId)) return;
  };
}
