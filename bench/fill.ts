import { type EpochDay, isoDay, mondayOf, weekday } from '../src/core/calendar/day.ts';
import { occurrences, type Recurrence } from '../src/core/calendar/recurrence.ts';
import { type Cents, cents } from '../src/core/money/cents.ts';
import { searchText } from '../src/features/ledger/transactions/search.ts';
import type { CategoryName } from '../src/platform/database/rows/ledger.ts';
import type { Db, Store } from '../src/platform/database/store.ts';
import { insertMany } from '../src/platform/database/insert-many.ts';
import { chance } from '../tests/support/statements.ts';
import { checkinsOf } from './fill-checkins.ts';
import { questionnairesOf } from './fill-questionnaires.ts';

/** What `fillDatabase` fills with. */
export interface Filling {
  readonly people: number;
  /** The ledger's last day; a year of rows ends with it, or more where there are check-ins before. */
  readonly today: EpochDay;
  /** The hash of everybody's password. */
  readonly passwordHash: string;
  /** How many whole weeks everybody has checked in for, up to the last one; the ledger then reaches back to the first of them, if that is before the year. */
  readonly checkinWeeks?: number;
  /** How many questionnaires everybody has answered, one a month up to this one; none when left out. */
  readonly questionnaires?: number;
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

/** Where people buy, so that each category has its weeks, and weeks of nothing. */
const SHOPS: readonly (readonly [name: string, category: CategoryName])[] = [
  ['Green Market', 'groceries'],
  ['Corner Grocers', 'groceries'],
  ['Foodhall', 'groceries'],
  ['Blue Door Cafe', 'dining'],
  ['Trattoria Nove', 'dining'],
  ['Speedway Fuel', 'transport'],
  ['Metro Transit', 'transport'],
  ['Oakfield Pharmacy', 'health'],
  ['Homewares Outlet', 'shopping'],
  ['Paper & Pen', 'shopping'],
  ['Aurora Cinema', 'entertainment'],
  ['Verde Hair Salon', 'personal_care'],
  ['Pinwheel Toys', 'gifts'],
  ['Seaview Hotel', 'travel'],
];
/** Purchases a day, so that a year has about 365 rows with what comes back. */
const PURCHASES_A_DAY = 0.62;

interface Row {
  readonly day: EpochDay;
  readonly amount: Cents;
  readonly payee: string;
  readonly category: CategoryName;
  readonly in_savings?: boolean;
}

const amountOf = ({ amount, stray = 0 }: Regular, next: () => number): Cents => cents(Math.round(amount * (1 + stray * (2 * next() - 1))));

/** Rows from `first` to `today`; each person's other ones, and the same ones each time. */
function rowsOf(first: EpochDay, today: EpochDay, seed: number): readonly Row[] {
  const next = chance(seed);
  const regular = REGULAR.flatMap((item) => {
    const schedule = { recurrence: item.recurrence, starts_on: first, ends_on: null, count: null };
    return occurrences(schedule, first, today, () => false).map((day): Row => {
      return { day, amount: amountOf(item, next), payee: item.name, category: item.category };
    });
  });
  const saved = regular
    .filter(({ payee }) => payee === 'Transfer to savings')
    .map((row): Row => ({ ...row, amount: cents(0 - row.amount), in_savings: true }));
  const days = Array.from({ length: today - first + 1 }, (_, index) => first + index);
  const bought = days
    .filter((day) => next() < PURCHASES_A_DAY * (weekday(day) > 5 ? 1.3 : 0.88))
    .map((day): Row => {
      const [payee, category] = SHOPS[Math.floor(next() * SHOPS.length)] ?? ['', 'other'];
      return { day, amount: cents(-300 - Math.round(next() * 8000)), payee, category };
    });
  return [...regular, ...saved, ...bought].toSorted((one, other) => one.day - other.day);
}

async function addAccounts(db: Db, people: readonly FilledPerson[], first: EpochDay) {
  const since = isoDay(first - 1);
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

async function addRows(db: Db, owners: readonly Owner[], first: EpochDay, today: EpochDay): Promise<number> {
  const rows = owners.flatMap(({ user_id, checking, savings }) =>
    rowsOf(first, today, user_id).map(({ day, amount, payee, category, in_savings }) => ({
      user_id,
      account_id: in_savings === true ? savings : checking,
      posted_on: isoDay(day),
      amount,
      payee,
      category,
      category_source: 'dictionary' as const,
      memo: null,
      search_text: searchText(payee, null),
      ...dates,
    })),
  );
  await insertMany(db, 'transactions', rows);
  return rows.length;
}

async function addPlans(db: Db, owners: readonly Owner[], first: EpochDay, today: EpochDay): Promise<void> {
  const starts_on = isoDay(first);
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
  await insertMany(db, 'recurring_items', items);
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
const GROUP = 100;

/** Adds people without a ledger. */
export const addPeople = (db: Db, from: number, count: number, passwordHash: string): Promise<FilledPerson[]> =>
  db
    .insertInto('users')
    .values(Array.from({ length: count }, (_, index) => ({ email: `person${from + index}@example.org`, password_hash: passwordHash, ...dates })))
    .returning(['id', 'email'])
    .execute();

/** Fills a database with people, each with two accounts, a year of rows, ten recurring items and two events; group by group. Answers the people and how many rows they have. */
export async function fillDatabase(store: Store, { people, today, passwordHash, checkinWeeks = 0, questionnaires = 0 }: Filling) {
  const mondays = Array.from({ length: checkinWeeks }, (_, week) => mondayOf(today) - 7 * (checkinWeeks - week));
  const first = Math.min(today - YEAR + 1, mondays[0] ?? today);
  const filled: FilledPerson[] = [];
  let rows = 0;
  for (let from = 0; from < people; from += GROUP) {
    await store.transaction(async (db) => {
      const group = await addPeople(db, from, Math.min(GROUP, people - from), passwordHash);
      const owners = await addAccounts(db, group, first);
      rows += await addRows(db, owners, first, today);
      await addPlans(db, owners, first, today);
      const weeks = group.flatMap(({ id: user_id }) => checkinsOf(mondays, user_id).map((week) => ({ user_id, ...week, ...dates })));
      await insertMany(db, 'user_health_checkins', weeks);
      const answered = group.flatMap(({ id: user_id }) => questionnairesOf(user_id, questionnaires, today).map((each) => ({ user_id, ...each })));
      await insertMany(db, 'financial_questionnaire_submissions', answered);
      filled.push(...group);
    });
  }
  return { people: filled, rows };
}
