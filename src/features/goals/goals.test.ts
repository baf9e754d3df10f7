import { expect, it } from 'vitest';
import type { Client } from '../../../tests/support/client.ts';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { fillEveryTable } from '../../../tests/support/full-person.ts';
import { addPerson } from '../../../tests/support/people.ts';
import { twoPeople } from '../../../tests/support/two-people.ts';
import { idOf } from '../../../tests/support/wire.ts';

const FIGURES = { monthly_income: 7500, monthly_expenses: 4500, current_savings: 5000, total_debt: 25_000, risk_tolerance: 6 };
const GOALS = { emergency_fund: 15_000, retirement: 1_000_000, vacation: 5000 };

const account = async (person: Client, over: object) =>
  idOf((await person.post('/api/accounts', { name: 'Main', kind: 'checking', balance: 1000, balance_as_of: '2025-01-15', ...over })).body);
const goalsOf = async (person: Client) => Object((await person.get('/api/goals')).body);
/** 500.00 more each month: pay on the 1st, rent on the 20th. */
async function earn(person: Client): Promise<void> {
  const account_id = await account(person, {});
  const monthly = (name: string, amount: number, day_of_month: number) =>
    person.post('/api/recurring', { account_id, name, amount, recurrence: { frequency: 'monthly', day_of_month }, starts_on: '2025-01-20' });
  await monthly('Pay', 2000, 1);
  await monthly('Rent', -1500, 20);
  await person.patch('/api/preferences', { forecast_buffer: 100 });
}

