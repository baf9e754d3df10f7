import { isCivilDay } from '../../../../core/calendar/day.ts';
import type { DATE_ORDERS } from '../options.ts';

/** The order of day, month and year. */
export type DateOrder = (typeof DATE_ORDERS)[number];

/**
 * A date as it is written: settled by itself (a year first, a month's name), or three figures whose order the whole file decides.
 * The time and zone behind it are passed over: a bank's date is the civil day that it writes.
 */
export type WrittenDate =
  | { readonly day: string; readonly isYearFirst: boolean }
  | { readonly figures: readonly [number, number, number]; readonly separator: string; readonly hasLongYear: boolean };

const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'jan january januar januari janvier janv enero ene stycznia sty gennaio gen janeiro',
    'feb february februar februari fevrier fevr fev febrero lutego lut febbraio fevereiro',
    'mar march marz maerz mrz maart mrt mars marzo marca marco',
    'apr april avril avr abril abr kwietnia kwi aprile',
    'may mai mei mayo maja maggio mag maio',
    'jun june juni juin junio czerwca cze giugno giu junho',
    'jul july juli juillet juil julio lipca lip luglio lug julho',
    'aug august augustus aout agosto ago sierpnia sie',
    'sep sept september septembre septiembre wrzesnia wrz settembre set setembro',
    'oct october okt oktober octobre octubre pazdziernika paz ottobre ott outubro out',
    'nov november novembre noviembre listopada lis novembro',
    'dec december dez dezember decembre diciembre dic grudnia gru dicembre dezembro des desember',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])),
);

// Behind a date: nothing, or a time, its fraction and its zone.
const TIME = String.raw`(?:(?:\s*[T,]\s*\d{1,2}:\d{2}|\s+\d{1,2}[:.]\d{2})(?:[:.]\d{2})?(?:[.,]\d+)?\s*(?:[ap]\.?m\.?)?)?\s*(?:Z|UTC|GMT|[A-Z]{3,4}|[+-]\d{2}:?\d{2})?(?:\s+(?:UTC|GMT|[A-Z]{3,4}))?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\.?${TIME}$`, 'i');
const COMPACT = new RegExp(String.raw`^((?:19|20|21)\d{2})(\d{2})(\d{2})(?:(?:T?\d{4,6})?|${TIME})$`, 'i');
const FIGURES = new RegExp(String.raw`^(\d{1,2})(\. |[-/. ])(\d{1,2})\2(\d{4}|\d{2})\.?${TIME}$`, 'i');
const DAY_NAME_YEAR = new RegExp(String.raw`^(\d{1,2})(?:st|nd|rd|th|\.)?[-/. ]*(\p{L}{3,12})\.?,?[-/. ]*(\d{4}|\d{2})${TIME}$`, 'iu');
const NAME_DAY_YEAR = new RegExp(String.raw`^(\p{L}{3,12})\.?[-/. ]+(\d{1,2})(?:st|nd|rd|th)?,?[-/. ]+(\d{4}|\d{2})${TIME}$`, 'iu');
const WEEKDAY =
  /^(?:mon?|tue|wed|thu|fri?|sat?|sun|di|mi|do|so|ma|wo|vr|za|zo|lun|mar|mer|jeu|ven|sam|dim|mie|jue|vie|sab|dom)\p{L}{0,7}\.?,?\s+(?=\d)/iu;

/** Two figures of a year are of this century up to 69, as POSIX has it. */
const longYear = (year: number): number => (year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year);

const two = (figure: number): string => String(figure).padStart(2, '0');

/** ISO text of the day; undefined unless it is a day of the calendar of the years that are kept, 1900 to 2199. */
function civilDay(year: number, month: number, day: number): string | undefined {
  const text = `${String(longYear(year)).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return text >= '1900-01-01' && text < '2200-01-01' && isCivilDay(text) ? text : undefined;
}

const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function named(day: string, name: string, year: string): WrittenDate | undefined {
  const found = civilDay(Number(year), MONTHS[plain(name)] ?? 0, Number(day));
  return found === undefined ? undefined : { day: found, isYearFirst: false };
}

/** Reads a date in any way of writing; undefined for text that is none. Figures may turn out not to be a day in the order of the file. */
export function writtenDate(text: string): WrittenDate | undefined {
  const trimmed = text.trim();
  // Most cells of a file are no dates: they leave here.
  if (trimmed.length < 6 || trimmed.length > 45 || !/\d/.test(trimmed)) return undefined;
  return readDate(trimmed) ?? (WEEKDAY.test(trimmed) ? readDate(trimmed.replace(WEEKDAY, '')) : undefined);
}

function readDate(text: string): WrittenDate | undefined {
  const [, first, separator, second, third] = FIGURES.exec(text) ?? [];
  if (first !== undefined && separator !== undefined && second !== undefined && third !== undefined) {
    return { figures: [Number(first), Number(second), Number(third)], separator, hasLongYear: third.length === 4 };
  }
  const [, year, , month, day] = YEAR_FIRST.exec(text) ?? [];
  if (year !== undefined) return settled(civilDay(Number(year), Number(month), Number(day)));
  const [, compactYear, compactMonth, compactDay] = COMPACT.exec(text) ?? [];
  if (compactYear !== undefined) return settled(civilDay(Number(compactYear), Number(compactMonth), Number(compactDay)));
  return namedDate(text);
}

const settled = (day: string | undefined): WrittenDate | undefined => (day === undefined ? undefined : { day, isYearFirst: true });

function namedDate(text: string): WrittenDate | undefined {
  const [, day, name, year] = DAY_NAME_YEAR.exec(text) ?? [];
  if (day !== undefined && name !== undefined && year !== undefined) return named(day, name, year);
  const [, otherName, otherDay, otherYear] = NAME_DAY_YEAR.exec(text) ?? [];
  return otherName !== undefined && otherDay !== undefined && otherYear !== undefined ? named(otherDay, otherName, otherYear) : undefined;
}

/** The day that is meant when the file writes dates in that order; undefined when there is no such day. */
export function dayOf(date: WrittenDate, order: DateOrder): string | undefined {
  if ('day' in date) return date.day;
  const [first, second, third] = date.figures;
  if (order === 'dmy') return civilDay(third, second, first);
  if (order === 'mdy') return civilDay(third, first, second);
  return date.hasLongYear ? undefined : civilDay(first, second, third);
}
