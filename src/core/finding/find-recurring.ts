import { calendarDate, type EpochDay } from '../calendar/day.ts';
import { type IsHoliday, nextOccurrence } from '../calendar/recurrence.ts';
import { usFederalHolidays } from '../calendar/us-federal-holidays.ts';
import { payeeName } from '../payee/payee-key.ts';
import type { Coverage, Found, LedgerRow } from './found.ts';
import { type Group, groupsOf } from './groups.ts';
import type { Series } from './series.ts';
import { takenApart } from './taking-apart.ts';
import { categoryOf } from './what-is-a-bill.ts';

/** A thing has stopped when so many of its periods went by without it. */
const ENDED_AFTER = 1.5;
/** What was due is still to come for so many days. */
const STILL_COMES = 4;

interface Span {
  readonly from: EpochDay;
  readonly until: EpochDay;
  /** The newest row's day, which may lie after the last covered one. */
  readonly newest: EpochDay;
}

/** First and last covered day of each account. */
function spansOf(rows: readonly LedgerRow[], { until }: Coverage): ReadonlyMap<number, Span> {
  const spans = new Map<number, Span>();
  for (const { account_id, day } of rows) {
    const span = spans.get(account_id);
    const newest = Math.max(span?.newest ?? day, day);
    spans.set(account_id, { from: Math.min(span?.from ?? day, day), until: until.get(account_id) ?? newest, newest });
  }
  return spans;
}

function holidaysOf(spans: ReadonlyMap<number, Span>): IsHoliday {
  const all = [...spans.values()];
  const first = Math.min(...all.map(({ from }) => from));
  const last = Math.max(...all.map(({ until, newest }) => Math.max(until, newest)));
  const holidays = usFederalHolidays(calendarDate(first).year - 1, calendarDate(last).year + 3);
  return (day) => holidays.has(day);
}

/**
 * How sure it is that the next one comes: the odds that a rule made the days, as a probability, times the share of occurrences that came,
 * by the rule of succession.
 */
function confidenceOf({ odds, fit }: Series): number {
  const isRule = 1 / (1 + Math.exp(-odds));
  return isRule * ((fit.hits.length + 1) / (fit.due + 2));
}

function told(series: Series, group: Group, until: EpochDay, isHoliday: IsHoliday): Found {
  const { rows, fit, price } = series;
  const starts_on = fit.hits[0]?.named ?? 0;
  const last = fit.hits.at(-1);
  const last_seen_on = rows.at(-1)?.day ?? 0;
  const has_ended = until - last_seen_on > ENDED_AFTER * fit.cadence.period;
  const after = (last?.named ?? 0) + 1;
  const due = last_seen_on - (last?.off ?? 0) + 1;
  const schedule = { recurrence: fit.recurrence, starts_on, ends_on: null, count: null };
  const from = Math.max(after, due, last_seen_on + 1, has_ended ? 0 : until - STILL_COMES);
  return {
    account_id: group.account_id,
    payee_key: group.payee_key,
    name: payeeName(rows.map(({ payee }) => payee)),
    category: categoryOf(rows),
    amount: price.expected,
    amount_low: price.low,
    amount_high: price.high,
    recurrence: fit.recurrence,
    starts_on,
    last_seen_on,
    next_on: nextOccurrence(schedule, from, isHoliday) ?? from,
    confidence: confidenceOf(series),
    evidence: rows.map(({ id }) => id),
    price_change: price.change,
    has_ended,
  };
}

const byPlace = (a: Found, b: Found): number =>
  a.account_id - b.account_id || a.starts_on - b.starts_on || (a.evidence[0] ?? 0) - (b.evidence[0] ?? 0);

/**
 * What recurs in a person's ledger, from the rows alone: bills and income, weekly to annual, on days up to 4 off and of amounts that vary
 * or step. By account, then by first day. The order of the rows does not matter. See docs/METHODS.md, "Finding what recurs".
 */
export function findRecurring(rows: readonly LedgerRow[], coverage: Coverage): readonly Found[] {
  if (rows.length < 2) return [];
  const spans = spansOf(rows, coverage);
  const isHoliday = holidaysOf(spans);
  return groupsOf(rows)
    .flatMap((group) => {
      const span = spans.get(group.account_id) ?? { from: 0, until: 0, newest: 0 };
      const account = { covered: span.until - span.from + 1, isHoliday };
      return takenApart(group.rows, account).map((series) => told(series, group, span.until, isHoliday));
    })
    .sort(byPlace);
}
