/**
 * Everyday spending, worked out for a test by the words of its definition and nothing of the application's: the median of the last twelve
 * whole weeks, Monday to Sunday, that the rows cover, split over the weekdays by each one's share, largest remainder to the cent.
 */
export interface SlowRow {
  /** `2025-01-15` */
  readonly day: string;
  /** In cents, negative is money out. */
  readonly amount: number;
}

const DAY_MS = 86_400_000;
const dateOf = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** The day so many days later. */
export const daysLater = (day: string, days: number): string => new Date(dateOf(day).getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** 0 for a Monday … 6 for a Sunday. */
const weekdayOf = (day: string): number => (dateOf(day).getUTCDay() + 6) % 7;

/** What is spent on a Monday … Sunday, in cents. `rows` are the everyday ones; `first` and `last` the days of the whole ledger's first and last row. */
export function slowEveryday(rows: readonly SlowRow[], first: string, last: string): number[] {
  const mondays: string[] = [];
  for (let day = first; day <= last; day = daysLater(day, 1)) {
    if (weekdayOf(day) === 0 && daysLater(day, 6) <= last) mondays.push(day);
  }
  const weeks = mondays.slice(-12);
  if (weeks.length < 4) return [0, 0, 0, 0, 0, 0, 0];
  const counted = rows.filter(({ day }) => weeks.some((monday) => day >= monday && day <= daysLater(monday, 6)));
  const spent = (among: readonly SlowRow[]): number => among.reduce((total, { amount }) => total - amount, 0);
  const totals = weeks.map((monday) => spent(counted.filter(({ day }) => day >= monday && day <= daysLater(monday, 6))));
  const weekly = Math.max(0, middle(totals));
  const shares = [0, 1, 2, 3, 4, 5, 6].map((weekday) => Math.max(0, spent(counted.filter(({ day }) => weekdayOf(day) === weekday))));
  const all = shares.reduce((total, share) => total + share, 0);
  if (all === 0) throw new Error('a test of everyday spending takes some spending');
  const parts = shares.map((share) => Math.floor((weekly * share) / all));
  const remainders = shares.map((share) => (weekly * share) % all);
  while (parts.reduce((total, part) => total + part, 0) < weekly) {
    const largest = remainders.indexOf(Math.max(...remainders));
    parts[largest] = (parts[largest] ?? 0) + 1;
    remainders[largest] = -1;
  }
  return parts;
}

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const half = sorted.length / 2;
  const [lower = 0, upper = 0] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return Math.round((lower + upper) / 2);
}
