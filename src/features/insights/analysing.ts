import { dayInZone, isoDay } from '../../core/calendar/day.ts';
import type { Pair } from '../../core/insight/pair.ts';
import { lastCompleteSunday } from '../../core/insight/window.ts';
import { type Clock, instantOf } from '../../platform/clock.ts';
import type { Db, Store } from '../../platform/database/store.ts';
import { type AnalysisState, type FinishedRun, findState, type KeptPair, noteFinished, replacePairs } from './repository.ts';
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

/** What was worked out, and of which state of the person's data. */
interface WorkedOut {
  readonly userId: number;
  readonly run: FinishedRun;
  readonly pairs: ReturnType<typeof pairsOf>;
}

/** Keeps what was worked out; answers false when something changed meanwhile: nothing is written then. */
async function keep(db: Db, { userId, run, pairs }: WorkedOut): Promise<boolean> {
  if (!(await noteFinished(db, userId, run))) return false;
  await replacePairs(db, userId, pairs, run.finished_at);
  return true;
}

/** How insights are worked out anew and kept in the place of those before. Doing it again changes nothing but when it was done. */
export interface Analysing {
  /** One person's. */
  readonly one: (userId: number) => Promise<void>;
  /** Those of several people, all kept by one transaction where that can be. Answers what went wrong; nobody is left out for somebody else's failure. */
  readonly several: (userIds: readonly number[]) => Promise<readonly unknown[]>;
}

/** Works out insights by what is in the database. */
export function createAnalysing({ store, clock }: { readonly store: Store; readonly clock: Clock }): Analysing {
  /** Undefined for somebody who is gone. */
  const workOut = async (userId: number): Promise<WorkedOut | undefined> => {
    // Read first: whatever changes after it is another request.
    const state = await findState(store.db, userId);
    if (state === undefined) return undefined;
    const now = clock.now();
    const weeks = await loadWeeks(store.db, state, dayInZone(now, state.time_zone), 'all');
    // Statistics take a tenth of a second and 15 MB to load: only whoever needs them pays for it.
    const { analyse } = await import('../../core/insight/analyse.ts');
    const run = { requested_at: state.requested_at, finished_at: instantOf(now), analysed_to: sundayOf(state, now) };
    return { userId, run, pairs: pairsOf(weeks, state.currency, analyse) };
  };

  const one = async (userId: number): Promise<void> => {
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      const done = await workOut(userId);
      if (done === undefined || (await store.transaction((db) => keep(db, done)))) return;
    }
  };

  /** Works out each by itself; answers those it could not, with why. */
  const eachAlone = async (userIds: readonly number[]): Promise<readonly unknown[]> => {
    const failures: unknown[] = [];
    for (const userId of userIds) await one(userId).catch((error: unknown) => failures.push(error));
    return failures;
  };

  const several = async (userIds: readonly number[]): Promise<readonly unknown[]> => {
    const all: WorkedOut[] = [];
    const failures: unknown[] = [];
    for (const userId of userIds) {
      const done = await workOut(userId).catch((error: unknown) => void failures.push(error));
      if (done !== undefined) all.push(done);
    }
    const changed: number[] = [];
    const keepAll = async (db: Db): Promise<void> => {
      for (const done of all) if (!(await keep(db, done))) changed.push(done.userId);
    };
    // One of them that cannot be kept takes the others with it: then each is tried alone.
    const left = await store.transaction(keepAll).then(
      () => changed,
      () => all.map(({ userId }) => userId),
    );
    return [...failures, ...(await eachAlone(left))];
  };

  return { one, several };
}
