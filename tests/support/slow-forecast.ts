/**
 * An independent, slow forecast for tests: every day is asked, for every item, whether the item falls on it. It shares nothing with the
 * application: days are JavaScript dates in UTC, and amounts are minor units.
 */
export interface SlowRule {
  readonly frequency: 'weekly' | 'biweekly' | 'semimonthly' | 'monthly' | 'quarterly' | 'semiannually' | 'annually';
  readonly day_of_month?: number;
  readonly days_of_month?: readonly [number, number];
  readonly weekday?: number;
  readonly nth?: number;
  readonly last_day?: boolean;
  readonly anchor_date?: string;
  /** Weekends only: tests that mean holidays say the days themselves. */
  readonly business_day?: 'none' | 'previous' | 'next';
}

/** Money that comes back. `amount` in minor units, negative is money out. */
export interface SlowItem {
  readonly amount: number;
  readonly recurrence: SlowRule;
  readonly starts_on: string;
  readonly ends_on?: string | null;
  readonly count?: number | null;
  /** Expected days for which the ledger has the row already. */
  readonly done?: readonly string[];
}

/** What the slow forecast starts from; all amounts in minor units. */
export interface SlowInput {
  readonly today: string;
  readonly days: number;
  readonly opening: number;
  readonly items: readonly SlowItem[];
  readonly events: readonly { readonly amount: number; readonly date: string }[];
  /** Everyday spending of Monday … Sunday; nothing when left out. */
  readonly everyday?: readonly number[];
  /** Days besides weekends that are no business days. */
  readonly holidays?: readonly string[];
}

/** A day of the slow forecast. */
export interface SlowDay {
  readonly date: string;
  readonly opening: number;
  readonly income: number;
  readonly expenses: number;
  readonly closing: number;
}

const DAY_MS = 86_400_000;
const at = (day: string): Date => new Date(`${day}T00:00:00.000Z`);
const text = (date: Date): string => date.toISOString().slice(0, 10);
const plus = (day: string, days: number): string => text(new Date(at(day).getTime() + days * DAY_MS));
const weekdayOf = (day: string): number => at(day).getUTCDay() || 7;
const lengthOfMonth = (day: string): number => new Date(Date.UTC(at(day).getUTCFullYear(), at(day).getUTCMonth() + 1, 0)).getUTCDate();
const dayOfMonth = (day: string): number => at(day).getUTCDate();
const monthsFrom = (start: string, day: string): number =>
  (at(day).getUTCFullYear() - at(start).getUTCFullYear()) * 12 + at(day).getUTCMonth() - at(start).getUTCMonth();

const MONTHS = { monthly: 1, quarterly: 3, semiannually: 6, annually: 12 } as const;

function isDayWithinMonth(day: string, rule: SlowRule, startsOn: string): boolean {
  if (rule.last_day === true) return dayOfMonth(day) === lengthOfMonth(day);
  if (rule.nth !== undefined) {
    if (weekdayOf(day) !== rule.weekday) return false;
    return rule.nth === -1 ? dayOfMonth(day) + 7 > lengthOfMonth(day) : Math.ceil(dayOfMonth(day) / 7) === rule.nth;
  }
  return dayOfMonth(day) === Math.min(rule.day_of_month ?? dayOfMonth(startsOn), lengthOfMonth(day));
}

function falls(day: string, { recurrence: rule, starts_on: startsOn }: SlowItem): boolean {
  if (rule.frequency === 'weekly') return weekdayOf(day) === (rule.weekday ?? weekdayOf(startsOn));
  if (rule.frequency === 'biweekly') return Math.abs(at(day).getTime() - at(rule.anchor_date ?? startsOn).getTime()) % (14 * DAY_MS) === 0;
  if (rule.frequency === 'semimonthly') return (rule.days_of_month ?? []).some((wanted) => Math.min(wanted, lengthOfMonth(day)) === dayOfMonth(day));
  return monthsFrom(startsOn, day) % MONTHS[rule.frequency] === 0 && isDayWithinMonth(day, rule, startsOn);
}

function shifted(day: string, rule: SlowRule, holidays: readonly string[]): string {
  const step = { none: 0, previous: -1, next: 1 }[rule.business_day ?? 'none'];
  let moved = day;
  while (step !== 0 && (weekdayOf(moved) > 5 || holidays.includes(moved))) moved = plus(moved, step);
  return moved;
}

/** The days from `today` on which the item moves money. One expected in the four days before, and not done, is moved to today. */
function daysOf(item: SlowItem, { today, days, holidays = [] }: SlowInput): string[] {
  const found: string[] = [];
  let seen = 0;
  for (let day = item.starts_on; day <= plus(today, days + 10) && day <= (item.ends_on ?? '9999'); day = plus(day, 1)) {
    if (!falls(day, item)) continue;
    seen += 1;
    if (item.count !== undefined && item.count !== null && seen > item.count) break;
    const expected = shifted(day, item.recurrence, holidays);
    if (item.done?.includes(expected) === true || expected < plus(today, -4)) continue;
    found.push(expected < today ? today : expected);
  }
  return found;
}

/** The forecast, a day at a time. */
export function slowForecast(input: SlowInput): SlowDay[] {
  const amounts = [
    ...input.items.flatMap((item) => daysOf(item, input).map((date) => ({ date, amount: item.amount }))),
    ...input.events.filter(({ date }) => date >= input.today),
  ];
  const answer: SlowDay[] = [];
  let opening = input.opening;
  for (let index = 0; index < input.days; index += 1) {
    const date = plus(input.today, index);
    const today = amounts.filter((each) => each.date === date).map(({ amount }) => amount);
    const income = today.filter((amount) => amount > 0).reduce((sum, amount) => sum + amount, 0);
    const out = today.filter((amount) => amount < 0).reduce((sum, amount) => sum - amount, 0);
    const expenses = out + (input.everyday?.[weekdayOf(date) - 1] ?? 0);
    answer.push({ date, opening, income, expenses, closing: opening + income - expenses });
    opening = opening + income - expenses;
  }
  return answer;
}
