import { calendarDate, dayNumber, epochDay } from '../../core/calendar/day.ts';
import { onceOn, readSchedule } from '../../core/forecast/schedules.ts';
import type { Schedule } from '../../core/calendar/recurrence.ts';
import type { Cents } from '../../core/money/cents.ts';
import type { ForecastItem } from '../../core/forecast/point.ts';
import type { KeptItem, PlannedEvent } from '../ledger/index.ts';

/** A recurring item or a planned event, as the forecast looks at it. */
export interface Planned extends ForecastItem {
  /** Null for an event of no account. */
  readonly account_id: number | null;
  readonly schedule: Schedule;
  /** When rows of the ledger can be its own. */
  readonly seen_by: Schedule;
  /** Whether its category says that it moves money between own accounts. */
  readonly is_transfer: boolean;
  /** Whether it was found in the ledger. */
  readonly is_found: boolean;
  /** Whether its rows can be halves of transfers: a transfer, or what pays off a card or a loan. */
  readonly pays_own_account: boolean;
  /** The payee it was found by; null when it was entered. */
  readonly payee_key: string | null;
  /** The ends of the amounts it was found with; empty when it was entered. */
  readonly amounts_seen: readonly Cents[];
  /** Ids of the rows it was found from. */
  readonly evidence: readonly number[];
  /** Whether it is still to come; one that has ended only explains rows of the past. */
  readonly counts: boolean;
}

/** How far a schedule is continued into the past: weeks and months that every frequency divides. */
const BACK = { weeks: 104, years: 2 } as const;

/**
 * The same schedule as if it had begun two years earlier and had no end. People enter today what has come back for years,
 * and rows of before are no less its own.
 */
function backdated(schedule: Schedule): Schedule {
  const { recurrence, starts_on } = schedule;
  if (recurrence.frequency === 'weekly' || recurrence.frequency === 'biweekly') {
    return { recurrence, starts_on: starts_on - BACK.weeks * 7, ends_on: null, count: null };
  }
  const { year, month, day } = calendarDate(starts_on);
  const namesDay = recurrence.day_of_month ?? recurrence.days_of_month ?? recurrence.nth ?? recurrence.last_day;
  return {
    recurrence: namesDay === undefined ? { ...recurrence, day_of_month: day } : recurrence,
    starts_on: epochDay(year - BACK.years, month, 1),
    ends_on: null,
    count: null,
  };
}

/** A recurring item of the ledger. */
export function plannedItem(item: KeptItem): Planned {
  const schedule = readSchedule(item);
  return {
    recurring_id: item.id,
    event_id: null,
    name: item.name,
    amount: item.amount,
    account_id: item.account_id,
    schedule,
    seen_by: backdated(schedule),
    is_transfer: item.category === 'transfer',
    is_found: item.source === 'detected',
    pays_own_account: item.category === 'transfer' || item.category === 'debt_payment',
    payee_key: item.payee_key,
    amounts_seen: [item.amount_low, item.amount_high].filter((amount) => amount !== null),
    evidence: item.evidence,
    counts: item.status === 'active' || item.status === 'proposed',
  };
}

const NOT_FOUND = { is_transfer: false, is_found: false, pays_own_account: false, payee_key: null, amounts_seen: [], evidence: [] } as const;

/** A planned event: a schedule that falls on its day only. */
export function plannedOnce({ id, name, amount, account_id, date }: PlannedEvent): Planned {
  const schedule = onceOn(dayNumber(date));
  return { recurring_id: null, event_id: id, name, amount, account_id, schedule, seen_by: schedule, counts: true, ...NOT_FOUND };
}
