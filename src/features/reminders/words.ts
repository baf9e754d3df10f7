import type { Language } from '../../contract/language.ts';
import { dayNumber } from '../../core/calendar/day.ts';
import { type Cents, majorUnits } from '../../core/money/cents.ts';
import type { Block } from '../../platform/delivery/letter.ts';
import { type CheckinFact, checkinPage, checkinWords } from './checkin-words.ts';
import { type GoalFact, goalWords } from './goal-words.ts';

/** What a reminder tells. Amounts are in the person's currency. */
export type Fact =
  | { readonly about: 'first_checkin' }
  | CheckinFact
  | GoalFact
  | {
      readonly about: 'bill_due';
      readonly bills: readonly { readonly date: string; readonly name: string; readonly amount: Cents }[];
      readonly total: Cents;
    }
  | { readonly about: 'low_balance'; readonly date: string; readonly balance: Cents };

/** The words of a language. */
export interface Words {
  /** `address` is the origin of this Mingus. */
  tell(fact: Fact, address: string): { readonly subject: string; readonly blocks: readonly Block[] };
  stop(link: string): readonly Block[];
}

interface Figures {
  readonly day: (date: string) => string;
  /** Without its sign. */
  readonly money: (amount: Cents) => string;
}

const DAY_MS = 86_400_000;

function figuresIn(language: Language, currency: string): Figures {
  const day = new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
  const money = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return { day: (date) => day.format(dayNumber(date) * DAY_MS), money: (amount) => money.format(Math.abs(majorUnits(amount))) };
}

const list = (bills: (Fact & { about: 'bill_due' })['bills'], { day, money }: Figures): Block => ({
  rows: bills.map(({ date, name, amount }) => [day(date), name, money(amount)]),
});

const english = (figures: Figures): Words => ({
  stop: (link) => ['You asked Mingus for this reminder. With this link it comes no more:', { link, label: 'Stop these reminders', quiet: true }],
  tell(fact, address) {
    const { day, money } = figures;
    switch (fact.about) {
      case 'first_checkin':
        return {
          subject: 'Your first check-in',
          blocks: ['a minute is enough: how was your week?', { link: `${address}/wellness`, label: 'Check in' }],
        };
      case 'weekly_checkin':
        return {
          subject: 'How was your week?',
          blocks: [checkinWords('en', fact, day), { link: `${address}${checkinPage(fact)}`, label: 'Check in' }],
        };
      case 'goal_reminder':
        return {
          subject: 'Your goal',
          blocks: [goalWords('en', fact, figures), { link: `${address}/forecast`, label: 'See the forecast' }],
        };
      case 'bill_due':
        return {
          subject: fact.bills.length === 1 ? 'A payment is coming' : `${fact.bills.length} payments are coming`,
          blocks: [
            'this is expected to leave your account:',
            list(fact.bills, figures),
            `Together ${money(fact.total)}.`,
            { link: `${address}/forecast`, label: 'See the forecast' },
          ],
        };
      case 'low_balance':
        return {
          subject: 'Your money may run short',
          blocks: [
            `on ${day(fact.date)} you would be ${money(fact.balance)} short, as things look today.`,
            'See what leads there, and what would help:',
            { link: `${address}/forecast`, label: 'See the forecast' },
          ],
        };
    }
  },
});

const spanish = (figures: Figures): Words => ({
  stop: (link) => [
    'Le pediste este recordatorio a Mingus. Con este enlace no te llegará más:',
    { link, label: 'No recibir más estos recordatorios', quiet: true },
  ],
  tell(fact, address) {
    const { day, money } = figures;
    switch (fact.about) {
      case 'first_checkin':
        return {
          subject: 'Tu primer registro semanal',
          blocks: ['basta un minuto: ¿cómo estuvo tu semana?', { link: `${address}/wellness`, label: 'Hacer el registro' }],
        };
      case 'weekly_checkin':
        return {
          subject: '¿Cómo estuvo tu semana?',
          blocks: [checkinWords('es', fact, day), { link: `${address}${checkinPage(fact)}`, label: 'Hacer el registro' }],
        };
      case 'goal_reminder':
        return {
          subject: 'Tu meta',
          blocks: [goalWords('es', fact, figures), { link: `${address}/forecast`, label: 'Ver el pronóstico' }],
        };
      case 'bill_due':
        return {
          subject: fact.bills.length === 1 ? 'Se acerca un pago' : `Se acercan ${fact.bills.length} pagos`,
          blocks: [
            'se espera que esto salga de tu cuenta:',
            list(fact.bills, figures),
            `En total, ${money(fact.total)}.`,
            { link: `${address}/forecast`, label: 'Ver el pronóstico' },
          ],
        };
      case 'low_balance':
        return {
          subject: 'Puede que te falte dinero',
          blocks: [
            `tal como están las cosas hoy, el ${day(fact.date)} te faltarían ${money(fact.balance)}.`,
            'Mira a qué se debe y qué ayudaría:',
            { link: `${address}/forecast`, label: 'Ver el pronóstico' },
          ],
        };
    }
  },
});

/** The words of a language, with amounts of a currency. */
export const wordsOf = (language: Language, currency: string): Words => {
  const figures = figuresIn(language, currency);
  return language === 'es' ? spanish(figures) : english(figures);
};
