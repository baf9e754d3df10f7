import type { Recurrence } from '../../../src/core/calendar/recurrence.ts';
import type { Payee } from './banks.ts';
import { type Billing, card, dayOf, debit, priced } from './billing.ts';
import type { Plan } from './market.ts';
import { MARKETS } from './payees.ts';
import { seldomBillsOf } from './seldom-bills.ts';
import { type Agreed, agree, biweeklyOn, monthlyOn, type Thing } from './things.ts';

function home({ region, span, chances, monthly }: Billing): Thing {
  const { landlords, lenders } = MARKETS[region];
  const price = -Math.round((monthly * chances.between(0.22, 0.33)) / 500) * 500;
  if (chances.happens(0.4)) {
    const recurrence = monthlyOn(chances.pick([1, 1, 5, 10, 15]));
    return agree(chances, span, { name: 'mortgage', payee: debit(lenders[0] ?? '', 'MORTGAGE'), recurrence, price, steps: 0.2, by: [0.01, 0.04] });
  }
  const byHand = chances.happens(0.4);
  const text = chances.pick(landlords);
  const payee: Payee = byHand ? { text, way: 'person' } : debit(text, 'WEB PMTS');
  const recurrence = monthlyOn(chances.pick([1, 1, 1, 3, 28]));
  return agree(chances, span, {
    name: 'rent',
    payee,
    recurrence,
    price,
    late: byHand ? 3 : 0,
    closed: byHand ? 'none' : 'next',
    steps: 0.4,
    by: [0.02, 0.06],
  });
}

function utilities(billing: Billing): readonly Thing[] {
  const { region, span, chances } = billing;
  const town = chances.pick(MARKETS[region].towns);
  const recurrence = (): Recurrence => monthlyOn(dayOf(chances));
  const late = chances.whole(0, 3);
  const wanders = chances.pick([0, 0, 2, 3]);
  const made: Agreed[] = [];
  const warmth = chances.pick([1, 7]);
  if (chances.happens(0.9)) {
    const price = -chances.whole(7_000, 14_000);
    const season = { part: chances.between(0.15, 0.35), month: warmth };
    made.push({
      name: 'power',
      payee: debit(town.power, 'BILL PYMT'),
      recurrence: recurrence(),
      price,
      strays: 0.15,
      season,
      late,
      wanders,
      misses: 0.06,
    });
  }
  if (chances.happens(0.65)) {
    const each = chances.happens(0.6) ? recurrence() : ({ frequency: 'quarterly', day_of_month: dayOf(chances) } as const);
    const price = -chances.whole(3_500, 8_000) * (each.frequency === 'quarterly' ? 2 : 1);
    made.push({
      name: 'water',
      payee: debit(town.water, 'BILL PYMT'),
      recurrence: each,
      price,
      strays: 0.2,
      late,
      wanders,
      misses: each.frequency === 'monthly' ? 0.06 : 0,
    });
  }
  if (chances.happens(0.4)) {
    const season = { part: chances.between(0.3, 0.55), month: 1 };
    made.push({
      name: 'gas',
      payee: debit(town.gas, 'BILL PYMT'),
      recurrence: recurrence(),
      price: -chances.whole(5_000, 9_000),
      strays: 0.15,
      season,
      late,
      wanders,
      misses: 0.04,
    });
  }
  return made.map((each) => agree(chances, span, each));
}

/** Internet and telephone. */
function lines(billing: Billing): readonly Thing[] {
  const { region, span, chances } = billing;
  const { internet, phones } = MARKETS[region];
  const made: Thing[] = [];
  const line = (name: string, plan: Plan, strays: number): Thing =>
    agree(chances, span, {
      name,
      payee: debit(plan.text),
      recurrence: monthlyOn(dayOf(chances)),
      price: priced(plan, billing),
      strays,
      steps: strays > 0 ? 0 : 0.4,
      late: 1,
      renames: region === 'us' ? 0.1 : 0,
    });
  if (chances.happens(0.85)) made.push(line('internet', chances.pick(internet), 0));
  if (chances.happens(0.9)) made.push(line('phone', chances.pick(phones), chances.happens(0.3) ? 0.06 : 0));
  return made;
}

