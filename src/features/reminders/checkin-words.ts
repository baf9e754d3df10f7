import type { Language } from '../../contract/language.ts';

/** What a reminder of the week's check-in tells: which weeks are open. */
export interface CheckinFact {
  readonly about: 'weekly_checkin';
  /** Their Mondays, one or two, the oldest first. */
  readonly weeks: readonly string[];
  /** The Monday of the present week. */
  readonly this_week: string;
}

const JOINED = { en: ' and ', es: ' y ' };
const NAMED: Readonly<Record<Language, { readonly present: string; readonly week: (day: string) => string }>> = {
  en: { present: 'of this week', week: (day) => `of the week of ${day}` },
  es: { present: 'de esta semana', week: (day) => `de la semana del ${day}` },
};

/** Which weeks are open, as a sentence that begins with a small letter. `day` writes a day. */
export function checkinWords(language: Language, { weeks, this_week }: CheckinFact, day: (date: string) => string): string {
  const { present, week } = NAMED[language];
  const which = weeks.map((monday) => (monday === this_week ? present : week(day(monday)))).join(JOINED[language]);
  const isOne = weeks.length === 1;
  if (language === 'en') {
    return isOne ? `your check-in ${which} is still open. It takes a minute.` : `your check-ins ${which} are still open. Each takes a minute.`;
  }
  return isOne ? `tu registro ${which} sigue pendiente. Toma un minuto.` : `tus registros ${which} siguen pendientes. Cada uno toma un minuto.`;
}

/** Where the first of them is answered: a path of ours. */
export function checkinPage({ weeks: [first], this_week }: CheckinFact): '/wellness' | `/check-in?day=${string}` {
  return first === undefined || first === this_week ? '/wellness' : `/check-in?day=${first}`;
}
