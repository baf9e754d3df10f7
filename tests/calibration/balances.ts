import { calendarDate, type EpochDay } from '../../src/core/calendar/day.ts';
import { firstOfMonth, monthOf } from '../../src/core/calendar/place-in-month.ts';
import type { Household, HouseholdRow } from '../support/households/household-types.ts';

/** Closing balances of the days from a household's today on, in cents. */
export type Balances = readonly number[];

/** What the accounts that a total counts hold when the ledger ends, in cents: a card's debt is not in it. */
const openingOf = ({ accounts }: Household): number =>
  accounts.filter(({ kind }) => kind !== 'credit_card').reduce((total, { balance }) => total + balance, 0);

/** What the rows of a day change of the total, by day. */
function changes(household: Household, rows: readonly HouseholdRow[]): ReadonlyMap<EpochDay, number> {
  const counted = new Set(household.accounts.filter(({ kind }) => kind !== 'credit_card').map(({ id }) => id));
  const byDay = new Map<EpochDay, number>();
  for (const { account_id, day, amount } of rows) if (counted.has(account_id)) byDay.set(day, (byDay.get(day) ?? 0) + amount);
  return byDay;
}

function closings(opening: number, today: EpochDay, days: number, changeOn: (day: EpochDay) => number): Balances {
  let balance = opening;
  return Array.from({ length: days }, (_, index) => {
    balance += changeOn(today + index);
    return balance;
  });
}

/** What really happened. */
export function actual(household: Household, days: number): Balances {
  const byDay = changes(household, household.future);
  return closings(openingOf(household), household.today, days, (day) => byDay.get(day) ?? 0);
}

/** The first reference: nothing changes. */
export const flatLine = (household: Household, days: number): Balances => closings(openingOf(household), household.today, days, () => 0);

/** The last day before `today` of the same date: of the 31st perhaps that of two months ago. */
function lastOfDate(date: number, today: EpochDay): EpochDay {
  for (let month = monthOf(today); ; month -= 1) {
    const day = firstOfMonth(month) + date - 1;
    if (day < today && monthOf(day) === month) return day;
  }
}

/** The second reference: each day does what the last one of its date did, so that the rent of the 1st comes on the 1st. */
export function repeatLastMonth(household: Household, days: number): Balances {
  const byDay = changes(household, household.rows);
  const { today } = household;
  return closings(openingOf(household), today, days, (day) => byDay.get(lastOfDate(calendarDate(day).day, today)) ?? 0);
}

/** The third: the last thirteen weeks again, day by day, so that Fridays stay Fridays. */
export function repeatLastWeeks(household: Household, days: number): Balances {
  const byDay = changes(household, household.rows);
  return closings(openingOf(household), household.today, days, (day) => byDay.get(day - 91) ?? 0);
}

/** How far closings are from what happened: the mean over the days of the difference, whichever way, in cents. */
export const meanError = (told: Balances, happened: Balances): number =>
  happened.reduce((total, balance, index) => total + Math.abs(balance - (told[index] ?? Number.NaN)), 0) / happened.length;