/** Charged to a card on the same day each month, weekends or not, and booked up to two days later. */
function subscriptions(billing: Billing): readonly Thing[] {
  const { region, span, chances, cardPurse } = billing;
  const { streams, gyms } = MARKETS[region];
  const renames = region === 'us' ? 0.15 : 0;
  const common = { purse: cardPurse, renames, closed: 'none', late: 2, steps: 0.45, begins: 0.25, ends: 0.18, misses: 0.01 } as const;
  const made = chances
    .some(streams, chances.whole(1, 4))
    .map(
      (plan): Agreed => ({ ...common, name: plan.text, payee: card(plan.text, 'CA'), recurrence: monthlyOn(dayOf(chances)), price: 0 - plan.price }),
    );
  if (chances.happens(0.45)) {
    const gym = chances.pick(gyms);
    const recurrence = chances.happens(0.2) ? biweeklyOn(chances.whole(1, 5), span, chances) : monthlyOn(dayOf(chances));
    made.push({ ...common, name: 'gym', payee: card(gym.text), recurrence, price: priced(gym, billing), misses: 0.04 });
  }
  if (region === 'us' && chances.happens(0.35)) {
    // Two of one shop, under one name: they differ in day and price only.
    const [one, other] = [chances.whole(1, 14), chances.whole(16, 28)];
    const both = { ...common, begins: 0, ends: 0, misses: 0, payee: card('APPLE.COM/BILL', '866-712-7753 CA') };
    made.push({ ...both, name: 'storage at Apple', recurrence: monthlyOn(one), price: -299, steps: 0 });
    made.push({ ...both, name: 'music at Apple', recurrence: monthlyOn(other), price: -1099 });
  }
  return made.map((each) => agree(chances, span, each));
}

function loans({ region, span, chances, monthly }: Billing): readonly Thing[] {
  const { lenders, charities } = MARKETS[region];
  const made: Agreed[] = [];
  const recurrence = (): Recurrence => monthlyOn(dayOf(chances));
  if (chances.happens(0.45)) {
    const price = -Math.round(monthly * chances.between(0.04, 0.09));
    made.push({ name: 'car loan', payee: debit(lenders[2] ?? lenders[1] ?? '', 'LOAN PYMT'), recurrence: recurrence(), price, ends: 0.08 });
  }
  if (region === 'us' && chances.happens(0.3)) {
    made.push({
      name: 'student loan',
      payee: debit('DEPT EDUCATION', 'STUDENT LN'),
      recurrence: recurrence(),
      price: -chances.whole(120, 420) * 100,
      misses: 0.03,
    });
  }
  if (region === 'us' && chances.happens(0.2)) {
    // A card whose own ledger is not here.
    const price = -Math.round(monthly * chances.between(0.06, 0.12));
    made.push({ name: 'payment of a card', payee: debit('CAPITAL ONE', 'CRCARDPMT'), recurrence: recurrence(), price, strays: 0.35 });
  }
  if (region === 'us' && chances.happens(0.2)) {
    made.push({
      name: 'investment',
      payee: debit('VANGUARD BUY', 'INVESTMENT'),
      recurrence: recurrence(),
      price: -chances.pick([10_000, 20_000, 25_000, 50_000]),
    });
  }
  if (chances.happens(0.25)) {
    made.push({
      name: 'gift to a charity',
      payee: card(chances.pick(charities)),
      recurrence: recurrence(),
      price: -chances.pick([1_000, 1_500, 2_500, 5_000]),
      late: 1,
      closed: 'none',
    });
  }
  return made.map((each) => agree(chances, span, each));
}

/** What comes each week, or every second. */
function weeks({ region, span, chances }: Billing): readonly Thing[] {
  const { people, classes } = MARKETS[region];
  const made: Agreed[] = [];
  const weekly = (days: readonly number[]): Recurrence => ({ frequency: 'weekly', weekday: chances.pick(days) });
  if (chances.happens(0.28)) {
    const recurrence = chances.happens(0.5) ? weekly([1, 2, 3, 4, 5]) : biweeklyOn(chances.whole(1, 5), span, chances);
    const price = -chances.pick([8_000, 9_000, 12_000]);
    made.push({
      name: 'cleaner',
      payee: { text: chances.pick(people), way: 'person' },
      recurrence,
      price,
      late: 1,
      closed: 'none',
      misses: 0.06,
      steps: 0.25,
    });
  }
  if (chances.happens(0.35)) {
    const plan = chances.pick(classes);
    made.push({
      name: 'class',
      payee: card(plan.text),
      recurrence: weekly([1, 2, 3, 4, 6]),
      price: 0 - plan.price,
      late: 1,
      closed: 'none',
      misses: 0.07,
      ends: 0.15,
      begins: 0.15,
    });
  }
  return made.map((each) => agree(chances, span, each));
}

/** All that a household has agreed to pay. */
export const billsOf = (billing: Billing): readonly Thing[] => [
  home(billing),
  ...utilities(billing),
  ...lines(billing),
  ...subscriptions(billing),
  ...loans(billing),
  ...seldomBillsOf(billing),
  ...weeks(billing),
];
