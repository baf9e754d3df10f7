import { Problem, commonProblems } from '../../contract/problem.ts';
import { dayInZone, isoDay } from '../../core/calendar/day.ts';
import { tellForecast } from '../../core/forecast/telling.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import type { Caller } from '../../platform/http/route.ts';
import type { createCheckins } from '../checkins/index.ts';
import { type createForecast, FORECAST_DAYS } from '../forecast/index.ts';
import { findPerson } from '../identity/index.ts';
import { readTopInsights } from '../insights/index.ts';
import { countProposed, listAccountsOf } from '../ledger/index.ts';
import { readProgress } from '../onboarding/index.ts';
import { readProfileOf } from '../profile/index.ts';
import { latestSubmission } from '../questionnaires/index.ts';
import { listDue } from '../reminders/index.ts';
import { OVERVIEW_DAYS, OVERVIEW_NEXT, type Overview, type OverviewForecast } from './contract.ts';

/** What an overview is gathered from. */
export interface OverviewNeeds {
  readonly store: Store;
  readonly clock: Clock;
  readonly forecast: Pick<ReturnType<typeof createForecast>, 'read'>;
  readonly checkins: Pick<ReturnType<typeof createCheckins>, 'glance'>;
}

const ACCOUNTS_MOST = 200;
const REMINDERS_MOST = 20;
/** Days that a reminder which came is shown, unless it is put aside. */
const REMINDED_DAYS = 6;

/** All that a first page shows. */
export function createOverviewService({ store, clock, forecast, checkins }: OverviewNeeds) {
  /** The year's forecast in what a first page shows of it. */
  async function foretold(caller: Caller): Promise<OverviewForecast> {
    const { starts_on, days, currency, left_out, points, summary } = await forecast.read(caller, { days: FORECAST_DAYS, everyday: true });
    const next = points.flatMap(({ date, items }) => items.map((item) => ({ date, ...item }))).slice(0, OVERVIEW_NEXT);
    const told = tellForecast({ points, summary });
    const telling = 'causes' in told ? { ...told, causes: [...told.causes] } : told;
    return { starts_on, days, currency, left_out, points: points.slice(0, OVERVIEW_DAYS), summary, telling, next };
  }

  return {
    /** In a number of queries that neither who asks nor how many people there are changes. */
    async read(caller: Caller): Promise<Overview> {
      const { db } = store;
      const { user_id } = caller;
      const user = await findPerson(db, user_id);
      // Whoever is erased while they ask is a stranger.
      if (user === undefined) throw new Problem(commonProblems['auth.required'], 'Sign in, and ask again.');
      const profile = await readProfileOf(db, user_id);
      const questionnaire = await latestSubmission(db, user_id);
      const checkin = await checkins.glance(caller);
      const accounts = await listAccountsOf(db, user_id, 0, ACCOUNTS_MOST);
      const year = await foretold(caller);
      const today = dayInZone(clock.now(), caller.time_zone);
      const facts = {
        has_account: accounts.length > 0,
        has_profile: profile.is_complete,
        has_goal: profile.primary_goal !== null || questionnaire !== null,
        has_phone: user.phone_verified_at !== null,
        has_checkin: checkin.latest !== null,
      };
      return {
        user,
        profile,
        onboarding: await readProgress(db, user_id, facts),
        checkin,
        questionnaire,
        forecast: accounts.length === 0 ? null : year,
        accounts,
        proposals: await countProposed(db, user_id),
        insights: await readTopInsights(db, caller, clock.now()),
        due_reminders: await listDue(db, user_id, isoDay(today - REMINDED_DAYS), isoDay(today), REMINDERS_MOST),
      };
    },
  };
}
