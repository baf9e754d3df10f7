import { occurrences } from '../calendar/recurrence.ts';
import { bestSeries, seriesOf } from './best-series.ts';
import type { LedgerRow } from './found.ts';
import { originBefore } from './schedules-near.ts';
import type { Account, Series } from './series.ts';
import { isBill } from './what-is-a-bill.ts';

/** More things than these from one payee in one account are not looked for. */
const MOST_FROM_ONE_PAYEE = 6;
/** Amounts, sorted, part where the next is larger by this factor. */
const GAP = 1.3;

/** Rows of the same amount, where it comes more than once. */
function byAmount(rows: readonly LedgerRow[]): readonly (readonly LedgerRow[])[] {
  return [...Map.groupBy(rows, ({ amount }) => amount).values()].filter((same) => same.length > 1);
}

/** Rows of about the same amount: a bill that varies, apart from another thing of the same payee. */
function byBand(rows: readonly LedgerRow[]): readonly (readonly LedgerRow[])[] {
  const bands: LedgerRow[][] = [];
  let last = 0;
  for (const row of rows.toSorted((a, b) => Math.abs(a.amount) - Math.abs(b.amount))) {
    const size = Math.abs(row.amount);
    if (size > last * GAP) bands.push([]);
    bands.at(-1)?.push(row);
    last = size;
  }
  return bands.filter((band) => band.length > 1).map((band) => band.sort((a, b) => a.day - b.day || a.id - b.id));
}

const total = (series: readonly Series[]): number => series.reduce((sum, { odds }) => sum + odds, 0);
const likeliest = (series: readonly Series[]): Series | undefined => series.toSorted((a, b) => b.odds - a.odds)[0];

/** What each doubling of the crowd takes, over ln 2: as much as if every row of it could have stood in for two of the series. */
const OF_THE_CROWD = 2;

/** Of rows about alike, at least this part is of what comes each week or second week: people keep to their days of the week, so chance alone is too weak a rival. */
const LEAST_OF_LIKE_IN_WEEKS = 0.8;
/** Least odds for each occurrence of what comes each week or second week: a person who goes there most Saturdays makes many that say little. */
const EACH_IN_WEEKS = 0.6;
/** Least odds where rows about alike outnumber those of the series. */
const OUTNUMBERED_ODDS = 12;

/** Rows whose amount differs from the series' by less than this factor are what it has to be told from … */
const CROWD_WITHIN = 3;
/** … and of what comes each week or second week, which has to stand out from them, by less than this: a gym sells drinks, too. */
const CROWD_WITHIN_IN_WEEKS = 2;

/**
 * What was found among other rows of about the same amount may be a habit's usual price: each of them was one more chance for it, which is
 * taken from the odds.
 */
function outOfTheCrowd(series: Series, rows: readonly LedgerRow[]): Series | undefined {
  const own = new Set(series.rows);
  const size = Math.abs(series.price.expected);
  const within = series.fit.cadence.months === 0 ? CROWD_WITHIN_IN_WEEKS : CROWD_WITHIN;
  const isNear = ({ amount }: LedgerRow): boolean => Math.abs(amount) < size * within && Math.abs(amount) > size / within;
  const crowd = rows.filter((row) => !own.has(row) && isNear(row)).length;
  const odds = series.odds - Math.log(1 + crowd) * OF_THE_CROWD;
  const hits = series.rows.length;
  const isInWeeks = series.fit.cadence.months === 0;
  if (isInWeeks && (hits < (hits + crowd) * LEAST_OF_LIKE_IN_WEEKS || odds < hits * EACH_IN_WEEKS)) return undefined;
  if (crowd > hits && odds < OUTNUMBERED_ODDS) return undefined;
  return isBill({ ...series, odds }, 0) ? { ...series, odds } : undefined;
}

/**
 * The likeliest series of a payee's rows. They are one thing, or one for each amount, or one for each band of amounts: whichever explains
 * the most, which is the sum of its odds.
 */
function likeliestOf(rows: readonly LedgerRow[], account: Account): Series | undefined {
  const found = (parts: readonly (readonly LedgerRow[])[]): readonly Series[] =>
    parts.flatMap((part) => {
      const series = bestSeries(part, account);
      return series === undefined ? [] : (outOfTheCrowd(series, rows) ?? []);
    });
  const amounts = byAmount(rows);
  const bands = byBand(rows);
  const ways = [
    found([rows]),
    // One amount, or one band, is the whole again.
    amounts.length === 1 && amounts[0]?.length === rows.length ? [] : found(amounts),
    bands.length === 1 && bands[0]?.length === rows.length ? [] : found(bands),
  ];
  const [best] = ways.sort((a, b) => total(b) - total(a));
  return best === undefined ? undefined : likeliest(best);
}

/** A row at another price joins the series when its day is right: by a day where nothing else speaks for it. */
const ALONE_WITHIN = 1;
/** A price steps by no more than this factor. */
const WIDEST_STEP = 1.6;

/** Rows that come where the series has an occurrence and no row: before or after a step of the price, or a month with another amount. */
function besides(series: Series, rows: readonly LedgerRow[], { isHoliday }: Account): readonly LedgerRow[] {
  const { fit, price } = series;
  const own = new Set(series.rows);
  const free = rows.filter((row) => !own.has(row));
  const [first, last] = [rows[0]?.day ?? 0, rows.at(-1)?.day ?? 0];
  if (free.length === 0) return [];
  const { reach } = fit.cadence;
  const slots = occurrences(
    { recurrence: fit.recurrence, starts_on: originBefore(fit, first - reach), ends_on: null, count: null },
    first - reach,
    last + reach,
    isHoliday,
  );
  const takenDays = series.rows.map(({ day }) => day);
  const near = free.flatMap((row) => {
    const slot = slots.find((day) => Math.abs(day - row.day) <= reach);
    if (slot === undefined || takenDays.some((day) => Math.abs(day - slot) <= reach)) return [];
    const ratio = Math.abs(row.amount) / Math.abs(price.expected);
    return ratio > WIDEST_STEP || ratio < 1 / WIDEST_STEP ? [] : [{ row, off: Math.abs(slot - row.day) }];
  });
  const counts = Map.groupBy(near, ({ row }) => row.amount);
  return near.filter(({ row, off }) => off <= ALONE_WITHIN || (counts.get(row.amount)?.length ?? 0) > 1).map(({ row }) => row);
}

/** The series with the rows besides, if they make it no less likely, and a price no less steady. */
function widened(series: Series, rows: readonly LedgerRow[], account: Account): Series {
  const more = besides(series, rows, account);
  if (more.length === 0) return series;
  const all = [...series.rows, ...more].sort((a, b) => a.day - b.day || a.id - b.id);
  const wider = seriesOf(all, series.fit.cadence, account);
  if (wider === undefined || wider.odds < series.odds || wider.rows.length < series.rows.length) return series;
  return series.price.isSteady && !wider.price.isSteady ? series : wider;
}

/** What recurs among the rows of one payee, account and direction, the likeliest first; no row is of two. */
export function takenApart(rows: readonly LedgerRow[], account: Account): readonly Series[] {
  const found: Series[] = [];
  let left = rows;
  while (left.length > 1 && found.length < MOST_FROM_ONE_PAYEE) {
    const series = likeliestOf(left, account);
    if (series === undefined) break;
    const wide = widened(series, left, account);
    found.push(wide);
    const own = new Set(wide.rows);
    left = left.filter((row) => !own.has(row));
  }
  return found;
}
