import { expect, it } from 'vitest';
import type { Client } from '../../../tests/support/client.ts';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { twoPeople } from '../../../tests/support/two-people.ts';

const STEPS = ['welcome', 'bank_file', 'forecast', 'profile', 'goals', 'phone', 'preferences', 'checkin'];
const idOf = async (client: Client): Promise<number> => Number(Object(Object((await client.get('/api/auth/session')).body).user).id);
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
    const { ada, bo } = await twoPeople(await open());
    await ada.post('/api/accounts', { name: 'Main', kind: 'checking', balance: 0, balance_as_of: '2025-01-01' });
    await ada.put('/api/checkins/2025-01-13', { mood_rating: 5 });
    await ada.post('/api/questionnaires', FIGURES);
    const { body } = await ada.put('/api/onboarding/steps/checkin', { status: 'open' });
    expect(body).toMatchObject({ completed_steps: 5, current_step: 'profile' });
    expect((await bo.get('/api/onboarding')).body).toMatchObject({ completed_steps: 0 });
  });

  it('is done where it was skipped and done later, and the first page says the same', async () => {
    const store = await open();
    const { ada, bo } = await twoPeople(store);
    const statuses = async (client: typeof ada) => {
      const [own, onFirstPage] = [(await client.get('/api/onboarding')).body, Object((await client.get('/api/overview')).body).onboarding];
      expect(onFirstPage).toEqual(own);
      return Object.fromEntries(Array.from(Object(own).steps, (each) => [Object(each).step, Object(each).status]));
    };
    for (const step of STEPS) await ada.put(`/api/onboarding/steps/${step}`, { status: 'skipped' });
    await ada.post('/api/accounts', { name: 'Main', kind: 'checking', balance: 0, balance_as_of: '2025-01-01' });
    await ada.patch('/api/profile', { primary_goal: 'savings' });
    await store.db
      .updateTable('users')
      .set({ phone_verified_at: '2025-01-15T12:00:00.000Z' })
      .where('id', '=', await idOf(ada))
      .execute();
    const done = { welcome: 'done', bank_file: 'done', forecast: 'done', goals: 'done', phone: 'done' };
    expect(await statuses(ada)).toEqual({ ...done, profile: 'skipped', preferences: 'skipped', checkin: 'skipped' });
    expect(await statuses(bo)).toEqual(Object.fromEntries(STEPS.map((step) => [step, 'open'])));
  });

  it('counts the same step from two tabs once, also at once, and keeps when it was complete first', async () => {
    const store = await open();
    const { app, ada } = await twoPeople(store);
    const answers = await Promise.all([1, 2, 3].map(() => ada.put('/api/onboarding/steps/phone', { status: 'skipped' })));
    expect(answers.map(({ status, body }) => [status, Object(body).completed_steps])).toEqual([1, 2, 3].map(() => [200, 1]));
    for (const step of STEPS) await ada.put(`/api/onboarding/steps/${step}`, { status: 'done' });
    app.clock.pass(60_000);
    const again = Object((await ada.put('/api/onboarding/steps/phone', { status: 'done' })).body);
    expect(again).toMatchObject({ completed_steps: 8, completion_percentage: 100, is_complete: true });
    const kept = await store.db.selectFrom('onboarding_progress').selectAll().execute();
    expect(kept).toMatchObject([
      {
        completed_steps: 8,
        total_steps: 8,
        completion_percentage: 100,
        completed_at: '2025-01-15T12:00:00.000Z',
        last_activity: '2025-01-15T12:01:00.000Z',
      },
    ]);
  });
});
