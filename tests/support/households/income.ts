import type { Recurrence } from '../../../src/core/calendar/recurrence.ts';
import type { Region } from './banks.ts';
import type { Chances } from './chances.ts';
import { MARKETS } from './payees.ts';
import { agree, biweeklyOn, monthlyOn, type Span, type Thing } from './things.ts';

/** What a household earns. */
export interface Income {
  readonly things: readonly Thing[];
  /** In an ordinary month, in cents. */
  readonly monthly: number;
}

/** Paydays of one earner, and how many there are in a month. */
function paydays(region: Region, span: Span, chances: Chances): { readonly recurrence: Recurrence; readonly a_month: number } {
  const monthly = { recurrence: monthlyOn(chances.pick([1, 15, 25, 28, 31])), a_month: 1 };
  if (region !== 'us') return monthly;
  const kind = chances.between(0, 1);
  const friday = chances.pick([4, 5, 5, 5]);
  if (kind < 0.15) return { recurrence: { frequency: 'weekly', weekday: friday }, a_month: 4.35 };
  if (kind < 0.55) return { recurrence: biweeklyOn(friday, span, chances), a_month: 2.17 };
  if (kind < 0.8)
    return {
      recurrence: {
        frequency: 'semimonthly',
        days_of_month: chances.pick([
          [15, 31],
          [15, 31],
          [1, 15],
          [5, 20],
        ]),
      },
      a_month: 2,
    };
  return monthly;
}

function pay(region: Region, span: Span, chances: Chances, employer: string, monthly: number): Thing {
  const { recurrence, a_month } = paydays(region, span, chances);
  const byTheHour = chances.happens(0.25);
  return agree(chances, span, {
    name: `pay from ${employer}`,
    payee: { text: employer, way: 'deposit' },
    recurrence,
    closed: 'previous',
    price: Math.round(monthly / a_month),
    strays: byTheHour ? 0.12 : 0,
    steps: byTheHour ? 0 : 0.4,
    by: [0.02, 0.06],
  });
}

/** Two pensions, one of them on a Wednesday of the month as the Social Security Administration pays. */
function pensions(span: Span, chances: Chances, monthly: number): readonly Thing[] {
  const state = { name: 'state pension', payee: { text: 'SSA TREAS 310 XXSOC SEC', way: 'deposit' as const }, closed: 'previous' as const };
  return [
    agree(chances, span, {
      ...state,
      recurrence: { frequency: 'monthly', weekday: 3, nth: chances.whole(2, 4) },
      price: Math.round(monthly * 0.45),
      steps: 0.4,
      by: [0.02, 0.03],
    }),
    agree(chances, span, {
      name: 'pension',
      payee: { text: 'TEACHERS RETIREMENT', way: 'deposit' },
      recurrence: monthlyOn(1),
      closed: 'previous',
      price: Math.round(monthly * 0.55),
    }),
  ];
}

/** One or two earners, or pensions, and what comes in besides. */
export function incomeOf(region: Region, span: Span, chances: Chances): Income {
  const monthly = Math.round(450_000 * chances.between(0.7, 1.7));
  if (region === 'us' && chances.happens(0.08)) return { things: pensions(span, chances, monthly), monthly };
  const [first = '', second = ''] = chances.some(MARKETS[region].employers, 2);
  const things = [pay(region, span, chances, first, monthly)];
  let all = monthly;
  if (chances.happens(0.35)) {
    const other = Math.round(monthly * chances.between(0.5, 1.1));
    things.push(pay(region, span, chances, second, other));
    all += other;
  }
  if (chances.happens(0.08)) {
    const payee = { text: MARKETS[region].people[0] ?? '', way: 'person' as const };
    const price = Math.round(chances.between(300, 900)) * 100;
    things.push(agree(chances, span, { name: 'rent from a lodger', payee, recurrence: monthlyOn(chances.whole(1, 10)), price, late: 2 }));
    all += price;
  }
  return { things, monthly: all };
}
