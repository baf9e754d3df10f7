import { type EpochDay, isoDay, weekday } from '../src/core/calendar/day.ts';
import { occurrences, type Recurrence } from '../src/core/calendar/recurrence.ts';
import { type Cents, cents } from '../src/core/money/cents.ts';
import { searchText } from '../src/features/ledger/transactions/search.ts';
import type { CategoryName } from '../src/platform/database/rows/ledger.ts';
import type { Db, Store } from '../src/platform/database/store.ts';
import { chance } from '../tests/support/statements.ts';

/** What `fillDatabase` fills with. */
export interface Filling {
  readonly people: number;
  /** The ledger's last day; a year of rows ends with it. */
  readonly today: EpochDay;
  /** The hash of everybody's password. */
  readonly passwordHash: string;
}

/** A person that was added. */
export interface FilledPerson {
  readonly id: number;
  readonly email: string;
}

const YEAR = 365;
const AT = '2025-01-01T00:00:00.000Z';
const dates = { created_at: AT, updated_at: AT };

interface Regular {
  readonly name: string;
  readonly amount: number;
  readonly category: CategoryName;
  readonly recurrence: Recurrence;
  /** How far an amount strays from what is expected, as a part of it. */
  readonly stray?: number;
}

/** What comes back in everybody's ledger: ten items, about 140 rows a year. */
const REGULAR: readonly Regular[] = [
  { name: 'Northwind Logistics Payroll', amount: 265_000, category: 'income', recurrence: { frequency: 'biweekly', business_day: 'previous' } },
  { name: 'Harbour Lane Apartments', amount: -145_000, category: 'housing', recurrence: { frequency: 'monthly', day_of_month: 1 } },
  { name: 'City Light & Power', amount: -8700, category: 'utilities', recurrence: { frequency: 'monthly', day_of_month: 12 }, stray: 0.3 },
  { name: 'Fibreline Internet', amount: -5999, category: 'utilities', recurrence: { frequency: 'monthly', day_of_month: 8 } },
  { name: 'Clearcall Mobile', amount: -3500, category: 'utilities', recurrence: { frequency: 'monthly', day_of_month: 20, business_day: 'next' } },
  { name: 'Moviebox Streaming', amount: -1549, category: 'subscriptions', recurrence: { frequency: 'monthly', day_of_month: 5 } },
  { name: 'Tunehall', amount: -1099, category: 'subscriptions', recurrence: { frequency: 'monthly', day_of_month: 17 } },
  { name: 'Riverside Gym', amount: -2900, category: 'health', recurrence: { frequency: 'monthly', day_of_month: 3 } },
  { name: 'Evergreen Mutual Insurance', amount: -28_450, category: 'transport', recurrence: { frequency: 'quarterly', day_of_month: 28 } },
  { name: 'Transfer to savings', amount: -20_000, category: 'transfer', recurrence: { frequency: 'monthly', day_of_month: 16 } },
];

const SHOPS = [
  'Green Market',
  'Corner Grocers',
  'Foodhall',
  'Blue Door Cafe',
  'Trattoria Nove',
  'Speedway Fuel',
  'Metro Transit',
  'Oakfield Pharmacy',
];
/** Purchases a day, so that a year has about 365 rows with what comes back. */
const PURCHASES_A_DAY = 0.62;

interface Row {
  readonly day: EpochDay;
  readonly amount: Cents;
  readonly payee: string;
  readonly in_savings?: boolean;
}

const amountOf = ({ amount, stray = 0 }: Regular, next: () => number): Cents => cents(Math.round(amount * (1 + stray * (2 * next() - 1))));

/** A year of rows that ends on `today`; each person's another one, and the same one each time. */
function yearOf(today: EpochDay, seed: number): readonly Row[] {
  const next = chance(seed);
  const first = today - YEAR + 1;
  const regular = REGULAR.flatMap((item) => {
    const schedule = { recurrence: item.recurrence, starts_on: first, ends_on: null, count: null };
    return occurrences(schedule, first, today, () => false).map((day): Row => ({ day, amount: amountOf(item, next), payee: item.name }));
  });
  const saved = regular
    .filter(({ payee }) => payee === 'Transfer to savings')
    .map((row): Row => ({ ...row, amount: cents(0 - row.amount), in_savings: true }));
  const days = Array.from({ length: YEAR }, (_, index) => first + index).filter((day) => next() < PURCHASES_A_DAY * (weekday(day) > 5 ? 1.3 : 0.88));
  const bought = days.map(
    (day): Row => ({ day, amount: cents(-300 - Math.round(next() * 8000)), payee: SHOPS[Math.floor(next() * SHOPS.length)] ?? '' }),
  );
  return [...regular, ...saved, ...bought].toSorted((one, other) => one.day - other.day);
}

