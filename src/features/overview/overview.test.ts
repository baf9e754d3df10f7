import { expect, it } from 'vitest';
import type { Client } from '../../../tests/support/client.ts';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { fillEveryTable } from '../../../tests/support/full-person.ts';
import { addPerson } from '../../../tests/support/people.ts';
import { twoPeople } from '../../../tests/support/two-people.ts';
import { idOf } from '../../../tests/support/wire.ts';

const FIGURES = { monthly_income: 7500, monthly_expenses: 4500, current_savings: 5000, total_debt: 25_000, risk_tolerance: 6 };

/** Money that comes and goes, a week that was told, five figures. */
async function live(person: Client): Promise<void> {
  const main = await person.post('/api/accounts', { name: 'Main', kind: 'checking', balance: 900, balance_as_of: '2025-01-15' });
  const monthly = (name: string, amount: number, day_of_month: number) =>
    person.post('/api/recurring', {
      account_id: idOf(main.body),
      name,
      amount,
      recurrence: { frequency: 'monthly', day_of_month },
      starts_on: '2025-01-01',
    });
  await monthly('Pay', 2000, 28);
  await monthly('Rent', -1500, 27);
  await person.put('/api/checkins/2025-01-13', { mood_rating: 8 });
  await person.put('/api/checkins/2025-01-06', { mood_rating: 5 });
  await person.post('/api/questionnaires', FIGURES);
}

onEachDatabase('the overview', (open) => {
  it('of somebody new is empty everywhere, and says what comes first', async () => {
    const { ada, bo } = await twoPeople(await open());
    await live(bo);
    expect((await ada.get('/api/overview')).body).toMatchObject({
      user: { currency: 'USD' },
      profile: { is_complete: false },
      onboarding: { completed_steps: 0, current_step: 'welcome' },
      checkin: { week: '2025-01-13', this_week: null, latest: null, before: null, streak_weeks: 0 },
      questionnaire: null,
      forecast: null,
      accounts: [],
      proposals: 0,
      insights: { computed_at: null, items: [], nothing_yet: { reason: 'no_checkins' } },
      due_reminders: [],
    });
  });

  it('tells whether the money lasts, how the week was, the score, and what comes next', async () => {
    const { ada } = await twoPeople(await open());
    await live(ada);
    const body = Object((await ada.get('/api/overview')).body);
    expect(body).toMatchObject({
      checkin: { this_week: { mood_rating: 8, wellness_index: 77.8 }, before: { mood_rating: 5 }, streak_weeks: 2 },
      questionnaire: { financial_health_score: 72, moves_most: { part: 'cushion' } },
      onboarding: { completed_steps: 5, current_step: 'profile' },
      accounts: [{ name: 'Main', kind: 'checking', currency: 'USD', current_balance: 900 }],
      forecast: { starts_on: '2025-01-15', days: 365, currency: 'USD', telling: { kind: 'short', on: '2025-01-27', short: 600, causes: ['Rent'] } },
    });
    expect(body.forecast.points).toHaveLength(60);
    expect(body.forecast.next.slice(0, 3)).toMatchObject([
      { date: '2025-01-27', name: 'Rent', amount: -1500 },
      { date: '2025-01-28', name: 'Pay', amount: 2000 },
      { date: '2025-02-27', name: 'Rent' },
    ]);
    expect(body.forecast.next).toHaveLength(5);
    const { summary } = Object((await ada.get('/api/forecast')).body);
    expect(body.forecast.summary).toEqual(summary);
  });

  it('takes as many queries with one person as with a hundred, and as many for a full life as for an empty one', async () => {
    let count = 0;
    const store = await open({ onQuery: () => (count += 1) });
    const { ada, bo } = await twoPeople(store, { env: { CACHE_SECONDS: '0' } });
    const counted = async (person: Client) => {
      count = 0;
      expect((await person.get('/api/overview')).status).toBe(200);
      return count;
    };
    // The first of a session may note that it was seen.
    await counted(ada);
    const empty = await counted(ada);
    await live(ada);
    const full = await counted(ada);
    for (let index = 0; index < 98; index += 1) {
      const { id } = await addPerson(store);
      if (index % 7 === 0) await fillEveryTable(store.db, id, `other ${index}`);
    }
    await live(bo);
    expect([await counted(ada), await counted(bo)]).toEqual([full, full]);
    expect(full).toBe(empty);
    expect(full).toBeLessThanOrEqual(25);
  });
});
