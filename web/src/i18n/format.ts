import { calendarDate, dayNumber, parseDay } from '../../../src/core/calendar/day.ts';
import type { Cents } from '../../../src/core/money/cents.ts';
import { localeOf } from './locale.ts';
import { areAmountsHidden, HIDDEN_NARROW, hiddenAmount } from './shown-amounts.ts';
import { words } from './words.ts';

const MINUS = '\u2212';

const locale = (): string => localeOf(words.language ?? 'en');

const kept = new Map<string, Intl.NumberFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale()} ${JSON.stringify(options)}`;
  const format = kept.get(key) ?? new Intl.NumberFormat(locale(), options);
  kept.set(key, format);
  return format;
}

// A hyphen is narrower than a digit and sits too low: figures take the real minus.
const withMinus = (text: string): string => text.replace(/^-|(?<=\p{Sc}|\s)-/u, MINUS).replace('-', MINUS);

// Whatever shows an amount comes through here, so that all of them are hidden at once.
const shownAs = (text: () => string): string => (areAmountsHidden() ? hiddenAmount() : withMinus(text()));
const shownNarrow = (text: () => string): string => (areAmountsHidden() ? HIDDEN_NARROW : withMinus(text()));

/** A plain number: `1,250`. */
export const number = (value: number): string => withMinus(numberFormat({ maximumFractionDigits: 2 }).format(value));

/** A number with so many digits behind the point, as in a table of statistics: `0.04`, `−0.30`. */
export const decimals = (value: number, digits: number): string =>
  withMinus(numberFormat({ minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: 'negative' }).format(value));

/** An amount for a table, whose head names the currency: `−1,250.00`. `signed` puts a + before money in. */
export const amount = (value: Cents, options: { readonly signed?: boolean } = {}): string =>
  shownAs(() =>
    numberFormat({ minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: options.signed ? 'exceptZero' : 'negative' }).format(value / 100),
  );

/** An amount with its currency, to the cent: `−$1,250.00`. */
export const money = (value: Cents, currency: string): string =>
  shownAs(() => numberFormat({ style: 'currency', currency, currencyDisplay: 'narrowSymbol', signDisplay: 'negative' }).format(value / 100));

/** An amount for a sentence: whole units with the currency, `$83`. An amount under one unit keeps its cents, so that it never reads as nothing. */
export function wholeMoney(value: Cents, currency: string): string {
  if (value !== 0 && Math.abs(value) < 100) return money(value, currency);
  return shownAs(() =>
    numberFormat({
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: 0,
      maximumFractionDigits: 0,
      signDisplay: 'negative',
    }).format(value / 100),
  );
}

/** An amount for a narrow axis: `$1.2K`. */
export const compactMoney = (value: Cents, currency: string): string =>
  shownNarrow(() =>
    numberFormat({
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      notation: 'compact',
      minimumFractionDigits: 0,
      maximumFractionDigits: 1,
      signDisplay: 'negative',
    }).format(value / 100),
  );

/** The sign before a currency's amounts: `$`, `€`, `CHF`. */
export const currencySign = (currency: string): string =>
  numberFormat({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find((part) => part.type === 'currency')?.value ?? currency;

// Names of days and months come from Intl; a civil day has no zone, so UTC is used on both sides.
const part = (iso: string, options: Intl.DateTimeFormatOptions): string => dateFormat(options).format(dayNumber(iso) * 86_400_000);

/** With the day before the month, as everywhere in Mingus: English has both orders. */
const longPart = (iso: string, options: Intl.DateTimeFormatOptions): string =>
  dateFormat(options, dateLanguage() === 'en' ? 'en-GB' : dateLanguage()).format(dayNumber(iso) * 86_400_000);

const dateLanguage = (): string => words.language ?? 'en';

// Making a format takes a hundred times as long as using it, and a table of a year names 365 days.
const keptDates = new Map<string, Intl.DateTimeFormat>();

function dateFormat(options: Intl.DateTimeFormatOptions, language = dateLanguage()): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const format = keptDates.get(key) ?? new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
  keptDates.set(key, format);
  return format;
}

/** `Fri 14 Mar`, with the year where it is not the year of `near` (another ISO day). */
export function dayText(iso: string, near?: string): string {
  const text = `${part(iso, { weekday: 'short' })} ${calendarDate(dayNumber(iso)).day} ${part(iso, { month: 'short' })}`;
  return near !== undefined && near.slice(0, 4) !== iso.slice(0, 4) ? `${text} ${iso.slice(0, 4)}` : text;
}

/** `14 March`, `14 de marzo`, for a sentence; with the year where it is not the year of `near`. */
export function dayInSentence(iso: string, near?: string): string {
  const withYear = near !== undefined && near.slice(0, 4) !== iso.slice(0, 4);
  return longPart(iso, { day: 'numeric', month: 'long', ...(withYear && { year: 'numeric' }) });
}

/** `March 2025`, `marzo de 2025` from an ISO day or month. */
export const monthText = (iso: string): string => longPart(`${iso.slice(0, 7)}-01`, { month: 'long', year: 'numeric' });

/** `March` from an ISO day or month, for a sentence; with the year where it is not the year of `near`. */
export const monthInSentence = (iso: string, near: string): string =>
  near.slice(0, 4) === iso.slice(0, 4) ? part(`${iso.slice(0, 7)}-01`, { month: 'long' }) : monthText(iso);

/** `Mar` from an ISO day or month. */
export const monthShort = (iso: string): string => part(`${iso.slice(0, 7)}-01`, { month: 'short' });

/** The names of the weekdays, Monday first: `Mon` … `Sun`. */
export const weekdayNames = (): readonly string[] =>
  ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-06', '2024-01-07'].map((iso) => part(iso, { weekday: 'short' }));

/** A moment in a person's zone: `Fri 14 Mar, 10:30`. */
export function momentText(instant: string, timeZone: string): string {
  const at = new Date(instant);
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
  const time = new Intl.DateTimeFormat(locale(), { timeZone, hour: 'numeric', minute: '2-digit' }).format(at);
  return parseDay(day) === undefined ? instant : `${dayText(day)}, ${time}`;
}

/** The time of day of a moment in a person's zone, to the second: `10:30:05 AM`. */
export const timeText = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale(), { timeZone, hour: 'numeric', minute: '2-digit', second: '2-digit' }).format(new Date(instant));

/** The hour and minute of an instant on the clocks of a time zone: `9:00 AM`. */
export const hourText = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale(), { timeZone, hour: 'numeric', minute: '2-digit' }).format(new Date(instant));

const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A number of bytes: `639 kB`, `1.2 GB`. */
export function bytesText(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(SIZES.length - 1, Math.floor(Math.log10(bytes) / 3));
  return numberFormat({ style: 'unit', unit: SIZES[step] ?? 'byte', maximumSignificantDigits: 3 }).format(bytes / 1000 ** step);
}

/** Milliseconds, as they are measured: `12.5 ms`. */
export const millisecondsText = (ms: number): string => numberFormat({ style: 'unit', unit: 'millisecond', maximumFractionDigits: 1 }).format(ms);

const SPANS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

/** How long something takes or is ago, by its two largest units: `3 days, 4 hr`, `12 min`, `8 sec`. */
export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const first = SPANS.findIndex((span) => whole >= span.seconds);
  if (first === -1) return numberFormat({ style: 'unit', unit: 'second', maximumFractionDigits: 1 }).format(Math.max(0, seconds));
  const told = SPANS.slice(first, first + 2).map(({ unit, seconds: each }, index) => ({
    unit,
    count: Math.floor((index === 0 ? whole : whole % (SPANS[first]?.seconds ?? 1)) / each),
  }));
  return told
    .filter(({ count }, index) => index === 0 || count > 0)
    .map(({ unit, count }) => numberFormat({ style: 'unit', unit }).format(count))
    .join(', ');
}

/** `a, b and c`. */
export const list = (items: readonly string[]): string => new Intl.ListFormat(words.language ?? 'en', { type: 'conjunction' }).format(items);

/** What divides whole units from cents in the person's locale: `.` or `,`. */
export const decimalMark = (): string =>
  numberFormat({ minimumFractionDigits: 1 })
    .formatToParts(0.1)
    .find((piece) => piece.type === 'decimal')?.value ?? '.';

/** An amount for a cell of a calendar: `1.2K`, `−83`. */
export const compactAmount = (value: Cents): string =>
  shownNarrow(() => numberFormat({ notation: 'compact', maximumSignificantDigits: 2, signDisplay: 'negative' }).format(value / 100));
