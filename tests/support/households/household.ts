import { dayNumber, type EpochDay } from '../../../src/core/calendar/day.ts';
import { cents } from '../../../src/core/money/cents.ts';
import { bankOf, type Region } from './banks.ts';
import { billsOf } from './bills.ts';
import { chancesOf } from './chances.ts';
import { type Banks, type Draft, draftsOfHabits, draftsOfThing, extras } from './drafts.ts';
import { habitsIn } from './habits.ts';
import { FUTURE_DAYS, type Household, type HouseholdAccount, type HouseholdRow } from './household-types.ts';
import { incomeOf } from './income.ts';
import { besidesBills, besidesHabits } from './mishaps.ts';
import { cardBill, savingMoves } from './moves.ts';
import { type Occurring, occurringOf } from './occurring.ts';
import { agree, monthlyOn, PERIOD_DAYS, type Purse, type Span, type Thing } from './things.ts';
import { truthOf } from './truth.ts';

/** Parts of a household, each with a chance of its own. */
const PART = { span: 1, income: 2, bills: 3, habits: 4, occurring: 5, mishaps: 6, moves: 7, checking: 8, savings: 9, card: 10 };

const ACCOUNT_IDS: Readonly<Record<Purse, number>> = { checking: 1, savings: 2, card: 3 };

/** What nobody spends in a week without a plan, in cents: what is left stays in the account. */
const WEEKLY_MOST = 90_000;

/** Who lives there and where their money is. */
interface Home {
  readonly seed: number;
  readonly region: Region;
  readonly span: Span;
  readonly accounts: readonly HouseholdAccount[];
  readonly banks: Banks;
  readonly has: (purse: Purse) => boolean;
}

function homeOf(seed: number, given: EpochDay | undefined): Home {
  const chances = chancesOf(seed, PART.span);
  const today = given ?? dayNumber('2025-01-15') + chances.whole(0, 364);
  const since = today - Math.round(30.4 * chances.whole(14, 24));
  const kind = chances.between(0, 1);
  const region: Region = kind < 0.82 ? 'us' : kind < 0.9 ? 'german' : kind < 0.95 ? 'greek' : 'chinese';
  const savings: HouseholdAccount = { id: ACCOUNT_IDS.savings, kind: 'savings', name: 'Savings', balance: cents(chances.whole(200_000, 2_000_000)) };
  const card: HouseholdAccount = { id: ACCOUNT_IDS.card, kind: 'credit_card', name: 'Card', balance: cents(-chances.whole(10_000, 150_000)) };
  const accounts: HouseholdAccount[] = [
    { id: ACCOUNT_IDS.checking, kind: 'checking', name: 'Checking', balance: cents(chances.whole(80_000, 600_000)) },
    ...(chances.happens(0.65) ? [savings] : []),
    ...(region === 'us' && chances.happens(0.25) ? [card] : []),
  ];
  const ids = new Set(accounts.map(({ id }) => id));
  const replacedOn = since + chances.whole(60, 900);
  const bank = (purse: 'checking' | 'savings' | 'card') => bankOf(region, replacedOn, chancesOf(seed, PART[purse]));
  return {
    seed,
    region,
    span: { since, today, until: today + FUTURE_DAYS },
    accounts,
    banks: { checking: bank('checking'), savings: bank('savings'), card: bank('card') },
    has: (purse) => ids.has(ACCOUNT_IDS[purse]),
  };
}

interface Planned {
  readonly thing: Thing;
  readonly occurring: readonly Occurring[];
}

