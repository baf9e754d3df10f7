import { dayNumber, isoDay } from '../../src/core/calendar/day.ts';
import type { AnalysisInput } from '../../src/core/insight/analyse.ts';
import { SPENDING_SERIES } from '../../src/core/insight/series.ts';
import { cents } from '../../src/core/money/cents.ts';
import { insertCheckins } from '../../src/features/checkins/index.ts';
import type { Db } from '../../src/platform/database/store.ts';
import { chanceFrom, lastingWeeks, normal, scoresOfChance, weeksFrom } from './weeks-of-chance.ts';

const NOW = '2026-01-01T00:00:00.000Z';
const stamps = { created_at: NOW, updated_at: NOW } as const;

/** Weeks in which nothing moves together with anything. */
export const weeksOfNothing = (weeks: number, seed = 1): AnalysisInput => weeksFrom(scoresOfChance(chanceFrom(seed), weeks, 0.2));

/** Weeks in which dining moves together with stress, and nothing else with anything. */
export function weeksOfStress(weeks: number, seed = 1): AnalysisInput {
  const chance = chanceFrom(seed);
  const scores = scoresOfChance(chance, weeks, 0.2);
  const stress = lastingWeeks(chance, weeks, 0.2);
  const dining = stress.map((score) => 0.8 * score + 0.6 * normal(chance));
  return weeksFrom({ metrics: { ...scores.metrics, stress_level: stress }, spending: { ...scores.spending, dining } });
}

/** What a person's weeks are filled with. */
export interface FilledWeeks {
  readonly input: AnalysisInput;
  /** The Monday of the last of them. */
  readonly last: string;
  /** USD when left out. */
  readonly currency?: string;
}

/** Gives a person a check-in for each week, and an account whose rows are spent as given and cover all of the weeks. Answers the account's id. */
export async function fillWeeks(db: Db, userId: number, { input: { metrics, spending }, last, currency = 'USD' }: FilledWeeks): Promise<number> {
  const account = {
    user_id: userId,
    name: 'Main',
    kind: 'checking',
    currency,
    balance: cents(100_000),
    balance_as_of: '2020-01-01',
    ...stamps,
  } as const;
  const { id: account_id } = await db.insertInto('ledger_accounts').values(account).returning('id').executeTakeFirstOrThrow();
  const weeks = spending.groceries.length;
  const monday = (week: number): number => dayNumber(last) - 7 * (weeks - 1 - week);
  const row = (day: number, amount: number, category: (typeof SPENDING_SERIES)[number] | 'cash') => ({
    user_id: userId,
    account_id,
    posted_on: isoDay(day),
    amount: cents(-amount),
    payee: `Some ${category}`,
    category: category === 'discretionary' ? ('other' as const) : category,
    category_source: 'dictionary' as const,
    search_text: category,
    ...stamps,
  });
  const spent = SPENDING_SERIES.filter((series) => series !== 'discretionary').flatMap((series, place) =>
    spending[series].flatMap((amount, week) => (amount === null || amount === 0 ? [] : [row(monday(week) + (place % 7), amount, series)])),
  );
  // The ledger reaches from the first Monday to the last Sunday.
  const rows = [row(monday(0), 100, 'cash'), ...spent, row(monday(weeks - 1) + 6, 100, 'cash')];
  for (let start = 0; start < rows.length; start += 1_000)
    await db
      .insertInto('transactions')
      .values(rows.slice(start, start + 1_000))
      .execute();
  const checkins = metrics.stress_level.map((_, week) => ({
    checkin_date: isoDay(monday(week)),
    sleep_hours: metrics.sleep_hours[week] ?? null,
    physical_activity_minutes: metrics.physical_activity_minutes[week] ?? null,
    physical_activity_level: null,
    relationships_rating: metrics.relationships_rating[week] ?? null,
    relationships_notes: null,
    mindfulness_minutes: metrics.mindfulness_minutes[week] ?? null,
    mindfulness_type: null,
    stress_level: metrics.stress_level[week] ?? null,
    energy_level: metrics.energy_level[week] ?? null,
    mood_rating: metrics.mood_rating[week] ?? null,
  }));
  await insertCheckins(db, userId, checkins, NOW);
  return account_id;
}
