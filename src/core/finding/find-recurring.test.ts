import { describe, expect, it } from 'vitest';
import { dayNumber, isoDay } from '../calendar/day.ts';
import { findIn, inMonths, type Line, series } from './ledger.fixture.ts';

const ALL = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** What was found, as a person would say it. */
const told = (lines: readonly Line[], until?: string) =>
  findIn(lines, until).map(({ name, recurrence, amount, next_on, starts_on, evidence }) => ({
    name,
    recurrence,
    amount,
    starts: isoDay(starts_on),
    next: isoDay(next_on),
    seen: evidence.length,
  }));

describe('what recurs', () => {
  it.each([
    ['each week', ['2025-01-03', '2025-01-10', '2025-01-17', '2025-01-24'], { frequency: 'weekly', weekday: 5 }, '2025-01-31'],
    [
      'every second week',
      ['2025-01-03', '2025-01-17', '2025-01-31', '2025-02-14'],
      { frequency: 'biweekly', anchor_date: '2024-12-20' },
      '2025-02-28',
    ],
    [
      'twice a month',
      ['2025-01-15', '2025-01-31', '2025-02-15', '2025-02-28', '2025-03-15', '2025-03-31'],
      { frequency: 'semimonthly', days_of_month: [15, 31] },
      '2025-04-15',
    ],
    ['on a day of the month', inMonths(2025, [1, 2, 3, 4], 5), { frequency: 'monthly', day_of_month: 5 }, '2025-05-05'],
    [
      'on the last day of the month',
      ['2025-01-31', '2025-02-28', '2025-03-31', '2025-04-30'],
      { frequency: 'monthly', last_day: true },
      '2025-05-31',
    ],
    [
      'on a day that February lacks',
      ['2024-12-30', '2025-01-30', '2025-02-28', '2025-03-30', '2025-04-30', '2025-05-30'],
      { frequency: 'monthly', day_of_month: 30 },
      '2025-06-30',
    ],
    [
      'on the second Wednesday',
      ['2025-01-08', '2025-02-12', '2025-03-12', '2025-04-09', '2025-05-14', '2025-06-11'],
      { frequency: 'monthly', weekday: 3, nth: 2 },
      '2025-07-09',
    ],
    ['each quarter', ['2024-10-20', '2025-01-20', '2025-04-20'], { frequency: 'quarterly', day_of_month: 20 }, '2025-07-20'],
    ['each half year', ['2024-09-12', '2025-03-12'], { frequency: 'semiannually', day_of_month: 12 }, '2025-09-12'],
    ['each year', ['2024-03-09', '2025-03-09'], { frequency: 'annually', day_of_month: 9 }, '2026-03-09'],
  ])('%s is found with its rule and its next day', (_, days, recurrence, next) => {
    expect(told(series(days, -2255, 'STREAMBOX.COM 8005551234 CA'))).toEqual([
      { name: 'Streambox', recurrence, amount: -2255, starts: days[0], next, seen: days.length },
    ]);
  });

  it('keeps to its day when weekends make it late, and says so only when they do', () => {
    // Of 2025 the 1st is on a weekend, or a holiday, in January, February, March, June, September and November.
    const days = ['2025-01-02', '2025-02-03', '2025-03-03', '2025-04-01', '2025-05-01', '2025-06-02', '2025-07-01', '2025-08-01', '2025-09-02'];
    const [rent] = told(series(days, -120000, 'Elm Street Flats'));
    expect(rent).toMatchObject({ recurrence: { frequency: 'monthly', day_of_month: 1, business_day: 'next' }, next: '2025-10-01', seen: 9 });

    const now_and_then = inMonths(2025, [1, 2, 3, 4, 5, 6], 6).with(2, '2025-03-08');
    expect(told(series(now_and_then, -120000, 'Elm Street Flats'))[0]?.recurrence).toEqual({ frequency: 'monthly', day_of_month: 6 });
  });

  it('need not have come on its own day once: rent for the 3rd, 3 or 4 days off each time', () => {
    const days = ['2025-01-06', '2025-01-30', '2025-03-07', '2025-03-30', '2025-05-07', '2025-05-31', '2025-07-07', '2025-07-30'];
    expect(told(series(days, -125_000, 'Rent'))).toMatchObject([
      { recurrence: { frequency: 'monthly', day_of_month: 3 }, seen: 8, next: '2025-09-03' },
    ]);
    const water: Line[] = [
      ['2024-05-04', -6412, 'Water bill'],
      ['2024-08-10', -5873, 'Water bill'],
      ['2024-11-05', -7101, 'Water bill'],
      ['2025-02-10', -6230, 'Water bill'],
      ['2025-05-04', -6655, 'Water bill'],
    ];
    expect(told(water)).toMatchObject([{ recurrence: { frequency: 'quarterly' }, seen: 5 }]);
    // A card charged on Fridays, booked at once or on Monday.
    const fridays = Array.from({ length: 20 }, (_, index) => dayNumber('2025-01-03') + 7 * index + (index % 5 < 2 ? 3 : 0));
    expect(told(series(fridays, -1500, 'Pocket money card'))).toMatchObject([{ recurrence: { frequency: 'weekly' }, seen: 20 }]);
    const thursdays = Array.from({ length: 20 }, (_, index) => dayNumber('2025-01-02') + 7 * index + (index % 5 < 2 ? 4 : 0));
    expect(told(series(thursdays, -1500, 'Pocket money card'))).toMatchObject([{ recurrence: { frequency: 'weekly', weekday: 6 }, seen: 20 }]);
  });

  it('bridges months in which it did not come', () => {
    const [found] = told(series(inMonths(2025, [1, 2, 3, 5, 6, 8, 9, 10], 7), -4900, 'Harbour Gym'));
    expect(found).toMatchObject({ recurrence: { frequency: 'monthly', day_of_month: 7 }, seen: 8, next: '2025-11-07' });
  });

  it('is expected next month when this month’s did not come in four days', () => {
    const lines = series(inMonths(2025, [1, 2, 3, 4, 5, 6], 7), -4900, 'Harbour Gym');
    expect(told(lines, '2025-07-11')[0]?.next).toBe('2025-07-07');
    expect(told(lines, '2025-07-12')[0]?.next).toBe('2025-08-07');
  });

  it('has ended when one and a half periods went by without it', () => {
    const lines = series(inMonths(2025, [1, 2, 3, 4, 5, 6], 7), -4900, 'Harbour Gym');
    expect(findIn(lines, '2025-07-22')[0]?.has_ended).toBe(false);
    expect(findIn(lines, '2025-07-23')[0]?.has_ended).toBe(true);
  });

  it('is surer the more often it came', () => {
    const confidence = (months: readonly number[]) => findIn(series(inMonths(2025, months, 7), -4900, 'Harbour Gym'))[0]?.confidence ?? 0;
    const of = [confidence([1, 2, 3]), confidence([1, 2, 3, 4, 5, 6]), confidence(ALL)];
    expect(of.toSorted((a, b) => a - b)).toEqual(of);
    expect(of[0]).toBeGreaterThan(0.7);
    expect(of[2]).toBeLessThan(1);
    expect(confidence([1, 2, 3, 5, 6, 8, 9])).toBeLessThan(confidence([1, 2, 3, 4, 5, 6, 7]));
  });
});