/** What comes back, and what may be spent on the rest in a week. */
function plansOf({ seed, region, span, has }: Home): { readonly planned: readonly Planned[]; readonly monthly: number; readonly weekly: number } {
  const income = incomeOf(region, span, chancesOf(seed, PART.income));
  const chances = chancesOf(seed, PART.bills);
  const bills = billsOf({ region, span, chances, monthly: income.monthly, cardPurse: has('card') && chances.happens(0.7) ? 'card' : 'checking' });
  const agreed = { name: 'interest', purse: 'savings', payee: { text: 'INTEREST PAYMENT', way: 'own' }, closed: 'none', strays: 0.2 } as const;
  const interest = agree(chances, span, { ...agreed, recurrence: monthlyOn(31), price: chances.whole(150, 4_000) });
  const things = [...income.things, ...bills, ...(has('savings') && chances.happens(0.5) ? [interest] : [])];
  const billed = bills.reduce((all, { price, recurrence }) => all - (price * 30.4) / PERIOD_DAYS[recurrence.frequency], 0);
  const left = Math.max(income.monthly * 0.2, (income.monthly - billed) * chances.between(0.7, 1.02));
  const times = chancesOf(seed, PART.occurring);
  return {
    planned: things.map((thing) => ({ thing, occurring: occurringOf(thing, span, times) })),
    monthly: income.monthly,
    weekly: Math.min(WEEKLY_MOST, (left * 7) / 30.4),
  };
}

/** All rows of the past and of the known future, in order of days, and all that comes back in them. */
function draftsOf(
  home: Home,
  { planned, monthly, weekly }: ReturnType<typeof plansOf>,
): { readonly drafts: readonly Draft[]; readonly planned: readonly Planned[] } {
  const { seed, region, span, banks, has } = home;
  const chances = chancesOf(seed, PART.habits);
  const purse = has('card') && chances.happens(0.7) ? 'card' : 'checking';
  const habits = draftsOfHabits(habitsIn({ region, span, chances, weekly, purse }), banks);
  const bills = planned.flatMap(({ thing, occurring }, place) => draftsOfThing(thing, place, occurring, banks));
  const mishaps = chancesOf(seed, PART.mishaps);
  const things = planned.map(({ thing }) => thing);
  const besides = [...besidesBills(bills, mishaps), ...besidesHabits(habits, mishaps), ...extras(things, span, banks, mishaps)];
  const spent = [...bills, ...habits, ...besides];
  const moves = chancesOf(seed, PART.moves);
  const saved = has('savings') ? savingMoves(span, banks, monthly, moves) : [];
  const charges = spent.filter((draft) => draft.purse === 'card');
  const bill = charges.length > 0 ? cardBill(span, banks, charges, moves) : undefined;
  const paid = bill === undefined ? [] : [...draftsOfThing(bill.thing, planned.length, bill.occurring, banks), ...bill.received];
  return {
    drafts: [...spent, ...saved, ...paid].filter(({ day }) => day >= span.since && day < span.until).toSorted((one, other) => one.day - other.day),
    planned: bill === undefined ? planned : [...planned, bill],
  };
}

/**
 * A household whose truth is known: 14 to 24 months of rows as its banks print them, what of it comes back, and what happens in the 100
 * days from `today` on. The same seed gives the same household; left out, today is a day within a year from 15 January 2025.
 */
export function household(seed: number, today?: EpochDay): Household {
  const home = homeOf(seed, today);
  const { span, accounts } = home;
  const made = draftsOf(home, plansOf(home));
  const drafts = made.drafts.map((draft, index) => ({ ...draft, id: index + 1 }));
  const past = drafts.filter(({ day }) => day < span.today);
  const rowOf = ({ id, purse, day, amount, payee }: (typeof drafts)[number]): HouseholdRow => ({
    id,
    account_id: ACCOUNT_IDS[purse],
    day,
    amount: cents(amount),
    payee,
  });
  const idsOf = (place: number, role: Draft['role']): readonly number[] =>
    past.filter((draft) => draft.thing === place && draft.role === role).map(({ id }) => id);
  const truth = made.planned.flatMap(({ thing, occurring }, place) => {
    const rows = { rows: idsOf(place, 'occurrence'), again: idsOf(place, 'again') };
    const told = truthOf(thing, ACCOUNT_IDS[thing.purse], occurring, rows, span);
    return told === undefined ? [] : [told];
  });
  return {
    seed,
    today: span.today,
    since: span.since,
    accounts,
    rows: past.map(rowOf),
    truth,
    moves: new Set(past.filter(({ role }) => role === 'move').map(({ id }) => id)),
    future: drafts.filter(({ day }) => day >= span.today).map(rowOf),
  };
}
