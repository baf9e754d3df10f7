import { calendarDate, type EpochDay } from '../../../core/calendar/day.ts';
import { dayAt, type MonthNumber, monthOf } from '../../../core/calendar/place-in-month.ts';
import { type Cents, cents } from '../../../core/money/cents.ts';
import { chanceOf } from './chance.ts';
import { everydayRow, type InventedRow, transferRows } from './rows.ts';
import type { Timeline } from './timeline.ts';

/** Money that came. */
const income = (day: EpochDay, amount: number, payee: string): InventedRow => ({
  account: 'checking',
  day,
  amount: cents(Math.round(amount * 100)),
  payee,
  everyday: false,
});

const refund = (day: EpochDay, amount: number, payee: string): InventedRow => everydayRow(day, -amount, payee);

/** Bills that nobody plans for, by days before today; two of them are helped out by what was put by. */
const surprises = ({ today }: Timeline): readonly InventedRow[] => [
  everydayRow(today - 352, 340, 'Garnet Electronics'),
  everydayRow(today - 300, 280, 'Skylark Airlines'),
  everydayRow(today - 262, 190, 'Seaview Hotel'),
  everydayRow(today - 175, 120, 'Check 1043'),
  everydayRow(today - 130, 195, 'Willow Veterinary'),
  everydayRow(today - 118, 45, 'City Parking Authority'),
  everydayRow(today - 96, 560, 'Cedar Dental'),
  ...transferRows(today - 95, cents(25_000), 'savings'),
  everydayRow(today - 66, 1640, 'Hilltop Auto Repair'),
  ...transferRows(today - 65, cents(60_000), 'savings'),
  everydayRow(today - 33, 385, 'Anchor Plumbing'),
];

/** What makes a ledger look like one: a thing sent back, a row charged twice and reversed, two coffees on one day, a friend who pays back. */
const oddities = ({ today }: Timeline): readonly InventedRow[] => [
  everydayRow(today - 158, 64.9, 'Threadbare Clothing'),
  refund(today - 150, 64.9, 'Threadbare Clothing Refund'),
  everydayRow(today - 41, 48, 'Harbor Department Store'),
  everydayRow(today - 41, 48, 'Harbor Department Store'),
  refund(today - 40, 48, 'Harbor Department Store Reversal'),
  everydayRow(today - 20, 4.75, 'Morning Bell Coffee'),
  everydayRow(today - 20, 4.75, 'Morning Bell Coffee'),
  everydayRow(today - 77, 3, 'ATM Fee'),
  income(today - 88, 35, 'Payment from J. Okafor'),
];

const daysIn = ({ first, last }: Timeline, monthOfYear: number, days: readonly number[]): readonly EpochDay[] => {
  const months: MonthNumber[] = [];
  for (let month = monthOf(first); month <= monthOf(last); month += 1) months.push(month);
  return months
    .flatMap((month) => days.flatMap((day) => dayAt({ day }, month) ?? []))
    .filter((day) => calendarDate(day).month === monthOfYear && day >= first && day <= last);
};

const PRESENTS = ['Harbor Department Store', 'Page & Lantern Bookstore', 'Pinwheel Toys', 'Petal & Stem Florist'] as const;

/** Presents of a December: other shops and other amounts each year, or they would look like something that comes back. */
const presents = (time: Timeline): readonly InventedRow[] =>
  daysIn(time, 12, [11, 12, 13, 14]).map((day) => {
    const chance = chanceOf(`presents ${day}`);
    return everydayRow(day, chance.whole(3_200, 11_500) / 100, chance.pick(PRESENTS));
  });

/** What belongs to a season: presents in December, money back from the tax office in April. */
const seasons = (time: Timeline): readonly InventedRow[] => [
  ...presents(time),
  ...daysIn(time, 4, [11]).map((day) => income(day, 612, 'State Tax Refund')),
];

/** What does not come back. */
export const oddRows = (time: Timeline): readonly InventedRow[] => [...surprises(time), ...oddities(time), ...seasons(time)];

/** Something that the invented person has planned. */
export interface InventedEvent {
  readonly name: string;
  /** Negative is money out. */
  readonly amount: Cents;
  readonly day: EpochDay;
}

/** What is planned: a journey in the week that is tight anyway, and a present later. */
export const eventsOf = ({ tight }: Timeline): readonly [InventedEvent, InventedEvent] => [
  { name: 'A week at the lake', amount: cents(-64_000), day: tight + 3 },
  { name: 'Wedding present', amount: cents(-15_000), day: tight + 100 },
];