describe('amounts', () => {
  it('tell of a price that rose: "Streambox went from 13.99 to 15.49 in March"', () => {
    const lines = [...series(inMonths(2025, [1, 2], 5), -1399, 'STREAMBOX'), ...series(inMonths(2025, [3, 4, 5], 5), -1549, 'STREAMBOX')];
    expect(findIn(lines)).toMatchObject([
      {
        amount: -1549,
        amount_low: -1549,
        amount_high: -1549,
        price_change: { on: dayNumber('2025-03-05'), from: -1399, to: -1549 },
        evidence: [1, 2, 3, 4, 5],
      },
    ]);
  });

  it('of one month are no new price while the next may be the old one again, but are what is expected next', () => {
    const lines = [...series(inMonths(2025, ALL.slice(0, 8), 5), -1399, 'STREAMBOX'), ...series(['2025-09-05'], -1549, 'STREAMBOX')];
    expect(findIn(lines)).toMatchObject([{ amount: -1549, price_change: null }]);
  });

  it('that are a stray between two of the price change nothing', () => {
    const days = inMonths(2025, ALL.slice(0, 9), 5);
    const lines = series(days, -120000, 'Elm Street Flats').with(4, [days[4] ?? '', -125000, 'Elm Street Flats']);
    expect(findIn(lines)).toMatchObject([{ amount: -120000, amount_low: -120000, amount_high: -125000, price_change: null }]);
  });

  it('that vary are expected at the middle of the last six, between the least and the most', () => {
    const amounts = [8012, 9144, 12050, 13077, 9931, 8420, 7713, 9090, 8850];
    const lines = amounts.map((amount, index): Line => [`2025-0${index + 1}-1${index % 3}`, -amount, `ACH DEBIT CITY POWER REF 8812${index}`]);
    expect(findIn(lines)).toMatchObject([
      { name: 'City Power', recurrence: { frequency: 'monthly' }, amount: -8970, amount_low: -7713, amount_high: -13077, price_change: null },
    ]);
  });

  it('of pay by the hour are found every second week', () => {
    const days = Array.from({ length: 10 }, (_, index) => dayNumber('2025-01-03') + 14 * index);
    const lines = days.map((day, index): Line => [day, 90_000 + ((index * 7919) % 23_000), 'DIRECT DEP ACME CORP PAYROLL', 'income']);
    expect(findIn(lines)).toMatchObject([{ name: 'Acme Payroll', recurrence: { frequency: 'biweekly' }, category: 'income' }]);
  });
});

