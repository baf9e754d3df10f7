import { type EpochDay, isoDay } from '../../../core/calendar/day.ts';
import type { WallTime } from '../../../core/calendar/zone-clock.ts';
import type { CountedEvents } from './repository.ts';

/** What became of codes. */
export interface Outcome {
  /** Numbers that a code was asked for. */
  readonly started: number;
  /** Codes that were asked for again. */
  readonly resent: number;
  /** Codes that were typed right. */
  readonly succeeded: number;
  /** Codes that were typed and not taken. */
  readonly failed: number;
  /** Times that somebody went on with another number. */
  readonly changed: number;
  /** Of the codes that were typed, the part that was right, 0 … 1; null when none was typed. */
  readonly success_rate: number | null;
  /**
   * Of the numbers that a code was asked for, the part that was confirmed, 0 … 1; null when none was asked for. At most 1, also where one was asked for
   * before the period and confirmed in it.
   */
  readonly completion_rate: number | null;
}

/** What became of codes from one day to another, both included. */
export interface Report {
  readonly totals: Outcome;
  /** Every day of the period. */
  readonly days: (Outcome & { readonly day: string })[];
  /** Every hour of the day, 0 … 23. */
  readonly hours: (Outcome & { readonly hour: number })[];
  /** By how often the code had been sent again, from 0; null, the last, where that is not known. */
  readonly resends: (Outcome & { readonly resend_count: number | null })[];
  /** By where the number is, ISO 3166, most asked for first; null where that is not known. */
  readonly countries: (Outcome & { readonly country: string | null })[];
}

const COUNTED = {
  send_code: 'started',
  resend_request: 'resent',
  verify_success: 'succeeded',
  verify_failed: 'failed',
  change_phone: 'changed',
} as const;
type Counts = Record<(typeof COUNTED)[keyof typeof COUNTED], number>;

const noCounts = (): Counts => ({ started: 0, resent: 0, succeeded: 0, failed: 0, changed: 0 });

const part = (some: number, all: number): number | null => (all === 0 ? null : Math.min(1, some / all));

const outcomeOf = (counts: Counts): Outcome => ({
  ...counts,
  success_rate: part(counts.succeeded, counts.succeeded + counts.failed),
  completion_rate: part(counts.succeeded, counts.started),
});

const isCounted = (event: string): event is keyof typeof COUNTED => event in COUNTED;

/** Counts by a key; keys that were begun with are there also with nothing to count. */
function createTally<Key>(keys: readonly Key[] = []) {
  const tally = new Map<Key, Counts>(keys.map((key) => [key, noCounts()]));
  return {
    add(key: Key, event: keyof typeof COUNTED, events: number): void {
      const counts = tally.get(key) ?? noCounts();
      counts[COUNTED[event]] += events;
      tally.set(key, counts);
    },
    outcomes: () => [...tally].map(([key, counts]) => ({ key, ...outcomeOf(counts) })),
  };
}

/** A number, or what is written of one; null for anything else. */
function resendCountOf(resends: string | number | null): number | null {
  const count = resends === null || resends === '' ? Number.NaN : Number(resends);
  return Number.isSafeInteger(count) && count >= 0 ? count : null;
}

const lastWhenNull = (one: number | null, other: number | null): number => (one ?? Number.MAX_SAFE_INTEGER) - (other ?? Number.MAX_SAFE_INTEGER);

/** Puts counts together for the days `first` to `last` of the clock on the wall. What is counted as none of the five events is left out. */
export function reportOf(rows: readonly CountedEvents[], first: EpochDay, last: EpochDay, wall: (epochMs: number) => WallTime): Report {
  const totals = noCounts();
  const days = createTally<EpochDay>(Array.from({ length: last - first + 1 }, (_, index) => first + index));
  const hours = createTally<number>(Array.from({ length: 24 }, (_, hour) => hour));
  const resends = createTally<number | null>();
  const countries = createTally<string | null>();
  for (const { atMs, event_type, country, resends: sent, events } of rows) {
    const { day, hour } = wall(atMs);
    if (day < first || day > last || !isCounted(event_type)) continue;
    totals[COUNTED[event_type]] += events;
    days.add(day, event_type, events);
    hours.add(hour, event_type, events);
    resends.add(resendCountOf(sent), event_type, events);
    countries.add(country, event_type, events);
  }
  return {
    totals: outcomeOf(totals),
    days: days.outcomes().map(({ key, ...outcome }) => ({ day: isoDay(key), ...outcome })),
    hours: hours.outcomes().map(({ key, ...outcome }) => ({ hour: key, ...outcome })),
    resends: resends
      .outcomes()
      .map(({ key, ...outcome }) => ({ resend_count: key, ...outcome }))
      .toSorted((one, other) => lastWhenNull(one.resend_count, other.resend_count)),
    countries: countries
      .outcomes()
      .map(({ key, ...outcome }) => ({ country: key, ...outcome }))
      .toSorted((one, other) => other.started - one.started || ((one.country ?? '~') < (other.country ?? '~') ? -1 : 1)),
  };
}
