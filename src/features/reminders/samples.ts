import { cents } from '../../core/money/cents.ts';
import type { Language } from '../../contract/language.ts';
import type { Letter } from '../../platform/delivery/letter.ts';
import { writeReminder } from './telling.ts';
import type { Fact } from './words.ts';

const FACTS: readonly Fact[] = [
  { about: 'first_checkin' },
  { about: 'weekly_checkin', weeks: ['2025-01-13'], this_week: '2025-01-20' },
  {
    about: 'goal_reminder',
    goal: 'emergency_fund',
    amount: cents(500_000),
    saved: cents(120_000),
    percent: 24,
    missing: cents(380_000),
    monthly: cents(31_667),
    months: 12,
    by_forecast: { status: 'within_year', on: '2025-06-01' },
  },
  {
    about: 'bill_due',
    bills: [
      { date: '2025-01-22', name: 'Rent', amount: cents(-120_000) },
      { date: '2025-01-24', name: 'Power & Light <City>', amount: cents(-8_417) },
    ],
    total: cents(-128_417),
  },
  { about: 'low_balance', date: '2025-01-29', balance: cents(-8_300) },
];

/** A reminder of each type with invented figures, to look at: by its name. */
export const sampleReminders = (
  address: () => string,
): Readonly<Record<string, (to: { readonly full_name: string | null; readonly language: Language }) => Letter>> =>
  Object.fromEntries(
    FACTS.map((fact) => [
      `reminders.${fact.about}`,
      (to) => writeReminder({ fact, own: [], currency: 'USD', address: address(), stop: `${address()}/unsubscribe/nobody` }, to),
    ]),
  );
