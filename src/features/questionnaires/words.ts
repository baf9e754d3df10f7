import { cents, majorUnits } from '../../core/money/cents.ts';
import type { Finances } from '../../core/scoring/financial-score.ts';
import type { Recommendation } from '../../core/scoring/recommendations.ts';

/** A sum in whole units of a currency, as English writes it. */
const wholeMoney = (amount: number, currency: string): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency, maximumFractionDigits: 0 }).format(majorUnits(cents(Math.round(amount))));

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

function ofPriority(
  recommended: Recommendation,
  { monthly_income: income, monthly_expenses: expenses, total_debt: debt }: Finances,
  money: (amount: number) => string,
): string {
  switch (recommended.priority) {
    case 'build_emergency_fund':
      return `First a cushion: three months of what you spend are ${money(3 * expenses)}.`;
    case 'pay_down_debt':
      return `First the debt: ${money(debt)} is more than 36 of each 100 that come in a year.`;
    case 'raise_saving_rate':
      return `First what is left over: a tenth of your income would be ${money(income / 10)} a month.`;
    default:
      return `The cushion stands and little is owed: ${money(income - expenses)} a month is free for what you are after.`;
  }
}

/** What to do, in sentences with figures; nobody is blamed, and nothing is sold. */
export function stepsOf(recommended: Recommendation, finances: Finances, currency: string): readonly string[] {
  const money = (amount: number): string => wholeMoney(amount, currency);
  const { gap, months_carried, monthly_savings_target: target, months, debt_payoff_strategy } = recommended;
  const steps: (string | null)[] = [
    gap > 0 ? `About ${money(gap)} more goes out a month than comes in.` : null,
    months_carried === null
      ? null
      : months_carried === 0
        ? 'What is put by would not carry that for a month.'
        : `What is put by would carry that for about ${counted(months_carried, 'month')}.`,
    ofPriority(recommended, finances, money),
    target > 0 ? `Putting by ${money(target)} a month gets you there in ${counted(months, 'month')}.` : null,
    debt_payoff_strategy === null ? null : 'Of several debts, the one with the highest interest costs most: paying it off first saves most.',
  ];
  return steps.filter((step) => step !== null);
}