onEachDatabase('goals', (open) => {
  it('are none before anything is said, and each person has their own', async () => {
    const { ada, bo } = await twoPeople(await open());
    await bo.post('/api/questionnaires', { ...FIGURES, financial_goals: GOALS });
    expect((await ada.get('/api/goals')).body).toEqual({ currency: 'USD', starts_on: '2025-01-15', everyday_known: false, items: [] });
    await ada.patch('/api/profile', { primary_goal: 'home_purchase' });
    expect((await goalsOf(ada)).items).toEqual([
      {
        goal: 'home',
        amount: null,
        saved: null,
        on_accounts: [],
        missing: null,
        percent: null,
        monthly: null,
        months: 12,
        by_forecast: { status: 'unknown', reason: 'no_amount' },
      },
    ]);
    expect((await goalsOf(bo)).items.map((item: object) => Object(item).goal)).toEqual(['emergency_fund', 'retirement', 'vacation']);
  });

  it('take what the recommendations say, and say nothing of progress or of the year where nothing does', async () => {
    const { ada } = await twoPeople(await open());
    await ada.patch('/api/profile', { primary_goal: 'emergency_fund', goal_amount: 15_000, goal_timeline_months: 12, current_savings: 5000 });
    const { recommendations } = Object((await ada.post('/api/questionnaires', { ...FIGURES, financial_goals: GOALS })).body);
    const { items } = await goalsOf(ada);
    expect(items).toMatchObject([
      { goal: 'emergency_fund', amount: 15_000, saved: null, missing: 15_000, percent: null, monthly: 1250, months: 12 },
      { goal: 'retirement', amount: 1_000_000, monthly: 83_333.33 },
      { goal: 'vacation', amount: 5000, monthly: 416.67 },
    ]);
    expect(items[0].monthly).toBe(recommendations.monthly_savings_target);
    for (const item of items) expect(item.by_forecast).toEqual({ status: 'unknown', reason: 'no_account' });
    await account(ada, {});
    for (const item of (await goalsOf(ada)).items) expect(item.by_forecast).toEqual({ status: 'unknown', reason: 'nothing_planned' });
  });

  it('have room from the day on after which no day falls below the buffer, or not within a year', async () => {
    const { ada } = await twoPeople(await open());
    await earn(ada);
    await ada.post('/api/questionnaires', { ...FIGURES, financial_goals: { bike: 1000, trip: 3900, house: 20_000, nothing: 0 } });
    // Each rent leaves 500.00 more than the one before: −500.00 in January, 1,500.00 in May, 4,000.00 in October. 1,000.00 and a buffer of 100.00 have room from the pay before May’s on.
    const byName = Object.fromEntries((await goalsOf(ada)).items.map((item: object) => [Object(item).goal, Object(item).by_forecast]));
    expect(byName).toEqual({
      bike: { status: 'within_year', on: '2025-05-01' },
      trip: { status: 'within_year', on: '2025-10-01' },
      house: { status: 'not_within_year' },
      nothing: { status: 'reached' },
    });
  });

  it('know what is put by from an account that is named like them, which is then free for nothing else', async () => {
    const { ada, bo } = await twoPeople(await open());
    await earn(ada);
    await earn(bo);
    await ada.post('/api/questionnaires', { ...FIGURES, financial_goals: { vacation: 2000, 'New bike': 1000, constructor: 10 } });
    await bo.post('/api/questionnaires', { ...FIGURES, financial_goals: { 'New bike': 1000 } });
    await account(ada, { name: ' Vacaciones', kind: 'savings', balance: 500 });
    await account(ada, { name: 'new  BIKE', kind: 'cash', balance: 1000 });
    await account(ada, { name: 'Vacation', kind: 'savings', balance: 700, currency: 'EUR' });
    const { items } = await goalsOf(ada);
    expect(items).toMatchObject([
      { goal: 'New bike', saved: 1000, on_accounts: ['new  BIKE'], missing: 0, percent: 100, monthly: 0, by_forecast: { status: 'reached' } },
      { goal: 'constructor', saved: null, on_accounts: [] },
      { goal: 'vacation', saved: 500, on_accounts: ['Vacaciones'], missing: 1500, percent: 25, monthly: 125 },
    ]);
    // What is on both accounts does not bring the holiday nearer: without them 1,500.00 have room on the same day.
    await bo.post('/api/questionnaires', { ...FIGURES, financial_goals: { vacation: 1500 } });
    expect(items[2].by_forecast).toEqual({ status: 'within_year', on: '2025-06-01' });
    expect((await goalsOf(bo)).items).toMatchObject([{ goal: 'vacation', saved: null, by_forecast: items[2].by_forecast }]);
  });

  it('of savings look at savings accounts, and of debt at what is owed', async () => {
    const { ada, bo } = await twoPeople(await open());
    await ada.patch('/api/profile', { primary_goal: 'savings', goal_amount: 4000 });
    await account(ada, { name: 'Rainy days', kind: 'savings', balance: 1000 });
    expect((await goalsOf(ada)).items).toMatchObject([{ goal: 'savings', saved: 1000, percent: 25, on_accounts: ['Rainy days'] }]);

    await bo.patch('/api/profile', { primary_goal: 'debt_payoff', current_debt: 900, goal_timeline_months: 10 });
    expect((await goalsOf(bo)).items).toMatchObject([{ goal: 'debt_payoff', amount: 900, saved: null, missing: 900, monthly: 90, months: 10 }]);
    await account(bo, { name: 'Car', kind: 'loan', balance: -600 });
    expect((await goalsOf(bo)).items).toMatchObject([{ goal: 'debt_payoff', amount: 600, saved: null, missing: 600 }]);
    await bo.patch('/api/profile', { goal_amount: 1000 });
    expect((await goalsOf(bo)).items).toMatchObject([{ goal: 'debt_payoff', amount: 1000, saved: 400, percent: 40, missing: 600, monthly: 60 }]);
    await bo.patch('/api/profile', { goal_amount: 500 });
    expect((await goalsOf(bo)).items).toMatchObject([{ goal: 'debt_payoff', amount: 500, saved: null, percent: null, missing: 500 }]);
  });

  it('takes as many queries with many people and goals as with none', async () => {
    let count = 0;
    const store = await open({ onQuery: () => (count += 1) });
    const { ada } = await twoPeople(store, { env: { CACHE_SECONDS: '0' } });
    const counted = async () => {
      count = 0;
      expect((await ada.get('/api/goals')).status).toBe(200);
      return count;
    };
    await counted();
    const empty = await counted();
    await earn(ada);
    await ada.post('/api/questionnaires', { ...FIGURES, financial_goals: GOALS });
    for (let index = 0; index < 10; index += 1) await fillEveryTable(store.db, (await addPerson(store)).id, `other ${index}`);
    expect(await counted()).toBe(empty);
    expect(empty).toBeLessThanOrEqual(12);
  });
});
