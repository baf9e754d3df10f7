import { calendarDate, type EpochDay, epochDay, isoDay } from '../src/core/calendar/day.ts';
import { cents } from '../src/core/money/cents.ts';
import { scoredAnswers } from '../src/features/questionnaires/service.ts';
import { chance } from '../tests/support/statements.ts';

/** The first of the month that lies so many before the one that holds the day. */
function monthsBefore(day: EpochDay, months: number): EpochDay {
  const { year, month } = calendarDate(day);
  const counted = 12 * year + month - 1 - months;
  return epochDay(Math.floor(counted / 12), (counted % 12) + 1, 1);
}

/** Questionnaires of a person, one on the first of each month up to the day's, scored; each person's other ones, and the same ones each time. Who earns more spends more. */
export function questionnairesOf(seed: number, count: number, today: EpochDay) {
  const next = chance(seed);
  const income = 200_000 + Math.round(next() * 600_000);
  const debt = next() < 0.4 ? 0 : Math.round(next() * 3_000_000);
  let savings = Math.round(next() * 2_000_000);
  return Array.from({ length: count }, (_, index) => {
    const spent = Math.round(income * (0.6 + 0.45 * next()));
    savings = Math.max(0, savings + income - spent);
    const answers = {
      monthly_income: cents(income),
      monthly_expenses: cents(spent),
      current_savings: cents(savings),
      total_debt: cents(debt),
      risk_tolerance: 1 + Math.floor(next() * 10),
      financial_goals: { emergency_fund: cents(1_500_000), vacation: cents(500_000) },
    };
    const plan = { emergency_fund: cents(1_500_000), goal_amount: null, goal_timeline_months: 24 };
    return { ...scoredAnswers(answers, plan, 'USD'), submitted_at: `${isoDay(monthsBefore(today, count - 1 - index))}T08:00:00.000Z` };
  });
}