describe('what rows are for', () => {
  const thrice: readonly (readonly [string, number])[] = [
    ['2024-01-08', -5751],
    ['2024-04-14', -5470],
    ['2024-07-16', -4970],
  ];

  it('makes little evidence enough where it is a bill by nature: three quarters of water, some days off', () => {
    const paidFor = (category: 'utilities' | 'other') => told(thrice.map(([day, amount]): Line => [day, amount, 'City water', category]));
    expect(paidFor('utilities')).toMatchObject([{ recurrence: { frequency: 'quarterly' }, seen: 3 }]);
    expect(paidFor('other')).toEqual([]);
  });

  it('says nothing of money that comes in: a hotel’s name may be that of an employer', () => {
    const tuesdays = Array.from({ length: 12 }, (_, index) => dayNumber('2025-01-07') + 7 * index);
    const rows = (sign: 1 | -1) =>
      tuesdays.map((day, index): Line => [day, sign * (60_000 + ((index * 37) % 11) * 1500), 'Four Winds Inn', 'travel']);
    expect(told(rows(1))).toMatchObject([{ recurrence: { frequency: 'weekly' }, seen: 12 }]);
    expect(told(rows(-1))).toEqual([]);
  });
});

describe('several things of one payee', () => {
  it('are told apart by their prices', () => {
    const lines = [...series(inMonths(2025, ALL, 5), -999, 'APPLE.COM/BILL'), ...series(inMonths(2025, ALL, 20), -299, 'APPLE.COM/BILL')];
    expect(told(lines)).toMatchObject([
      { amount: -999, recurrence: { frequency: 'monthly', day_of_month: 5 }, seen: 12 },
      { amount: -299, recurrence: { frequency: 'monthly', day_of_month: 20 }, seen: 12 },
    ]);
  });

  it('are one subscription among what is bought there besides', () => {
    const bought = Array.from(
      { length: 40 },
      (_, index): Line => [dayNumber('2025-01-02') + ((index * 97) % 360), -(1500 + ((index * 3733) % 9000)), 'MARKETPLACE', 'shopping'],
    );
    const lines = [...bought, ...series(inMonths(2025, ALL, 14), -1499, 'MARKETPLACE', 'shopping')];
    expect(told(lines)).toMatchObject([{ amount: -1499, recurrence: { frequency: 'monthly', day_of_month: 14 }, seen: 12 }]);
  });

  it('stay apart from those of a payee with nearly the same name', () => {
    const lines = [
      ...series(inMonths(2025, ALL, 5), -1549, 'Netflix'),
      ...series(inMonths(2025, ALL, 6), -699, 'Netflix Games'),
      ...series(inMonths(2025, ALL, 7), -4000, 'CITY POWER'),
      ...series(inMonths(2025, ALL, 7), -4000, 'CITY WATER'),
    ];
    expect(told(lines).map(({ name, seen }) => [name, seen])).toEqual([
      ['Netflix', 12],
      ['Netflix Games', 12],
      ['City Power', 12],
      ['City Water', 12],
    ]);
  });
});

