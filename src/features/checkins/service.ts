import { z } from 'zod';
import type { Checkin } from '../../contract/checkin.ts';
import { civilDay } from '../../contract/fields.ts';
import { Problem } from '../../contract/problem.ts';
import { dayInZone, dayNumber, type EpochDay, isCivilDay, isoDay, mondayOf } from '../../core/calendar/day.ts';
import { averageOf, type CheckedWeek, type Summarised, trendOf } from '../../core/scoring/checkin-summary.ts';
import { streakWeeks } from '../../core/scoring/streak.ts';
import { wellnessIndex } from '../../core/scoring/wellness-index.ts';
import { type Clock, instantOf, momentOf } from '../../platform/clock.ts';
import type { Db, Store } from '../../platform/database/store.ts';
import { pageFrom, placeOf } from '../../platform/http/cursor.ts';
import type { Caller } from '../../platform/http/route.ts';
import { type CheckinSummary, checkinProblems, type SentAnswers, WEEKS_MOST } from './contract.ts';
import {
  type AnsweredWeek,
  deleteCheckin,
  findCheckin,
  insertCheckin,
  type KeptCheckin,
  listCheckinsBetween,
  listMondaysBetween,
  updateCheckin,
} from './repository.ts';

/** What check-ins need. */
export interface CheckinNeeds {
  readonly store: Store;
  readonly clock: Clock;
  /** Told, in the transaction that changes a person's weeks. */
  readonly onChanged: (db: Db, userId: number) => Promise<void>;
}

/** Whose weeks they are. */
export type CheckinPerson = Pick<Caller, 'user_id' | 'time_zone'>;

const noSuchCheckin = () => new Problem(checkinProblems['checkin.not_found'], 'There is no check-in for that week yet.');
const futureWeek = () =>
  new Problem(
    checkinProblems['checkin.future_week'],
    'That week has not begun where you are. You can check in from its Monday on, and for any week before.',
  );

const shown = (week: KeptCheckin): Checkin => ({ ...week, wellness_index: wellnessIndex(week) });

/** What was sent, with nothing where nothing was said; an empty note says nothing. */
const answeredWeek = (monday: EpochDay, sent: SentAnswers): AnsweredWeek => ({
  checkin_date: isoDay(monday),
  sleep_hours: sent.sleep_hours ?? null,
  physical_activity_minutes: sent.physical_activity_minutes ?? null,
  physical_activity_level: sent.physical_activity_level ?? null,
  relationships_rating: sent.relationships_rating ?? null,
  relationships_notes: sent.relationships_notes === '' ? null : (sent.relationships_notes ?? null),
  mindfulness_minutes: sent.mindfulness_minutes ?? null,
  mindfulness_type: sent.mindfulness_type ?? null,
  stress_level: sent.stress_level ?? null,
  energy_level: sent.energy_level ?? null,
  mood_rating: sent.mood_rating ?? null,
});

const entriesOf = <Value>(value: (key: Summarised) => Value): Record<Summarised, Value> => ({
  wellness_index: value('wellness_index'),
  sleep_hours: value('sleep_hours'),
  physical_activity_minutes: value('physical_activity_minutes'),
  relationships_rating: value('relationships_rating'),
  mindfulness_minutes: value('mindfulness_minutes'),
  stress_level: value('stress_level'),
  energy_level: value('energy_level'),
  mood_rating: value('mood_rating'),
});

const place = z.tuple([civilDay]);

