import { dayInZone, dayNumber, type EpochDay, isoDay, mondayOf } from '../../core/calendar/day.ts';
import { sum, ZERO } from '../../core/money/cents.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import { type Letter, letter } from '../../platform/delivery/letter.ts';
import type { Recipient } from '../../platform/delivery/mail-job.ts';
import { hasCheckin, listMondaysBetween } from '../checkins/index.ts';
import type { Forecast } from '../forecast/index.ts';
import type { GoalAnswer } from '../goals/index.ts';
import { readProfileOf } from '../profile/index.ts';
import type { Delivery } from './delivery-repository.ts';
import { daysBefore, daysLookedAt } from './rules.ts';
import { type Brief, briefOf } from './brief-words.ts';
import { type Fact, wordsOf } from './words.ts';

/** Writes a reminder in its person's language; undefined when there is nothing to tell any more. `stop` is the link that turns it off. */
export type Tell = (delivery: Delivery, to: Recipient, stop: string) => Promise<Told | undefined>;

/** What a reminder is written from. */
export interface Reminding {
  readonly fact: Fact;
  /** What the person wrote themselves. */
  readonly own: readonly string[];
  readonly currency: string;
  readonly address: string;
  readonly stop: string;
}

/** A reminder in words: as a mail, and as what a locked screen may show. */
export interface Told {
  readonly mail: Letter;
  readonly brief: Brief;
}

/** A reminder as a mail. */
export function writeReminder({ fact, own, currency, address, stop }: Reminding, to: Pick<Recipient, 'full_name' | 'language'>): Letter {
  const words = wordsOf(to.language, currency);
  const { subject, blocks } = words.tell(fact, address);
  return letter(to, subject, ...blocks, ...own, ...words.stop(stop));
}

/** What telling needs. */
export interface TellingParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly forecast: (
    person: { readonly user_id: number; readonly time_zone: string; readonly currency: string },
    wish: { readonly days: number; readonly everyday: boolean },
  ) => Promise<Forecast>;
  /** How far the person's goals are. */
  readonly goals: (person: Parameters<TellingParts['forecast']>[0]) => Promise<{ readonly items: readonly GoalAnswer[] }>;
  /** The origin of this Mingus. */
  readonly address: () => string;
}

/** Days that a forecast covers at least. */
const DAYS_LEAST = 2;

/** Tells what a reminder is about as it is when it is sent, not as it was when it fell due. */
export function createTelling({ store, clock, forecast, goals, address }: TellingParts): Tell {
  const pointsUntil = async (delivery: Delivery, today: EpochDay, until: EpochDay) =>
    (await forecast(delivery, { days: Math.max(DAYS_LEAST, until - today + 1), everyday: true })).points;

  async function bills(delivery: Delivery, today: EpochDay): Promise<Fact | undefined> {
    const [from, until] = daysLookedAt(delivery, dayNumber(delivery.due_on), today, daysBefore(delivery, delivery));
    const due = (await pointsUntil(delivery, today, until))
      .filter(({ date }) => date >= isoDay(from) && date <= isoDay(until))
      .flatMap(({ date, items }) => items.filter(({ amount }) => amount < 0).map(({ name, amount }) => ({ date, name, amount })));
    return due.length === 0 ? undefined : { about: 'bill_due', bills: due, total: sum(due.map(({ amount }) => amount)) };
  }

  async function lowBalance(delivery: Delivery, today: EpochDay): Promise<Fact | undefined> {
    const points = await pointsUntil(delivery, today, today + daysBefore(delivery, delivery));
    const below = points.find(({ closing_balance }) => closing_balance < ZERO);
    return below === undefined ? undefined : { about: 'low_balance', date: below.date, balance: below.closing_balance };
  }

  /** Asks for the weeks of the days that it is for: when it comes, the next one may have begun. */
  async function checkin({ user_id, due_on, until_on }: Delivery, today: EpochDay): Promise<Fact | undefined> {
    const present = mondayOf(today);
    // Of somebody who went west meanwhile the week of that day may not have begun.
    const [first, last] = [due_on, until_on ?? due_on].map((day) => Math.min(mondayOf(dayNumber(day)), present));
    if (first === undefined || last === undefined) return undefined;
    const done = await listMondaysBetween(store.db, user_id, isoDay(first), isoDay(last), (last - first) / 7 + 1);
    const weeks = [...new Set([first, last])].map(isoDay).filter((monday) => !done.includes(monday));
    return weeks.length === 0 ? undefined : { about: 'weekly_checkin', weeks, this_week: isoDay(present) };
  }

  /** Tells of the profile's goal; who chose none there has those of the questionnaire, of which it is the first that is not reached. */
  async function goal(delivery: Delivery): Promise<Fact | undefined> {
    const { items } = await goals(delivery);
    const { primary_goal } = await readProfileOf(store.db, delivery.user_id);
    const open = primary_goal === null ? items.find(({ by_forecast }) => by_forecast.status !== 'reached') : undefined;
    const told = open ?? items[0];
    return told && { ...told, about: 'goal_reminder' };
  }

  async function factOf(delivery: Delivery, today: EpochDay): Promise<Fact | undefined> {
    const { user_id, reminder_type } = delivery;
    if (reminder_type === 'bill_due') return bills(delivery, today);
    if (reminder_type === 'low_balance') return lowBalance(delivery, today);
    if (reminder_type === 'first_checkin') return (await hasCheckin(store.db, user_id)) ? undefined : { about: 'first_checkin' };
    if (reminder_type === 'weekly_checkin') return checkin(delivery, today);
    return goal(delivery);
  }

  return async (delivery, { full_name, language }, stop) => {
    const fact = await factOf(delivery, dayInZone(clock.now(), delivery.time_zone));
    if (fact === undefined) return undefined;
    const own = delivery.own_words === null ? [] : [delivery.own_words];
    const mail = writeReminder({ fact, own, stop, address: address(), currency: delivery.currency }, { full_name, language });
    return { mail, brief: briefOf(fact, mail.subject, language) };
  };
}