// Below the most parameters of a statement: 500 rows of nine.
const BATCH = 500;

async function addAccounts(db: Db, people: readonly FilledPerson[], today: EpochDay) {
  const since = isoDay(today - YEAR);
  const of = (user_id: number, name: string, kind: 'checking' | 'savings', balance: number) => ({
    user_id,
    name,
    kind,
    currency: 'USD',
    balance: cents(balance),
    balance_as_of: since,
    ...dates,
  });
  const made = await db
    .insertInto('ledger_accounts')
    .values(people.flatMap(({ id }) => [of(id, 'Everyday', 'checking', 250_000), of(id, 'Rainy days', 'savings', 900_000)]))
    .returning(['id', 'user_id', 'kind'])
    .execute();
  const idOf = (userId: number, kind: string): number => made.find((account) => account.user_id === userId && account.kind === kind)?.id ?? 0;
  return people.map(({ id }) => ({ user_id: id, checking: idOf(id, 'checking'), savings: idOf(id, 'savings') }));
}

type Owner = Awaited<ReturnType<typeof addAccounts>>[number];

async function addRows(db: Db, owners: readonly Owner[], today: EpochDay): Promise<number> {
  const rows = owners.flatMap(({ user_id, checking, savings }) =>
    yearOf(today, user_id).map(({ day, amount, payee, in_savings }) => ({
      user_id,
      account_id: in_savings === true ? savings : checking,
      posted_on: isoDay(day),
      amount,
      payee,
      memo: null,
      search_text: searchText(payee, null),
      ...dates,
    })),
  );
  for (let start = 0; start < rows.length; start += BATCH) {
    await db
      .insertInto('transactions')
      .values(rows.slice(start, start + BATCH))
      .execute();
  }
  return rows.length;
}

async function addPlans(db: Db, owners: readonly Owner[], today: EpochDay): Promise<void> {
  const starts_on = isoDay(today - YEAR + 1);
  const items = owners.flatMap(({ user_id, checking }) =>
    REGULAR.map(({ name, amount, category, recurrence }) => ({
      user_id,
      account_id: checking,
      name,
      amount: cents(amount),
      category,
      recurrence,
      starts_on,
      source: 'entered' as const,
      status: 'active' as const,
      ...dates,
    })),
  );
  await db.insertInto('recurring_items').values(items).execute();
  const event = (user_id: number, name: string, amount: number, inDays: number) => ({
    user_id,
    name,
    amount: cents(amount),
    date: isoDay(today + inDays),
    ...dates,
  });
  const events = owners.flatMap(({ user_id }) => [event(user_id, 'Tax refund', 84_000, 60), event(user_id, 'Holiday', -160_000, 200)]);
  await db.insertInto('planned_events').values(events).execute();
}

/** People whose rows are made and written together, in a transaction: as many as fit in memory many times over. */
const GROUP = 20;

/** Adds people without a ledger. */
export const addPeople = (db: Db, from: number, count: number, passwordHash: string): Promise<FilledPerson[]> =>
  db
    .insertInto('users')
    .values(Array.from({ length: count }, (_, index) => ({ email: `person${from + index}@example.org`, password_hash: passwordHash, ...dates })))
    .returning(['id', 'email'])
    .execute();

/** Fills a database with people, each with two accounts, a year of rows, ten recurring items and two events; group by group. Answers the people and how many rows they have. */
export async function fillDatabase(store: Store, { people, today, passwordHash }: Filling) {
  const filled: FilledPerson[] = [];
  let rows = 0;
  for (let from = 0; from < people; from += GROUP) {
    await store.transaction(async (db) => {
      const group = await addPeople(db, from, Math.min(GROUP, people - from), passwordHash);
      const owners = await addAccounts(db, group, today);
      rows += await addRows(db, owners, today);
      await addPlans(db, owners, today);
      filled.push(...group);
    });
  }
  return { people: filled, rows };
}
