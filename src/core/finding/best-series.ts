import { CADENCES, type Cadence } from './cadence.ts';
import { bestFit } from './fit.ts';
import type { LedgerRow } from './found.ts';
import { priceOf } from './price.ts';
import type { Account, Series } from './series.ts';
import { isBill } from './what-is-a-bill.ts';

/** So many rows to a period, at most, are searched for the one that recurs: past that, some row is near every day of any rule. */
const ROWS_TO_A_PERIOD = 2.5;
/** At least this part of the occurrences has to be seen. */
const LEAST_SEEN = 0.65;

/** Whether there are about as many rows as a cadence would bring: the others need no fit. */
function canBe(rows: readonly LedgerRow[], { period, fewest }: Cadence): boolean {
  const span = (rows.at(-1)?.day ?? 0) - (rows[0]?.day ?? 0);
  const due = span / period + 1;
  return rows.length >= fewest && rows.length <= due * ROWS_TO_A_PERIOD + 2 && rows.length >= (due - 1) * LEAST_SEEN - 1;
}

/** The series of one cadence among the rows, whether it is worth telling or not. */
export function seriesOf(rows: readonly LedgerRow[], cadence: Cadence, account: Account): Series | undefined {
  const fit = bestFit({ days: rows.map(({ day }) => day), ...account }, cadence);
  if (fit === undefined || fit.hits.length < fit.due * LEAST_SEEN) return undefined;
  const seen = fit.hits.flatMap(({ row }) => rows[row] ?? []);
  const price = priceOf(seen);
  return { rows: seen, fit, price, odds: fit.odds + price.repeating };
}

/** The most likely series among the rows that is worth telling. Rows come in order of days. */
export function bestSeries(rows: readonly LedgerRow[], account: Account): Series | undefined {
  let best: Series | undefined;
  for (const cadence of CADENCES) {
    if (!canBe(rows, cadence)) continue;
    const series = seriesOf(rows, cadence, account);
    if (series !== undefined && series.odds > (best?.odds ?? 0)) best = series;
  }
  return best !== undefined && isBill(best, rows.length) ? best : undefined;
}
