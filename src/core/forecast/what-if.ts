import { dayNumber, type EpochDay, isoDay, weekday } from '../calendar/day.ts';
import type { IsHoliday } from '../calendar/recurrence.ts';
import type { Estimate } from '../estimate.ts';
import { type Cents, cents, ZERO } from '../money/cents.ts';
import { forecastBuffer, weeklyBills, yearlyBills } from './buffer.ts';
import { NO_EVERYDAY } from './everyday.ts';
import { expectedOccurrences, type ScheduledItem } from './expected.ts';
import { forecast, type Occurrence } from './forecast.ts';
import type { ForecastItem } from './point.ts';
import { onceOn, readSchedule, type WrittenSchedule } from './schedules.ts';
import { type ToldForecast, tellDays } from './told.ts';

/** What is needed of a forecast that was answered. Days are ISO text. */
export interface WhatIfBase {
  readonly starts_on: string;
  readonly days: number;
  readonly points: readonly { readonly opening_balance: Cents; readonly everyday: Cents; readonly items: readonly ForecastItem[] }[];
  readonly summary: {
    readonly buffer: Cents;
    readonly data_until: string | null;
    readonly everyday: { readonly known: true; readonly weekly: Cents } | Extract<Estimate<never>, { readonly known: false }>;
  };
  readonly basis: {
    /** Null for the total. */
    readonly account_id: number | null;
    readonly account_ids: readonly number[];
    readonly planned: readonly { readonly recurring_id: number | null; readonly event_id: number | null; readonly seen_on: readonly string[] }[];
    readonly yearly_bills: Cents;
    readonly buffer_is_set: boolean;
  };
}

/** A recurring item, kept or only imagined. */
export interface WhatIfItem extends WrittenSchedule {
  /** Null while it is not kept. */
  readonly id: number | null;
  readonly account_id: number;
  readonly name: string;
  /** Of one occurrence; negative is money out. */
  readonly amount: Cents;
  readonly category: string;
}

/** Something planned once, kept or only imagined. */
export interface WhatIfEvent {
  /** Null while it is not kept. */
  readonly id: number | null;
  /** Null: it counts in the total only. */
  readonly account_id: number | null;
  readonly name: string;
  readonly amount: Cents;
  /** ISO text. */
  readonly date: string;
}

/** One thing that would be otherwise: `before` is null for one that is added or does not count now, `after` for one that is left out. */
export interface WhatIfChange<Thing> {
  readonly before: Thing | null;
  readonly after: Thing | null;
}

/** All that would be otherwise; at most one change of each thing. */
export interface WhatIf {
  readonly recurring: readonly WhatIfChange<WhatIfItem>[];
  readonly events: readonly WhatIfChange<WhatIfEvent>[];
}

/** The second line: points and summary as a forecast answers them. */
export interface WhatIfForecast {
  readonly points: ToldForecast['points'];
  readonly summary: ToldForecast['summary'] & WhatIfBase['summary'];
}

/** The item without what falls on the day (ISO text) or later, by its rule; null when nothing is left of it. */
export function leftOutFrom<Item extends WrittenSchedule>(item: Item, day: string): Item | null {
  const ends_on = isoDay(dayNumber(day) - 1);
  if (ends_on < item.starts_on) return null;
  return item.ends_on !== null && item.ends_on <= ends_on ? item : { ...item, ends_on };
}

type Basis = WhatIfBase['basis'];
type PlannedId = Pick<ForecastItem, 'recurring_id' | 'event_id'>;

/** A change as the forecast looks at it: null where nothing counts. */
interface Turn extends PlannedId {
  readonly is_event: boolean;
  readonly before: ScheduledItem | null;
  readonly after: ScheduledItem | null;
}

/** What falls on days, and its place among what falls on the same day: recurring items by id, then events by day and id. */
interface Entry extends PlannedId {
  readonly is_event: boolean;
  readonly occurrences: readonly Occurrence[];
}

/**
 * The forecast as it would be answered once the changes were kept, while the ledger's rows stay of what they are: what it has shown of an item
 * stays done, and everyday spending stays what it is. Takes little longer than a forecast. Throws RangeError for what is no day: that is a bug.
 */
export function whatIf(base: WhatIfBase, { recurring, events }: WhatIf, isHoliday: IsHoliday): WhatIfForecast {
  const { summary, basis, days } = base;
  const startsOn = dayNumber(base.starts_on);
  const items = recurring.map((change) => turnOfItem(basis, change));
  const turns = [...items, ...events.map((change) => turnOfEvent(basis, change))];
  const told = tellDays(
    forecast({
      startsOn,
      days,
      openingBalance: base.points[0]?.opening_balance ?? ZERO,
      occurrences: [
        ...entriesLeft(base, startsOn, turns),
        ...turns.map(({ after, ...turn }) => ({
          ...turn,
          occurrences: after === null ? [] : expectedOccurrences([after], startsOn, days, isHoliday),
        })),
      ]
        .sort(inOrder)
        .flatMap((entry) => entry.occurrences),
      everydayByWeekday: everydayOf(base, startsOn),
      buffer: basis.buffer_is_set ? summary.buffer : bufferOf(base, items, startsOn, isHoliday),
    }),
  );
  return { points: told.points, summary: { ...told.summary, data_until: summary.data_until, everyday: summary.everyday } };
}

