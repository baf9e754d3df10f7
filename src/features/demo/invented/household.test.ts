import { describe, expect, it } from 'vitest';
import { dayNumber, isoDay, mondayOf, weekday } from '../../../core/calendar/day.ts';
import { checkinAnswers } from '../../../contract/checkin.ts';
import { isHoliday } from '../../ledger/index.ts';
import { type Household, inventHousehold, openingOf } from './household.ts';
import { statementFile } from './statement.ts';
import { timelineOf } from './timeline.ts';

const AWKWARD = ['2026-01-01', '2026-03-31', '2026-08-31', '2026-11-22', '2027-02-28', '2028-02-29', '2028-12-31'];

const inventedOn = (day: string): Household => inventHousehold(dayNumber(day), isHoliday);
const rowsOf = ({ accounts }: Household) => accounts.flatMap(({ rows }) => rows);
const rowsNamed = (household: Household, payee: string) => rowsOf(household).filter((row) => row.payee.startsWith(payee));

/** Pearson's r, written out. */
function together(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const product = (a: readonly number[], ma: number, b: readonly number[], mb: number) =>
    a.reduce((sum, value, index) => sum + (value - ma) * ((b[index] ?? 0) - mb), 0);
  return product(x, mx, y, my) / Math.sqrt(product(x, mx, x, mx) * product(y, my, y, my));
}

describe('an invented person', () => {
  it('is the same on the same day, and another on another', () => {
    expect(inventedOn('2026-11-22')).toEqual(inventedOn('2026-11-22'));
    expect(statementFile(inventedOn('2026-11-22'))).not.toBe(statementFile(inventedOn('2026-11-23')));
  });

  it.each(AWKWARD)('on %s has 14 months of rows up to yesterday on two accounts, none of them outside or of nothing', (day) => {
    const household = inventedOn(day);
    const { first, last } = timelineOf(dayNumber(day));
    expect(last).toBe(dayNumber(day) - 1);
    // 14 months, of which February may be short.
    expect(last - first).toBeGreaterThan(14 * 30);
    expect(last - first).toBeLessThan(14 * 31);
    const rows = rowsOf(household);
    expect(rows.length).toBeGreaterThan(600);
    expect(rows.filter((row) => row.day < first || row.day > last || row.amount === 0)).toEqual([]);
    expect(Math.min(...rows.map((row) => row.day)) - first).toBeLessThan(7);
    expect(household.accounts.map(({ name }) => name)).toEqual(['checking', 'savings']);
  });

  it.each(AWKWARD)('on %s moves the same amount out of one account as into the other', (day) => {
    const transfers = Map.groupBy(rowsNamed(inventedOn(day), 'Transfer'), (row) => row.day);
    expect(transfers.size).toBeGreaterThan(13);
    for (const pair of transfers.values()) {
      expect(pair.map(({ account }) => account).sort()).toEqual(['checking', 'savings']);
      expect(pair.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
    }
  });

  it.each(AWKWARD)('on %s never had less than nothing put by', (day) => {
    const savings = inventedOn(day).accounts.find(({ name }) => name === 'savings');
    expect(savings).toBeDefined();
    if (savings === undefined) return;
    let balance: number = openingOf(savings);
    for (const { amount } of savings.rows) {
      balance += amount;
      expect(balance).toBeGreaterThanOrEqual(0);
    }
    expect(balance).toBe(savings.balance);
  });

  it.each(AWKWARD)('on %s has a price that rose once, a gym that ended, and what comes twice and once a year seen twice', (day) => {
    const household = inventedOn(day);
    const prices = rowsNamed(household, 'Streambox').map(({ amount }) => amount);
    expect([...new Set(prices)]).toEqual([-1399, -1549]);
    expect(prices.filter((price) => price === -1549).length).toBeGreaterThanOrEqual(5);
    const gym = rowsNamed(household, 'Ironside Gym');
    expect(gym.length).toBeGreaterThan(6);
    expect(dayNumber(day) - (gym.at(-1)?.day ?? 0)).toBeGreaterThan(100);
    expect(rowsNamed(household, 'Shoreline Car Insurance')).toHaveLength(2);
    expect(rowsNamed(household, 'Roadside Club')).toHaveLength(2);
    // Pay comes on Fridays, or the day before where that is a holiday.
    for (const { day: pay } of rowsNamed(household, 'Brightwater Clinic Payroll')) expect([4, 5]).toContain(weekday(pay));
  });

  it.each(AWKWARD)('on %s has checked in on 60 Mondays in a row, the last one a week ago at most, as the columns take it', (day) => {
    const { checkins } = inventedOn(day);
    const lastMonday = mondayOf(dayNumber(day)) - 7;
    expect(checkins.map(({ checkin_date }) => checkin_date)).toEqual(Array.from({ length: 60 }, (_, week) => isoDay(lastMonday - 7 * (59 - week))));
    for (const week of checkins) expect({ checkin_date: week.checkin_date, ...checkinAnswers.parse(week) }).toEqual(week);
    // Some questions are left out: left out is null.
    expect(checkins.some(({ relationships_rating }) => relationships_rating === null)).toBe(true);
  });

  it('eats out more in weeks of much stress, though not much more and not always', () => {
    const household = inventedOn('2026-11-22');
    const meals = rowsOf(household).filter(({ payee }) => /Diner|Noodle|Pizza|Taqueria|Coffee/.test(payee));
    const weekly = household.checkins.map(({ checkin_date }) => {
      const monday = dayNumber(checkin_date);
      return meals.filter((row) => row.day >= monday && row.day < monday + 7).reduce((sum, { amount }) => sum - amount, 0);
    });
    const r = together(
      household.checkins.map(({ stress_level }) => stress_level ?? 5),
      weekly,
    );
    expect(r).toBeGreaterThan(0.25);
    expect(r).toBeLessThan(0.7);
  });
});
