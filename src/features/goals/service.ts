import { isoDay, dayNumber } from '../../core/calendar/day.ts';
import { firstDayFor, outlookOf, spareFrom } from '../../core/goals/outlook.ts';
import { type Cents, cents } from '../../core/money/cents.ts';
import type { Store } from '../../platform/database/store.ts';
import type { Caller } from '../../platform/http/route.ts';
import { type createForecast, type Forecast, FORECAST_DAYS } from '../forecast/index.ts';
import { listAccountsOf } from '../ledger/index.ts';
import { readProfileOf } from '../profile/index.ts';
import { latestSubmission } from '../questionnaires/index.ts';
import type { GoalAnswer } from './contract.ts';
import { goalsOf, type KnownGoal, reservedFor } from './rules.ts';

const ACCOUNTS_MOST = 200;
/** Each day that is looked at has a month after it, so that the rent after the last one is seen, too. */
const AFTER_DAYS = 31;

/** What goals are told from. */
export interface GoalsNeeds {
  readonly store: Store;
  readonly forecast: Pick<ReturnType<typeof createForecast>, 'read'>;
}

/** Whose goals. */
type GoalsPerson = Pick<Caller, 'user_id' | 'time_zone' | 'currency'>;

/** What can be done with goals. */
export type Goals = ReturnType<typeof createGoalService>;

/** What the money is for: how far it is, what it takes a month, and when the forecast has room for it. */
export function createGoalService({ store, forecast }: GoalsNeeds) {
  return {
    /** In a fixed number of queries. */
    async read(person: GoalsPerson) {
      const profile = await readProfileOf(store.db, person.user_id);
      const questionnaire = await latestSubmission(store.db, person.user_id);
      const accounts = await listAccountsOf(store.db, person.user_id, 0, ACCOUNTS_MOST);
      const year = await forecast.read(person, { days: FORECAST_DAYS + AFTER_DAYS, everyday: true });
      const goals = goalsOf({ profile, goals: questionnaire?.financial_goals ?? {}, accounts, currency: person.currency });
      const hasTotal = accounts.length > year.left_out.length;
      const tell = teller(year, hasTotal, reservedFor(goals));
      return {
        currency: person.currency,
        starts_on: year.starts_on,
        everyday_known: year.summary.everyday.known,
        items: goals.map((goal) => told(goal, profile.goal_timeline_months, tell)),
      };
    },
  };
}

type Tell = (missing: Cents) => GoalAnswer['by_forecast'];

/** Says when a forecast has room for an amount beside its buffer and what is reserved. */
function teller(year: Forecast, hasTotal: boolean, reserved: Cents): Tell {
  const { points, summary, starts_on } = year;
  const spare = spareFrom(
    points.map(({ closing_balance }) => closing_balance),
    cents(summary.buffer + reserved),
  );
  const isStill = points.every(({ income, expenses }) => income === 0 && expenses === 0);
  return (missing) => {
    if (!hasTotal) return { status: 'unknown', reason: 'no_account' };
    if (isStill) return { status: 'unknown', reason: 'nothing_planned' };
    const day = firstDayFor(missing, spare, FORECAST_DAYS);
    return day === null ? { status: 'not_within_year' } : { status: 'within_year', on: isoDay(dayNumber(starts_on) + day) };
  };
}

function told({ goal, amount, saved, held }: KnownGoal, timeline: number | null, tell: Tell): GoalAnswer {
  const on_accounts = held.map(({ name }) => name);
  if (amount === null) {
    const { months } = outlookOf({ amount: cents(0), saved: null, months: timeline });
    return {
      goal,
      amount,
      saved,
      on_accounts,
      missing: null,
      percent: null,
      monthly: null,
      months,
      by_forecast: { status: 'unknown', reason: 'no_amount' },
    };
  }
  const outlook = outlookOf({ amount, saved, months: timeline });
  return { goal, amount, saved, on_accounts, ...outlook, by_forecast: outlook.missing === 0 ? { status: 'reached' } : tell(outlook.missing) };
}