const isOf = (one: PlannedId, other: PlannedId): boolean => one.recurring_id === other.recurring_id && one.event_id === other.event_id;

const countedIn = (basis: Basis, id: PlannedId) => basis.planned.find((planned) => isOf(planned, id));

function turnOfItem(basis: Basis, { before, after }: WhatIfChange<WhatIfItem>): Turn {
  const id: PlannedId = { recurring_id: (after ?? before)?.id ?? null, event_id: null };
  const counted = before === null ? undefined : countedIn(basis, id);
  const seenOn = (counted?.seen_on ?? []).map(dayNumber);
  const planned = (item: WhatIfItem): ScheduledItem => ({ ...id, name: item.name, amount: item.amount, schedule: readSchedule(item), seenOn });
  return {
    ...id,
    is_event: false,
    before: before === null || counted === undefined ? null : planned(before),
    after: after === null || !holds(basis, before, after, counted !== undefined) ? null : planned(after),
  };
}

/** Whether a forecast that counted the item or not would count it as it is after. A transfer leaves the total as it is, unless it is known to leave it. */
function holds({ account_id, account_ids }: Basis, before: WhatIfItem | null, after: WhatIfItem, wasCounted: boolean): boolean {
  if (before !== null && before.account_id === after.account_id && before.category === after.category) return wasCounted;
  return account_ids.includes(after.account_id) && (account_id !== null || after.category !== 'transfer');
}

function turnOfEvent(basis: Basis, { before, after }: WhatIfChange<WhatIfEvent>): Turn {
  const id: PlannedId = { recurring_id: null, event_id: (after ?? before)?.id ?? null };
  const seenOn = (countedIn(basis, id)?.seen_on ?? []).map(dayNumber);
  const planned = (event: WhatIfEvent | null): ScheduledItem | null =>
    event === null || !(event.account_id === null ? basis.account_id === null : basis.account_ids.includes(event.account_id))
      ? null
      : { ...id, name: event.name, amount: event.amount, schedule: onceOn(dayNumber(event.date)), seenOn };
  return { ...id, is_event: true, before: planned(before), after: planned(after) };
}

/** What the forecast has and no change touches, thing by thing. */
function entriesLeft(base: WhatIfBase, startsOn: EpochDay, turns: readonly Turn[]): Entry[] {
  const entries = new Map<string, Entry & { readonly occurrences: Occurrence[] }>();
  for (const [index, { items }] of base.points.entries()) {
    for (const item of items) {
      const key = `${item.recurring_id} ${item.event_id}`;
      const entry = entries.get(key) ?? {
        recurring_id: item.recurring_id,
        event_id: item.event_id,
        is_event: item.event_id !== null,
        occurrences: [],
      };
      entry.occurrences.push({ day: startsOn + index, item });
      entries.set(key, entry);
    }
  }
  return [...entries.values()].filter((entry) => !turns.some((turn) => isOf(turn, entry)));
}

const LAST = Number.MAX_SAFE_INTEGER;

/** The order of what falls on one day. What is not kept yet would be given the last id. */
function inOrder(one: Entry, other: Entry): number {
  if (one.is_event !== other.is_event) return one.is_event ? 1 : -1;
  if (!one.is_event) return (one.recurring_id ?? LAST) - (other.recurring_id ?? LAST);
  return (one.occurrences[0]?.day ?? LAST) - (other.occurrences[0]?.day ?? LAST) || (one.event_id ?? LAST) - (other.event_id ?? LAST);
}

/** Everyday spending of Monday … Sunday; 0 for a weekday that the forecast does not have. */
function everydayOf({ points }: WhatIfBase, startsOn: EpochDay): readonly Cents[] {
  const byWeekday = [...NO_EVERYDAY];
  for (const [index, { everyday }] of points.slice(0, 7).entries()) byWeekday[weekday(startsOn + index) - 1] = everyday;
  return byWeekday;
}

/** The buffer that follows from bills and everyday spending. */
function bufferOf({ summary: { everyday }, basis }: WhatIfBase, items: readonly Turn[], startsOn: EpochDay, isHoliday: IsHoliday): Cents {
  const bills = (which: 'before' | 'after') =>
    yearlyBills(
      items.flatMap((turn) => turn[which] ?? []),
      startsOn,
      isHoliday,
    );
  const yearly = cents(basis.yearly_bills - bills('before') + bills('after'));
  return forecastBuffer({ preference: null, weeklyEveryday: everyday.known ? everyday.weekly : ZERO, weeklyBills: weeklyBills(yearly) });
}
