import { expect, it } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { twoPeople } from '../../../tests/support/two-people.ts';

const SAMPLE = {
  monthly_income: 7500,
  income_frequency: 'monthly',
  primary_income_source: 'salary',
  secondary_income_source: 'freelance',
  primary_goal: 'emergency_fund',
  goal_amount: 15_000,
  goal_timeline_months: 12,
  age_range: '25-34',
  location_state: 'CA',
  location_city: 'San Francisco',
  household_size: 2,
  employment_status: 'full_time',
  current_savings: 5000,
  current_debt: 25_000,
  credit_score_range: '700-749',
  risk_tolerance: 'moderate',
  investment_experience: 'beginner',
};
const NOTHING = Object.fromEntries(Object.keys(SAMPLE).map((key) => [key, null]));
const NEEDED = ['monthly_income', 'income_frequency', 'primary_goal', 'employment_status', 'household_size', 'current_savings', 'current_debt'];

onEachDatabase('a profile', (open) => {
  it('is all nulls before anything was said, and comes back as it was kept', async () => {
    const { ada } = await twoPeople(await open());
    expect(await ada.get('/api/profile')).toMatchObject({ status: 200, body: { ...NOTHING, is_complete: false, missing: NEEDED } });
    const kept = { ...SAMPLE, is_complete: true, missing: [] };
    expect((await ada.put('/api/profile', SAMPLE)).body).toEqual(kept);
    expect((await ada.get('/api/profile')).body).toEqual(kept);
  });

  it('is kept in parts, each leaving the others as they are; 0 is said and null takes back', async () => {
    const { ada } = await twoPeople(await open());
    await ada.patch('/api/profile', { household_size: 3, current_debt: 0 });
    expect((await ada.patch('/api/profile', { current_savings: 12.5 })).body).toEqual({
      ...NOTHING,
      household_size: 3,
      current_debt: 0,
      current_savings: 12.5,
      is_complete: false,
      missing: ['monthly_income', 'income_frequency', 'primary_goal', 'employment_status'],
    });
    expect((await ada.patch('/api/profile', { household_size: null })).body).toMatchObject({ household_size: null, current_debt: 0 });
    expect((await ada.patch('/api/profile', {})).body).toMatchObject({ current_savings: 12.5 });
    expect((await ada.put('/api/profile', { location_city: 'Athens' })).body).toMatchObject({ ...NOTHING, location_city: 'Athens' });
  });

  it('loses nothing when parts of it are sent at once', async () => {
    const { ada } = await twoPeople(await open());
    await Promise.all(Object.entries(SAMPLE).map(([field, value]) => ada.patch('/api/profile', { [field]: value })));
    expect((await ada.get('/api/profile')).body).toEqual({ ...SAMPLE, is_complete: true, missing: [] });
  });

  it('refuses what makes no sense, and what nobody may set', async () => {
    const { ada } = await twoPeople(await open());
    for (const body of [
      { monthly_income: -1 },
      { monthly_income: 1_000_000_000.01 },
      { monthly_income: 1.005 },
      { household_size: 0 },
      { household_size: 51 },
      { goal_timeline_months: 601 },
      { location_city: 'x'.repeat(101) },
      { location_city: '' },
      { income_frequency: 'fortnightly' },
      { is_complete: true },
      { user_id: 1 },
    ])
      for (const method of ['PUT', 'PATCH'] as const) expect((await ada.send(method, '/api/profile', body)).status).toBe(400);
    expect((await ada.get('/api/profile')).body).toMatchObject(NOTHING);
  });

  it('of another person is not seen and not changed', async () => {
    const { ada, bo } = await twoPeople(await open());
    await bo.put('/api/profile', SAMPLE);
    expect((await ada.get('/api/profile')).body).toMatchObject(NOTHING);
    await ada.put('/api/profile', {});
    expect((await bo.get('/api/profile')).body).toMatchObject(SAMPLE);
  });
});
