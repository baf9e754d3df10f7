import { dayInZone, dayNumber } from '../../core/calendar/day.ts';
import { type DaysAbout, nextMoment, putOffUntil } from '../../core/reminders/putting-off.ts';
import { lastReminderDay } from '../../core/reminders/rule.ts';
import { Problem } from '../../contract/problem.ts';
import { type Clock, instantOf } from '../../platform/clock.ts';
import type { Db, Store } from '../../platform/database/store.ts';
import type { Caller } from '../../platform/http/route.ts';
import { findPreferences } from '../preferences/index.ts';
import { REMINDERS_MOST, type Reminder, type ReminderChange, reminderProblems, reminderWishes } from './contract.ts';
import { deleteReminder, findReminder, insertReminder, listRemindersOf, type ReminderRow, updateReminder } from './repository.ts';
import { aboutOf, begun, daysAbout, type KeptReminder, type KeptWishes, nextDay, type Planned, planned, timeOf, waitingOf } from './rules.ts';

const noSuchReminder = () => new Problem(reminderProblems['reminder.not_found'], 'There is no such reminder. It may have been removed.');

/** What the former application kept in another form is not said here; the row keeps it until the person says something else. */
const shown = (row: ReminderRow): Reminder => ({
  ...row,
  scheduled_date: nextDay(row),
  preferences: reminderWishes.safeParse(row.preferences).data ?? null,
});

const inOrder = (reminders: readonly Reminder[]): Reminder[] =>
  reminders.toSorted((one, other) => (one.scheduled_date < other.scheduled_date ? -1 : Number(one.scheduled_date > other.scheduled_date)));

const NOTHING_CAME = { put_off_to: null, about_from: null, about_until: null };

const wishesOf = async (db: Db, { user_id, time_zone }: Caller): Promise<KeptWishes> => {
  const kept = await findPreferences(db, user_id);
  return { time_zone, quiet_hours: kept?.quiet_hours, reminder_preferences: kept?.reminder_preferences };
};

/** What can be done with reminders. */
export type Reminders = ReturnType<typeof createReminderService>;

/** What a person wants to be reminded of. */
export function createReminderService({ store, clock }: { readonly store: Store; readonly clock: Clock }) {
  /** When it comes next. Throws reminder.past where it never does. */
  function planOf(reminder: KeptReminder, kept: KeptWishes): Planned {
    const plan = begun(reminder, kept, clock.now());
    if (plan.enabled) return plan;
    throw new Problem(reminderProblems['reminder.past'], 'That day and time are over where you are. Choose a later day.', {
      fields: [{ path: 'scheduled_date', message: 'Choose a later day.' }],
    });
  }

  return {
    async list({ user_id }: Caller): Promise<{ items: Reminder[] }> {
      return { items: inOrder((await listRemindersOf(store.db, user_id, REMINDERS_MOST)).map(shown)) };
    },

    /** Throws reminder.past, reminder.too_many. */
    create: (
      caller: Caller,
      {
        enabled,
        preferences = null,
        message = null,
        ...said
      }: Pick<ReminderRow, 'reminder_type' | 'scheduled_date' | 'frequency' | 'enabled'> & ReminderChange,
    ): Promise<Reminder> =>
      store.transaction(async (db) => {
        const there = await listRemindersOf(db, caller.user_id, REMINDERS_MOST);
        if (there.length >= REMINDERS_MOST) {
          throw new Problem(reminderProblems['reminder.too_many'], `You have ${REMINDERS_MOST} reminders, and cannot have more. Remove one first.`);
        }
        const reminder = { ...said, preferences, starts_on: null, ...NOTHING_CAME };
        const plan = planOf(reminder, await wishesOf(db, caller));
        const fields = { ...reminder, message, due_on: null, ...(enabled ? plan : { ...plan, next_at: null, enabled }) };
        return shown(await insertReminder(db, caller.user_id, fields, instantOf(clock.now())));
      }),

    /** Throws reminder.not_found, reminder.past. */
    change: (caller: Caller, id: number, change: ReminderChange): Promise<Reminder> =>
      store.transaction(async (db) => {
        const before = await findReminder(db, caller.user_id, id);
        if (before === undefined) throw noSuchReminder();
        const after = { ...before, ...given(change) };
        const isPut = change.scheduled_date !== undefined || change.frequency !== undefined;
        const anew = isPut ? { starts_on: null, ...NOTHING_CAME } : {};
        // What is turned off stands nowhere any more as something that could be put off.
        const plan = after.enabled ? planOf({ ...after, ...anew }, await wishesOf(db, caller)) : { next_at: null, due_on: null, put_off_to: null };
        const row = await updateReminder(db, caller.user_id, id, { ...given(change), ...anew, ...plan }, instantOf(clock.now()));
        if (row === undefined) throw noSuchReminder();
        return shown(row);
      }),

    /** Throws reminder.not_found. */
    remove: (caller: Caller, id: number): Promise<void> =>
      store.transaction(async (db) => {
        if (!(await deleteReminder(db, caller.user_id, id))) throw noSuchReminder();
      }),

    /** Puts off what came for so many days; with 0 it only stands nowhere any more. What is off and did not come stays off. Throws reminder.not_found. */
    snooze: (caller: Caller, id: number, days: number): Promise<Reminder> =>
      store.transaction(async (db) => {
        const before = await findReminder(db, caller.user_id, id);
        if (before === undefined) throw noSuchReminder();
        const isPutOff = days > 0 && (before.enabled || (before.frequency === 'once' && before.due_on !== null));
        const fields = { due_on: null, ...(isPutOff && putOff(before, await wishesOf(db, caller), days, clock.now())) };
        const row = await updateReminder(db, caller.user_id, id, fields, instantOf(clock.now()));
        if (row === undefined) throw noSuchReminder();
        return shown(row);
      }),
  };
}

/** The message that came comes once more in so many days, beside those of its rule. */
function putOff(reminder: ReminderRow, kept: KeptWishes, days: number, nowMs: number) {
  const today = dayInZone(nowMs, kept.time_zone);
  const before = waitingOf(reminder);
  const waiting = putOffUntil(reminder.enabled ? before : { ...before, next: null }, cameLast(reminder), today, today + days);
  const about = waiting.putOff === null ? {} : aboutOf(waiting.putOff.about);
  return { ...planned(reminder, waiting, nextMoment(waiting, timeOf(reminder, kept))), ...about };
}

/** The days of the message that came and was not put aside; null where none stands. */
function cameLast(reminder: ReminderRow): DaysAbout | null {
  if (reminder.due_on === null) return null;
  // While one is put off, what is noted are its days.
  const noted = reminder.put_off_to === null ? daysAbout(reminder) : null;
  const day = lastReminderDay(waitingOf(reminder).rule, dayNumber(reminder.due_on)) ?? dayNumber(reminder.due_on);
  return noted ?? { from: day, until: day };
}

/** Of what was sent, what was given: a member that is left out is undefined. */
function given(change: ReminderChange): Partial<ReminderRow> {
  const fields: Partial<ReminderRow> = {};
  for (const [name, value] of Object.entries(change)) if (value !== undefined) Object.assign(fields, { [name]: value });
  return fields;
}