interface AskedWeeks {
  readonly weeks: number;
  readonly until?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** What can be done with check-ins. */
export type Checkins = ReturnType<typeof createCheckinService>;

/** How a person's weeks were. */
export function createCheckinService({ store, clock, onChanged }: CheckinNeeds) {
  /** The Monday of the week it is where the person is. */
  const thisMonday = ({ time_zone }: CheckinPerson): EpochDay => mondayOf(dayInZone(clock.now(), time_zone));
  /** The Monday of the week that a day, or an instant where the person is, falls in. */
  const mondayIn = (date: string, { time_zone }: CheckinPerson): EpochDay =>
    mondayOf(isCivilDay(date) ? dayNumber(date) : dayInZone(momentOf(date), time_zone));

  return {
    /** Keeps a week as it was said. Answers whether it is new. Throws checkin.future_week. */
    async save(person: CheckinPerson, date: string, sent: SentAnswers): Promise<{ readonly isNew: boolean; readonly checkin: Checkin }> {
      const monday = mondayIn(date, person);
      if (monday > thisMonday(person)) throw futureWeek();
      const week = answeredWeek(monday, sent);
      return store.transaction(async (db) => {
        const now = instantOf(clock.now());
        const changed = await updateCheckin(db, person.user_id, week, now);
        const added = changed === undefined ? await insertCheckin(db, person.user_id, week, now) : undefined;
        // Where two come at once, the second finds what the first added.
        const kept = changed ?? added ?? (await updateCheckin(db, person.user_id, week, now));
        if (kept === undefined) throw noSuchCheckin();
        await onChanged(db, person.user_id);
        return { isNew: added !== undefined, checkin: shown(kept) };
      });
    },

    /** Throws checkin.not_found. */
    async read(person: CheckinPerson, date: string): Promise<Checkin> {
      const kept = await findCheckin(store.db, person.user_id, isoDay(mondayIn(date, person)));
      if (kept === undefined) throw noSuchCheckin();
      return shown(kept);
    },

    /** Throws checkin.not_found. */
    async remove(person: CheckinPerson, date: string): Promise<void> {
      await store.transaction(async (db) => {
        if (!(await deleteCheckin(db, person.user_id, isoDay(mondayIn(date, person))))) throw noSuchCheckin();
        await onChanged(db, person.user_id);
      });
    },

    /** Check-ins of so many weeks back from the week of the day `until`, the present one when left out; the newest first. */
    async list(person: CheckinPerson, { weeks, until, limit, cursor }: AskedWeeks) {
      const present = thisMonday(person);
      const last = until === undefined ? present : Math.min(present, mondayOf(dayNumber(until)));
      const [before] = placeOf(cursor, place) ?? [];
      const to = before === undefined ? last : Math.min(last, mondayOf(dayNumber(before)) - 7);
      const rows = await listCheckinsBetween(store.db, person.user_id, isoDay(last - 7 * (weeks - 1)), isoDay(to), limit + 1);
      return pageFrom(rows.map(shown), limit, ({ checkin_date }) => [checkin_date]);
    },

    /** Averages, trends and the streak, in two queries. */
    async summarise(person: CheckinPerson, weeks: number): Promise<CheckinSummary> {
      const last = thisMonday(person);
      const from = isoDay(last - 7 * (weeks - 1));
      const rows = await listCheckinsBetween(store.db, person.user_id, from, isoDay(last), weeks);
      const mondays = await listMondaysBetween(store.db, person.user_id, isoDay(last - 7 * WEEKS_MOST), isoDay(last), WEEKS_MOST);
      const checked = rows.map((row): CheckedWeek => ({ ...row, monday: dayNumber(row.checkin_date) }));
      return {
        weeks,
        from,
        to: isoDay(last + 6),
        this_week: isoDay(last),
        recorded_weeks: rows.length,
        averages: entriesOf((key) => averageOf(checked, key)),
        trend: entriesOf((key) => trendOf(checked, key, last, weeks)),
        streak_weeks: streakWeeks(mondays.map(dayNumber), last),
      };
    },

    /** The present week and the newest check-in up to it, with the streak, in two queries: what a first page needs. */
    async glance(person: CheckinPerson) {
      const last = thisMonday(person);
      const mondays = await listMondaysBetween(store.db, person.user_id, isoDay(last - 7 * WEEKS_MOST), isoDay(last), WEEKS_MOST);
      const newest = await listCheckinsBetween(store.db, person.user_id, isoDay(last - 7 * WEEKS_MOST), isoDay(last), 2);
      const [latest, before] = newest.map(shown);
      return {
        week: isoDay(last),
        this_week: latest?.checkin_date === isoDay(last) ? latest : null,
        latest: latest ?? null,
        before: before ?? null,
        streak_weeks: streakWeeks(mondays.map(dayNumber), last),
      };
    },
  };
}
