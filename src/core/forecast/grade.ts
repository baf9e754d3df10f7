import type { EpochDay } from '../calendar/day.ts';
import { type Cents, cents } from '../money/cents.ts';

/** What a balance was, day by day. */
export interface BalanceHistory {
  readonly from: EpochDay;
  /** What each day closed with, from `from` on. */
  readonly closings: readonly Cents[];
}

/** A row that moved a balance. */
export interface BalanceMove {
  readonly day: EpochDay;
  readonly amount: Cents;
}

/**
 * What a balance was at the end of each day from `from` to `until`, reckoned back from what it is now: now less the rows of later days. `moves` are
 * all rows after `from`, in any order, those of days to come too. Empty when `until` is before `from`.
 */
export function balancesBack(now: Cents, moves: readonly BalanceMove[], from: EpochDay, until: EpochDay): BalanceHistory {
  const byDay = new Map<EpochDay, number>();
  let later = 0;
  for (const { day, amount } of moves) {
    if (day > until) later += amount;
    else byDay.set(day, (byDay.get(day) ?? 0) + amount);
  }
  const closings: Cents[] = [];
  let balance = now - later;
  for (let day = until; day >= from; day -= 1) {
    closings.push(cents(balance));
    balance -= byDay.get(day) ?? 0;
  }
  return { from, closings: closings.reverse() };
}

/** How far a forecast was from what came. */
export interface Grade {
  /** How many of its days have come, from its first on; at least 1. */
  readonly days: number;
  /** The mean distance between the balance told and the one that came, over those days, to the nearest cent; at least 0. */
  readonly mean_error: Cents;
}

/** The mean absolute error of the days that have come; null while none has. `told` are its closing balances from `startsOn` on. */
export function gradeForecast(startsOn: EpochDay, told: readonly Cents[], { from, closings }: BalanceHistory): Grade | null {
  let [days, distance] = [0, 0];
  for (const [index, closing] of told.entries()) {
    const came = closings[startsOn + index - from];
    if (came === undefined) continue;
    days += 1;
    distance += Math.abs(closing - came);
  }
  return days === 0 ? null : { days, mean_error: cents(Math.round(distance / days)) };
}
