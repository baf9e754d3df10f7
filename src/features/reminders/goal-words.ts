import type { Language } from '../../contract/language.ts';
import type { GoalAnswer } from '../goals/index.ts';

/** What a reminder of a goal tells: what the page tells of it on that day. */
export interface GoalFact extends Pick<GoalAnswer, 'amount' | 'saved' | 'percent' | 'missing' | 'monthly' | 'months' | 'by_forecast'> {
  readonly about: 'goal_reminder';
  /** As the goals name it: one of a list, or as its person does. */
  readonly goal: string;
}

interface Figures {
  readonly day: (date: string) => string;
  readonly money: (amount: NonNullable<GoalAnswer['amount']>) => string;
}

const GOALS = {
  en: {
    emergency_fund: 'an emergency fund',
    debt_payoff: 'paying off debt',
    savings: 'savings',
    investment: 'an investment',
    retirement: 'retirement',
    home: 'a home',
    vacation: 'a vacation',
    education: 'education',
    other: 'what you chose',
  },
  es: {
    emergency_fund: 'un fondo para emergencias',
    debt_payoff: 'pagar deudas',
    savings: 'ahorrar',
    investment: 'una inversión',
    retirement: 'el retiro',
    home: 'una casa',
    vacation: 'unas vacaciones',
    education: 'estudios',
    other: 'lo que elegiste',
  },
} as const;

/** What a goal is called: as its person wrote it, where it is of no list. */
function called(language: Language, goal: string): string {
  const known: Readonly<Record<string, string>> = GOALS[language];
  return Object.hasOwn(known, goal) ? (known[goal] ?? goal) : `“${goal}”`;
}

function english({ goal, amount, saved, percent, missing, monthly, months, by_forecast: room }: GoalFact, { day, money }: Figures): string {
  if (amount === null) return `your goal is ${called('en', goal)}. Say how much it takes, and Mingus tells what that is a month.`;
  const done = goal === 'debt_payoff' ? 'paid off' : 'put by';
  return [
    `your goal is ${called('en', goal)} (${money(amount)}).`,
    ...(saved === null || percent === null ? [] : [`${money(saved)} of it is ${done} (${percent} %).`]),
    ...(room.status === 'reached' ? ['You are there.'] : []),
    ...(monthly === null || missing === 0 ? [] : [`${money(monthly)} a month would do it in ${months === 1 ? 'a month' : `${months} months`}.`]),
    ...(room.status === 'within_year' ? [`By your forecast there is room for what is missing from about ${day(room.on)} on.`] : []),
    ...(room.status === 'not_within_year' ? ['By your forecast there is no room for what is missing within a year.'] : []),
  ].join(' ');
}

function spanish({ goal, amount, saved, percent, missing, monthly, months, by_forecast: room }: GoalFact, { day, money }: Figures): string {
  if (amount === null) return `tu meta es ${called('es', goal)}. Di cuánto cuesta, y Mingus te dice cuánto es al mes.`;
  const done = goal === 'debt_payoff' ? 'pagados' : 'guardados';
  return [
    `tu meta es ${called('es', goal)} (${money(amount)}).`,
    ...(saved === null || percent === null ? [] : [`Ya hay ${money(saved)} ${done} (${percent} %).`]),
    ...(room.status === 'reached' ? ['Ya llegaste.'] : []),
    ...(monthly === null || missing === 0 ? [] : [`Con ${money(monthly)} al mes llegas en ${months === 1 ? 'un mes' : `${months} meses`}.`]),
    ...(room.status === 'within_year' ? [`Según tu pronóstico, lo que falta cabe más o menos desde el ${day(room.on)}.`] : []),
    ...(room.status === 'not_within_year' ? ['Según tu pronóstico, lo que falta no cabe en menos de un año.'] : []),
  ].join(' ');
}

/** What there is to tell of a goal, in one paragraph; nothing that nobody knows is in it. */
export const goalWords = (language: Language, fact: GoalFact, figures: Figures): string =>
  language === 'es' ? spanish(fact, figures) : english(fact, figures);