describe('a reference that the bank cut at the end of a line', () => {
  it('does not part the rows of one payee', () => {
    const ends = ['HC', '65', 'XN', 'KR', 'R7', 'WB'];
    const lines = inMonths(2025, [1, 2, 3, 4, 5, 6], 16).map((day, index): Line => [day, -500, `STREAMBOX* MEMBERSHIP ${ends[index]}`]);
    expect(told(lines)).toMatchObject([{ recurrence: { frequency: 'monthly', day_of_month: 16 }, seen: 6 }]);
  });

  it('is not what two names end in', () => {
    const lines: Line[] = [...series(inMonths(2025, ALL, 5), -4000, 'NORTHWIND TV'), ...series(inMonths(2025, ALL, 20), -2000, 'NORTHWIND GO')];
    expect(findIn(lines).map(({ payee_key }) => payee_key)).toEqual(['northwind tv', 'northwind go']);
  });
});

describe('habits', () => {
  const saturdays = Array.from({ length: 30 }, (_, index) => dayNumber('2025-01-04') + 7 * index);

  it('are not proposed, however regular: groceries of each Saturday vary', () => {
    const lines = saturdays.map((day, index): Line => [day, -(7000 + ((index * 7919) % 6000)), 'HARVEST MARKET', 'groceries']);
    expect(findIn(lines)).toEqual([]);
    expect(findIn(inMonths(2025, ALL, 3).map((day, index): Line => [day, -(7000 + ((index * 7919) % 6000)), 'HARVEST MARKET', 'groceries']))).toEqual(
      [],
    );
  });

  it('of no known category are not proposed either, when they come each week for another amount', () => {
    expect(findIn(saturdays.map((day, index): Line => [day, -(3000 + ((index * 7919) % 9000)), 'HARVEST MARKET']))).toEqual([]);
  });

  it('of a fixed price are proposed: a gym in personal care, streaming in entertainment', () => {
    const lines = [
      ...series(inMonths(2025, ALL, 3), -4900, 'HARBOUR GYM', 'personal_care'),
      ...series(inMonths(2025, ALL, 9), -1549, 'STREAMBOX', 'entertainment'),
    ];
    expect(told(lines).map(({ name }) => name)).toEqual(['Harbour Gym', 'Streambox']);
  });

  it('are not what a membership is that has become dearer', () => {
    const lines: Line[] = [
      ['2024-05-10', -6500, 'WAREHOUSE CLUB ANNUAL RENEWAL', 'shopping'],
      ['2025-05-10', -7200, 'WAREHOUSE CLUB ANNUAL RENEWAL', 'shopping'],
    ];
    expect(told(lines)).toMatchObject([{ amount: -7200, recurrence: { frequency: 'annually', day_of_month: 10 } }]);
    expect(findIn(lines.map(([day, amount, , category]): Line => [day, amount, 'CORNER SHOP', category]))).toEqual([]);
  });

  it('are withdrawals of cash, whatever their days', () => {
    expect(findIn(series(inMonths(2025, ALL, 3), -10_000, 'ATM WITHDRAWAL', 'cash'))).toEqual([]);
  });
});

describe('money that comes back or moves', () => {
  it('takes a charge and its reversal out, so that a charge made twice counts once', () => {
    const lines: Line[] = [
      ...series(inMonths(2025, ALL, 5), -1549, 'STREAMBOX'),
      ['2025-04-05', -1549, 'STREAMBOX'],
      ['2025-04-07', 1549, 'STREAMBOX REVERSAL'],
    ];
    expect(told(lines)).toMatchObject([{ amount: -1549, seen: 12, recurrence: { frequency: 'monthly', day_of_month: 5 } }]);
  });

  it('is none when it goes between own accounts, and recurs like a bill when it leaves for elsewhere', () => {
    const days = inMonths(2025, ALL, 5);
    const out = days.map((day): Line => [day, -20_000, 'TO SAVINGS', 'transfer', 1]);
    const into = days.map((day): Line => [day, 20_000, 'FROM CHECKING', 'transfer', 2]);
    expect(findIn([...out, ...into])).toEqual([]);
    expect(findIn(out)).toHaveLength(1);
  });

  it('is looked at by account: the same payee in two accounts is two things', () => {
    const days = inMonths(2025, ALL, 5);
    const lines = [1, 2].flatMap((account) => days.map((day): Line => [day, -1549, 'STREAMBOX', 'subscriptions', account]));
    expect(findIn(lines).map(({ account_id, evidence }) => [account_id, evidence.length])).toEqual([
      [1, 12],
      [2, 12],
    ]);
  });
});
