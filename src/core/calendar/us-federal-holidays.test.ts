import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { dayNumber, isoDay, weekday } from './day.ts';
import { usFederalHolidays } from './us-federal-holidays.ts';

const observedIn = (year: number): string[] => [...usFederalHolidays(year, year)].map(isoDay).sort();

describe('US federal holidays', () => {
  it('are those of 2022 as the Office of Personnel Management lists them for pay and leave', () => {
    expect(observedIn(2022)).toEqual([
      '2022-01-17',
      '2022-02-21',
      '2022-05-30',
      '2022-06-20',
      '2022-07-04',
      '2022-09-05',
      '2022-10-10',
      '2022-11-11',
      '2022-11-24',
      '2022-12-26',
    ]);
  });

  it('move from a Saturday to Friday and from a Sunday to Monday', () => {
    expect(observedIn(2020)).toContain('2020-07-03');
    expect(observedIn(2021)).toContain('2021-07-05');
  });

  it('have a New Year’s Day in the old year when it is a Saturday', () => {
    expect(observedIn(2021)).toContain('2021-12-31');
    expect(observedIn(2022)[0]).toBe('2022-01-17');
    expect(usFederalHolidays(2021, 2022).has(dayNumber('2021-12-31'))).toBe(true);
  });

  it('have Martin Luther King’s birthday from 1986 and Juneteenth from 2021', () => {
    expect(observedIn(1985)).not.toContain('1985-01-21');
    expect(observedIn(1986)).toContain('1986-01-20');
    expect(observedIn(2020)).not.toContain('2020-06-19');
    expect(observedIn(2021)).toContain('2021-06-18');
  });

  it('keep Veterans Day on Friday 10 November 2017 and 2023 and on Monday 12 November 2018, as the government did', () => {
    expect(observedIn(2017)).toContain('2017-11-10');
    expect(observedIn(2018)).toContain('2018-11-12');
    expect(observedIn(2023)).toContain('2023-11-10');
  });

  it('agree with the package date-holidays in each year from 1986 to 2065, save for the one day it leaves on weekends', () => {
    const package_ = new Holidays('US');
    for (let year = 1986; year <= 2065; year++) {
      const publicDays = package_.getHolidays(year).filter((holiday) => holiday.type === 'public');
      const onWeekdays = publicDays.map((holiday) => holiday.date.slice(0, 10)).filter((day) => weekday(dayNumber(day)) <= 5);
      // The package has no substitute for Veterans Day; the law knows no such exception.
      const veteransDay = [`${year}-11-10`, `${year}-11-12`].filter((day) => weekday(dayNumber(day)) === (day.endsWith('10') ? 5 : 1));
      expect(observedIn(year), String(year)).toEqual([...new Set([...onWeekdays, ...veteransDay])].sort());
    }
  });
});
