import { type Billing, card, dayOf, debit, priced } from './billing.ts';
import type { Market } from './market.ts';
import { MARKETS } from './payees.ts';
import { type Agreed, agree, type Thing } from './things.ts';

function insurances({ region, span, chances }: Billing): readonly Thing[] {
  const [first = '', second = first] = chances.some(MARKETS[region].insurers, 2);
  const made: Agreed[] = [];
  const common = { steps: 0.4, by: [0.03, 0.12] } as const;
  const day_of_month = (): number => chances.whole(1, 28);
  if (chances.happens(0.75)) {
    const [frequency, months] = chances.pick([
      ['monthly', 1],
      ['quarterly', 3],
      ['semiannually', 6],
      ['semiannually', 6],
    ] as const);
    const price = -chances.whole(9_000, 15_000) * months;
    made.push({ ...common, name: 'car insurance', payee: debit(first, 'INS PREM'), recurrence: { frequency, day_of_month: day_of_month() }, price });
  }
  if (chances.happens(0.6)) {
    const [frequency, months] = chances.pick([
      ['monthly', 1],
      ['quarterly', 3],
      ['annually', 12],
      ['annually', 12],
    ] as const);
    const price = -chances.whole(1_400, 4_500) * months;
    made.push({
      ...common,
      name: 'home insurance',
      payee: debit(second, 'INS PREM'),
      recurrence: { frequency, day_of_month: day_of_month() },
      price,
    });
  }
  return made.map((each) => agree(chances, span, each));
}

/** What comes once, twice or four times a year. */
function seldom(billing: Billing): readonly Thing[] {
  const { region, span, chances, cardPurse } = billing;
  const { yearly, quarterly }: Market = MARKETS[region];
  const made = chances.some(yearly, chances.whole(1, 4)).map(
    (plan): Agreed => ({
      name: plan.text,
      purse: cardPurse,
      payee: card(plan.text),
      recurrence: { frequency: 'annually', day_of_month: dayOf(chances) },
      price: 0 - plan.price,
      steps: 0.4,
      by: [0.04, 0.12],
      late: 2,
      closed: 'none',
    }),
  );
  if (chances.happens(0.4)) {
    const plan = chances.pick(quarterly);
    made.push({
      name: plan.text,
      payee: debit(plan.text),
      recurrence: { frequency: 'quarterly', day_of_month: dayOf(chances) },
      price: priced(plan, billing),
      steps: 0.3,
      late: 2,
    });
  }
  if (region === 'us' && chances.happens(0.25)) {
    const price = -chances.whole(90_000, 240_000);
    made.push({
      name: 'property tax',
      payee: debit('COUNTY TAX COLLECTOR', 'PROP TAX'),
      recurrence: { frequency: 'semiannually', day_of_month: chances.pick([1, 10, 31]) },
      price,
      steps: 0.4,
      by: [0.01, 0.04],
      late: 2,
    });
  }
  if (chances.happens(0.15)) {
    made.push({
      name: 'dentist plan',
      payee: card('DENTAL CARE PLAN'),
      recurrence: { frequency: 'semiannually', day_of_month: dayOf(chances) },
      price: -12_600,
      late: 1,
      closed: 'none',
    });
  }
  return made.map((each) => agree(chances, span, each));
}

/** What comes every few months or once a year, and insurances. */
export const seldomBillsOf = (billing: Billing): readonly Thing[] => [...insurances(billing), ...seldom(billing)];
