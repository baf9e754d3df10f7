import { type DateOrder, dayOf, type WrittenDate } from '../civil-dates.ts';

/** The order that dates of a file are in. `settled` is null when two orders explain all dates as well: `guess` is the likelier one then. */
export type OrderEvidence =
  | { readonly settled: DateOrder | null }
  | { readonly settled: null; readonly guess: DateOrder; readonly possible: readonly DateOrder[]; readonly unclear: WrittenDate };

const ORDERS: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];

const isUsual = (order: DateOrder, dates: readonly WrittenDate[]): boolean =>
  // Points stand between day and month wherever the day comes first, and nowhere else; a year of two figures comes last unless dashes say otherwise.
  !dates.some((date) => 'figures' in date && ((order !== 'dmy' && date.separator.startsWith('.')) || (order === 'ymd' && date.separator !== '-')));

/** Decides the order once, over all dates of a file: the order in which most of them are days of the calendar. */
export function orderOf(dates: readonly WrittenDate[]): OrderEvidence {
  const open = dates.filter((date) => 'figures' in date);
  if (open.length === 0) return { settled: dates.some((date) => 'day' in date && date.isYearFirst) ? 'ymd' : null };
  const counts = ORDERS.map((order) => ({ order, days: open.filter((date) => dayOf(date, order) !== undefined).length }));
  const best = Math.max(...counts.map(({ days }) => days));
  const all = counts.filter(({ days }) => days === best).map(({ order }) => order);
  const usual = all.filter((order) => isUsual(order, open));
  const [first, ...others] = usual.length > 0 ? usual : all;
  if (first === undefined || others.length === 0) return { settled: first ?? null };
  const unclear = open.find((date) => others.some((order) => dayOf(date, order) !== dayOf(date, first)));
  // 03/03 is the same day either way.
  return unclear === undefined ? { settled: first } : { settled: null, guess: first, possible: [first, ...others], unclear };
}
