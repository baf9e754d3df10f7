import { DEFAULT_LANGUAGE, type Language } from '../../contract/language.ts';
import { cents } from '../../core/money/cents.ts';
import { wholeMoney } from '../../core/money/whole-money.ts';
import type { Finances } from '../../core/scoring/financial-score.ts';
import type { Recommendation } from '../../core/scoring/recommendations.ts';

/** What steps are made of beside the figures and the priority. */
export type StepFacts = Pick<Recommendation, 'priority' | 'monthly_savings_target' | 'debt_payoff_strategy' | 'gap' | 'months' | 'months_carried'>;

type Money = (amount: number) => string;

/** The sentences of steps in one language. Amounts are given in minor units, and written by `money`. */
interface Phrases {
  /** What numbers are written like. */
  readonly locale: string;
  readonly months: (count: number) => string;
  readonly gap: (amount: string) => string;
  readonly not_carried: string;
  readonly carried: (months: string) => string;
  readonly priority: Readonly<Record<StepFacts['priority'], (finances: Finances, money: Money) => string>>;
  readonly target: (amount: string, months: string) => string;
  readonly avalanche: string;
}

const english: Phrases = {
  locale: 'en',
  months: (count) => `${count} month${count === 1 ? '' : 's'}`,
  gap: (amount) => `About ${amount} more goes out a month than comes in.`,
  not_carried: 'What is put by would not carry that for a month.',
  carried: (months) => `What is put by would carry that for about ${months}.`,
  priority: {
    build_emergency_fund: ({ monthly_expenses }, money) => `First a cushion: three months of what you spend are ${money(3 * monthly_expenses)}.`,
    pay_down_debt: ({ total_debt }, money) => `First the debt: ${money(total_debt)} is more than 36 of each 100 that come in a year.`,
    raise_saving_rate: ({ monthly_income }, money) =>
      `First what is left over: a tenth of your income would be ${money(monthly_income / 10)} a month.`,
    grow_investments: ({ monthly_income, monthly_expenses }, money) =>
      `The cushion stands and little is owed: ${money(monthly_income - monthly_expenses)} a month is free for what you are after.`,
  },
  target: (amount, months) => `Putting by ${amount} a month gets you there in ${months}.`,
  avalanche: 'Of several debts, the one with the highest interest costs most: paying it off first saves most.',
};

const spanish: Phrases = {
  locale: 'es-419',
  months: (count) => `${count} ${count === 1 ? 'mes' : 'meses'}`,
  gap: (amount) => `Al mes salen unos ${amount} más de lo que entra.`,
  not_carried: 'Lo que tienes guardado no lo cubriría ni un mes.',
  carried: (months) => `Lo que tienes guardado lo cubriría durante unos ${months}.`,
  priority: {
    build_emergency_fund: ({ monthly_expenses }, money) => `Primero, un colchón: tres meses de lo que gastas son ${money(3 * monthly_expenses)}.`,
    pay_down_debt: ({ total_debt }, money) => `Primero, la deuda: ${money(total_debt)} son más de 36 de cada 100 que entran en un año.`,
    raise_saving_rate: ({ monthly_income }, money) =>
      `Primero, lo que queda: una décima parte de tus ingresos serían ${money(monthly_income / 10)} al mes.`,
    grow_investments: ({ monthly_income, monthly_expenses }, money) =>
      `El colchón está y se debe poco: ${money(monthly_income - monthly_expenses)} al mes quedan libres para lo que buscas.`,
  },
  target: (amount, months) => `Guardando ${amount} al mes llegas en ${months}.`,
  avalanche: 'De varias deudas, la de interés más alto es la que más cuesta: pagarla primero es lo que más ahorra.',
};

const PHRASES: Readonly<Record<Language, Phrases>> = { en: english, es: spanish };

/** A sum in whole units of a currency. */
const moneyIn =
  (currency: string, locale: string): Money =>
  (amount) =>
    wholeMoney(cents(Math.round(amount)), currency, locale, locale === 'en' ? 'symbol' : 'narrowSymbol');

/** What to do, in sentences with figures; nobody is blamed, and nothing is sold. */
export function stepsOf(facts: StepFacts, finances: Finances, currency: string, language: Language = DEFAULT_LANGUAGE): readonly string[] {
  const say = PHRASES[language];
  const money = moneyIn(currency, say.locale);
  const { gap, months_carried, monthly_savings_target: target, months, debt_payoff_strategy, priority } = facts;
  const steps: (string | null)[] = [
    gap > 0 ? say.gap(money(gap)) : null,
    months_carried === null ? null : months_carried === 0 ? say.not_carried : say.carried(say.months(months_carried)),
    say.priority[priority](finances, money),
    target > 0 ? say.target(money(target), say.months(months)) : null,
    debt_payoff_strategy === null ? null : say.avalanche,
  ];
  return steps.filter((step) => step !== null);
}
