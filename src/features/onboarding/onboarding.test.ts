import { expect, it } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { twoPeople } from '../../../tests/support/two-people.ts';

const STEPS = ['welcome', 'bank_file', 'forecast', 'profile', 'goals', 'phone', 'preferences', 'checkin'];
const FIGURES = { monthly_income: 0, monthly_expenses: 0, current_savings: 0, total_debt: 0, risk_tolerance: 1 };

onEachDatabase('onboarding', (open) => {
  it('is open before anything was done, and counts done and skipped, each step once', async () => {
    const { app, ada, bo } = await twoPeople(await open());
    expect((await ada.get('/api/onboarding')).body).toEqual({
      current_step: 'welcome',
      total_steps: 8,
      completed_steps: 0,
      completion_percentage: 0,
      is_complete: false,
      steps: STEPS.map((step) => ({ step, status: 'open', at: null })),
    });
    expect((await ada.put('/api/onboarding/steps/welcome', { status: 'done' })).body).toMatchObject({
      current_step: 'bank_file',
      completion_percentage: 12,
    });
    app.clock.pass(1000);
    const again = await ada.put('/api/onboarding/steps/welcome', { status: 'done' });
    expect(again.body).toMatchObject({
      completed_steps: 1,
      steps: [{ step: 'welcome', status: 'done', at: '2025-01-15T12:00:00.000Z' }, {}, {}, {}, {}, {}, {}, {}],
    });
    expect((await ada.put('/api/onboarding/steps/phone', { status: 'skipped' })).body).toMatchObject({
      completed_steps: 2,
      completion_percentage: 25,
    });
    expect((await ada.put('/api/onboarding/steps/phone', { status: 'open' })).body).toMatchObject({ completed_steps: 1 });
    expect((await ada.get('/api/onboarding')).body).toMatchObject({ completed_steps: 1, current_step: 'bank_file' });
    expect((await bo.get('/api/onboarding')).body).toMatchObject({ completed_steps: 0 });
  });

  it('refuses steps and states there are not, and keeps nothing of them', async () => {
    const { ada } = await twoPeople(await open());
    expect(await ada.put('/api/onboarding/steps/dance', { status: 'done' })).toMatchObject({
      status: 404,
      body: { code: 'onboarding.unknown_step' },
    });
    expect(await ada.put('/api/onboarding/steps/__proto__', { status: 'done' })).toMatchObject({ status: 404 });
    expect((await ada.put('/api/onboarding/steps/welcome', { status: 'finished' })).status).toBe(400);
    expect((await ada.get('/api/onboarding')).body).toMatchObject({ completed_steps: 0 });
  });

  it('loses nothing when steps are set at once, and is complete with the last', async () => {
    const { ada } = await twoPeople(await open());
    await Promise.all(STEPS.map((step, index) => ada.put(`/api/onboarding/steps/${step}`, { status: index % 2 === 0 ? 'done' : 'skipped' })));
    expect((await ada.get('/api/onboarding')).body).toMatchObject({
      completed_steps: 8,
      completion_percentage: 100,
      is_complete: true,
      current_step: null,
    });
  });

  it('knows what was done elsewhere, and a step that is opened again does not undo it', async () => {
    const { ada } = await twoPeople(await open());
    await ada.post('/api/accounts', { name: 'Main', kind: 'checking', balance: 0, balance_as_of: '2025-01-01' });
    await ada.put('/api/checkins/2025-01-13', { mood_rating: 5 });
    await ada.post('/api/questionnaires', FIGURES);
    const { body } = await ada.put('/api/onboarding/steps/checkin', { status: 'open' });
    expect(body).toMatchObject({ completed_steps: 5, current_step: 'profile' });
  });
});
