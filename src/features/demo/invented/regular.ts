import { calendarDate, type EpochDay, isoDay, weekday } from '../../../core/calendar/day.ts';
import { dayAt, firstOfMonth, type MonthNumber } from '../../../core/calendar/place-in-month.ts';
import { type IsHoliday, occurrences, type Recurrence, type Schedule } from '../../../core/calendar/recurrence.ts';
import { type Cents, cents, ZERO } from '../../../core/money/cents.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type InventedRow, transferRows } from './rows.ts';
import type { Timeline } from './timeline.ts';

/** Something of the invented person that comes back. */
interface Regular {
  readonly payee: string;
  readonly schedule: Schedule;
  /** What it comes to on a day; negative is money out. */
  readonly amountOn: (day: EpochDay, chance: Chance) => Cents;
  /** What a forecast will expect of it; the same when left out. */
  readonly expected?: Regular['amountOn'];
  /** How many days late the bank books it, at most. */
  readonly late?: number;
}

const DAYS_OF_YEAR = 365.25;
/** About when a winter is coldest; half a year later the cooling runs. */
const COLDEST_DAY = 20;

const always = (amount: number) => (): Cents => cents(Math.round(amount * 100));
const stepping =
  (before: number, since: EpochDay, after: number) =>
  (day: EpochDay): Cents =>
    cents(Math.round((day < since ? before : after) * 100));

/** Two peaks a year, winter and summer, and a little of chance. */
function powerBill(day: EpochDay, chance: Chance): Cents {
  const { year } = calendarDate(day);
  const dayOfYear = day - firstOfMonth(year * 12);
  const season = Math.cos((4 * Math.PI * (dayOfYear - COLDEST_DAY)) / DAYS_OF_YEAR);
  return cents(-Math.round(10_400 + 3_600 * season + 550 * chance.normal()));
}

const inMonth = (day: number, month: MonthNumber): EpochDay => dayAt({ day }, month) ?? firstOfMonth(month);

/** Everything that comes back by the month starts before the first row. */
const monthly = (
  { month }: Timeline,
  day: number,
  more: Partial<Schedule> & { readonly business_day?: Recurrence['business_day'] } = {},
): Schedule => {
  const { business_day = 'next', ...bounds } = more;
  return {
    recurrence: { frequency: 'monthly', day_of_month: day, business_day },
    starts_on: firstOfMonth(month - 16),
    ends_on: null,
    count: null,
    ...bounds,
  };
};

/** Every second Friday. The one after the tight week's bills comes as late as it can without having let another rent pass before its pay. */
function payday({ month, tight }: Timeline): Schedule {
  const latest = tight + 11;
  const friday = latest - ((weekday(latest) + 2) % 7);
  const recurrence = { frequency: 'biweekly', anchor_date: isoDay(friday), business_day: 'previous' } as const;
  return { recurrence, starts_on: firstOfMonth(month - 16), ends_on: null, count: null };
}

const everySixMonths = ({ tightMonth }: Timeline): Schedule => ({
  recurrence: { frequency: 'semiannually', day_of_month: 3, business_day: 'next' },
  starts_on: firstOfMonth(tightMonth - 12),
  ends_on: null,
  count: null,
});

const onceAYear = ({ month }: Timeline): Schedule => ({
  recurrence: { frequency: 'annually', day_of_month: 14, business_day: 'next' },
  starts_on: firstOfMonth(month - 13),
  ends_on: null,
  count: null,
});

/** What comes back in the checking account, transfers aside. */
const regularsOf = (time: Timeline): readonly Regular[] => [
  { payee: 'Brightwater Clinic Payroll', schedule: payday(time), amountOn: stepping(1465.8, inMonth(20, time.month - 8), 1503.4) },
  { payee: 'Maple Court Apartments Rent', schedule: monthly(time, 1), amountOn: always(-1350) },
  { payee: 'Meridian Power & Light', schedule: monthly(time, 12), amountOn: powerBill, expected: always(-105), late: 2 },
  { payee: 'Northfield Student Loan Payment', schedule: monthly(time, 15), amountOn: always(-182) },
  { payee: 'Fernwood Mobile Phone', schedule: monthly(time, 18), amountOn: always(-45), late: 1 },
  { payee: 'Quickline Internet', schedule: monthly(time, 22), amountOn: always(-64.99) },
  { payee: 'Streambox', schedule: monthly(time, 9, { business_day: 'none' }), amountOn: stepping(-13.99, inMonth(1, time.month - 5), -15.49) },
  { payee: 'Tunewell Music', schedule: monthly(time, 27, { business_day: 'none' }), amountOn: always(-10.99) },
  { payee: 'Ironside Gym', schedule: monthly(time, 5, { ends_on: inMonth(5, time.month - 5) }), amountOn: always(-39) },
  { payee: 'Shoreline Car Insurance', schedule: everySixMonths(time), amountOn: always(-612) },
  { payee: 'Roadside Club Annual Membership', schedule: onceAYear(time), amountOn: always(-89) },
];

const SAVED_A_MONTH = cents(6_000);
const savingDays = (time: Timeline): Schedule => monthly(time, 6);

/** The rows of what came back: bills, pay, what is put by, and the interest on it. */
export function regularRows(time: Timeline, isHoliday: IsHoliday): readonly InventedRow[] {
  const days = (schedule: Schedule) => occurrences(schedule, time.first, time.last, isHoliday);
  const bills = regularsOf(time).flatMap(({ payee, schedule, amountOn, late = 0 }) => {
    const chance = chanceOf(payee);
    return days(schedule).flatMap((due): readonly InventedRow[] => {
      const amount = amountOn(due, chance);
      const day = due + chance.whole(0, late);
      return day > time.last ? [] : [{ account: 'checking', day, amount, payee, everyday: false }];
    });
  });
  const chance = chanceOf('interest');
  const interest = days(monthly(time, 31, { business_day: 'previous' })).map(
    (day): InventedRow => ({ account: 'savings', day, amount: cents(chance.whole(21, 96)), payee: 'Interest Paid', everyday: false }),
  );
  return [...bills, ...days(savingDays(time)).flatMap((day) => transferRows(day, SAVED_A_MONTH, 'checking')), ...interest];
}

/** What the regular things will come to on a day ahead, transfers left out because they move nothing in the total. */
export function regularOn(time: Timeline, isHoliday: IsHoliday, until: EpochDay): ReadonlyMap<EpochDay, Cents> {
  const byDay = new Map<EpochDay, Cents>();
  for (const { schedule, amountOn, expected = amountOn } of regularsOf(time)) {
    for (const day of occurrences(schedule, time.today, until, isHoliday)) {
      byDay.set(day, cents((byDay.get(day) ?? ZERO) + expected(day, chanceOf('ahead'))));
    }
  }
  return byDay;
}
