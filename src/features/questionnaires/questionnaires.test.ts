import { expect, it } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { said, twoPeople } from '../../../tests/support/two-people.ts';

const SAMPLE = {
  monthly_income: 7500,
  monthly_expenses: 4500,
  current_savings: 5000,
  total_debt: 25_000,
  risk_tolerance: 6,
  financial_goals: { emergency_fund: 15_000, retirement: 1_000_000, vacation: 5000 },
};
const FIGURES = { monthly_income: 0, monthly_expenses: 0, current_savings: 0, total_debt: 0, risk_tolerance: 1 };

onEachDatabase('a questionnaire', (open) => {
  it('is scored part by part, with what would raise each and what to do first', async () => {
    const { ada } = await twoPeople(await open());
    await ada.put('/api/profile', { primary_goal: 'emergency_fund', goal_amount: 15_000, goal_timeline_months: 12 });
    const { status, body } = await ada.post('/api/questionnaires', SAMPLE);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...SAMPLE,
      financial_health_score: 72,
      financial_health_level: 'good',
      submitted_at: '2025-01-15T12:00:00.000Z',
      moves_most: { part: 'cushion', step: 'save_up', amount: 450, points_more: 12, score_after: 84 },
      recommendations: { priority: 'build_emergency_fund', monthly_savings_target: 1250, debt_payoff_strategy: 'avalanche_method' },
    });
    expect(Object(body).score_parts).toEqual([
      { part: 'saving_rate', points: 40, out_of: 40, value: 0.4, to_raise: null },
      { part: 'cushion', points: 11.11, out_of: 30, value: 1.1111, to_raise: { by: 'save_up', amount: 8500 } },
      { part: 'debt', points: 21.67, out_of: 30, value: 0.2778, to_raise: { by: 'pay_down', amount: 25_000 } },
    ]);
    expect(Object(body).recommendations.steps).toEqual([
      'First a cushion: three months of what you spend are $13,500.',
      'Putting by $1,250 a month gets you there in 12 months.',
      'Of several debts, the one with the highest interest costs most: paying it off first saves most.',
    ]);
    expect(Object((await ada.get('/api/questionnaires')).body).items).toEqual([body]);
  });

  it('takes 0 as a value, and expenses above income with a word on the gap', async () => {
    const { ada } = await twoPeople(await open());
    expect(await ada.post('/api/questionnaires', FIGURES)).toMatchObject({ status: 201, body: { financial_health_score: 30, financial_goals: {} } });
    const { status, body } = await ada.post('/api/questionnaires', {
      ...FIGURES,
      monthly_income: 1000,
      monthly_expenses: 1500,
      current_savings: 2100,
    });
    expect(status).toBe(201);
    expect(Object(body).recommendations.steps.slice(0, 2)).toEqual([
      'About $500 more goes out a month than comes in.',
      'What is put by would carry that for about 4 months.',
    ]);
  });

  it('that makes no sense is refused, and keeps nothing', async () => {
    const { ada } = await twoPeople(await open());
    const goals = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`goal ${index}`, 1]));
    for (const body of [
      {},
      { ...SAMPLE, monthly_income: null },
      { ...SAMPLE, monthly_income: -0.01 },
      { ...SAMPLE, total_debt: 1_000_000_000.01 },
      { ...SAMPLE, risk_tolerance: 0 },
      { ...SAMPLE, risk_tolerance: 5.5 },
      { ...SAMPLE, financial_goals: { vacation: -1 } },
      { ...SAMPLE, financial_goals: { '': 1 } },
      { ...SAMPLE, financial_goals: { ['x'.repeat(51)]: 1 } },
      { ...SAMPLE, financial_goals: goals },
      { ...SAMPLE, financial_health_score: 100 },
    ])
      expect((await ada.post('/api/questionnaires', body)).status).toBe(400);
    expect((await ada.get('/api/questionnaires')).body).toEqual({ items: [], next_cursor: null });
  });

  it('is one for one key, however often it is sent, and all are listed newest first, page by page', async () => {
    const { app, ada } = await twoPeople(await open());
    const headers = { 'idempotency-key': 'this-one-of-mine' };
    const answers = [await ada.post('/api/questionnaires', SAMPLE, { headers }), await ada.post('/api/questionnaires', SAMPLE, { headers })];
    expect([answers[0]?.status, answers.map(said)[1]]).toEqual([201, answers.map(said)[0]]);
    app.clock.pass(1000);
    await ada.post('/api/questionnaires', FIGURES);
    await ada.post('/api/questionnaires', { ...FIGURES, risk_tolerance: 2 });
    const first = Object((await ada.get('/api/questionnaires?limit=2')).body);
    expect(Array.from(first.items, (item) => Object(item).risk_tolerance)).toEqual([2, 1]);
    const second = Object((await ada.get(`/api/questionnaires?limit=2&cursor=${first.next_cursor}`)).body);
    expect([Array.from(second.items, (item) => Object(item).risk_tolerance), second.next_cursor]).toEqual([[6], null]);
  });

  it('of another person is not seen', async () => {
    const { ada, bo } = await twoPeople(await open());
    await bo.put('/api/profile', { goal_timeline_months: 1 });
    await bo.post('/api/questionnaires', SAMPLE);
    expect((await ada.get('/api/questionnaires')).body).toEqual({ items: [], next_cursor: null });
    expect((await ada.post('/api/questionnaires', SAMPLE)).body).toMatchObject({ recommendations: { monthly_savings_target: 1250 } });
  });
});
