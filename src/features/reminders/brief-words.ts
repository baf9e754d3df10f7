import type { Language } from '../../contract/language.ts';
import { dayNumber } from '../../core/calendar/day.ts';
import { checkinPage, checkinWords } from './checkin-words.ts';
import type { Fact } from './words.ts';

/** A reminder as a locked screen may show it, and as a text message: neither names nor amounts. */
export interface Brief {
  readonly title: string;
  readonly body: string;
  /** A path of ours. */
  readonly page: '/forecast' | ReturnType<typeof checkinPage>;
}

type Told = Pick<Brief, 'body' | 'page'>;

const SAID = {
  en: {
    first_checkin: 'A minute is enough.',
    goal_reminder: 'See how far it is.',
    bill_due: (day: string) => `The first is expected on ${day}.`,
    low_balance: (day: string) => `About ${day}, as things look today. See what would help.`,
  },
  es: {
    first_checkin: 'Basta un minuto.',
    goal_reminder: 'Mira cuánto falta.',
    bill_due: (day: string) => `El primero se espera el ${day}.`,
    low_balance: (day: string) => `Hacia el ${day}, tal como están las cosas hoy. Mira qué ayudaría.`,
  },
} as const;

const DAY_MS = 86_400_000;

function tell(fact: Fact, language: Language): Told {
  const format = new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
  const day = (date: string): string => format.format(dayNumber(date) * DAY_MS);
  const said = SAID[language];
  switch (fact.about) {
    case 'first_checkin':
      return { body: said.first_checkin, page: '/wellness' };
    case 'weekly_checkin': {
      const sentence = checkinWords(language, fact, day);
      return { body: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`, page: checkinPage(fact) };
    }
    case 'goal_reminder':
      return { body: said.goal_reminder, page: '/forecast' };
    case 'bill_due':
      return { body: said.bill_due(day(fact.bills[0]?.date ?? '')), page: '/forecast' };
    case 'low_balance':
      return { body: said.low_balance(day(fact.date)), page: '/forecast' };
  }
}

/** What a reminder tells in two lines, under its title. */
export const briefOf = (fact: Fact, title: string, language: Language): Brief => ({ title, ...tell(fact, language) });
