import { expect, it } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { startApp } from '../../../tests/support/server.ts';
import { twoPeople } from '../../../tests/support/two-people.ts';

const FIGURES = { monthly_income: 1000, monthly_expenses: 1500, current_savings: 2100, total_debt: 500, risk_tolerance: 5 };
const stepsOf = (body: unknown): readonly string[] => Array.from(Object(Object(body).recommendations).steps, String);

onEachDatabase('the language of a person', (open) => {
  it('is the browser’s when they register, and a choice of theirs afterwards', async () => {
    const app = await startApp(await open());
    const [ada, bo] = [app.client(), app.client()];
    const password = 'correct horse battery staple';
    for (const [client, email, wish] of [
      [ada, 'ada@example.org', 'fr;q=0.9,es-MX;q=0.8,en;q=0.5'],
      [bo, 'bo@example.org', 'en-US,es;q=0.9'],
    ] as const)
      await client.post('/api/auth/register', { email, password }, { headers: { 'accept-language': wish } });
    for (const client of [ada, bo]) await client.get('/api/auth/session');
    expect((await ada.get('/api/preferences')).body).toMatchObject({ language_preference: 'es', share_anonymized_data: false });
    expect((await bo.get('/api/preferences')).body).toMatchObject({ language_preference: 'en', updated_at: null });
    expect((await ada.patch('/api/preferences', { language_preference: 'en' })).body).toMatchObject({ language_preference: 'en' });
  });

  it('is that of what is recommended, also of what was kept before it changed, and on the kept first page at once', async () => {
    const { ada, bo } = await twoPeople(await open());
    for (const client of [ada, bo]) await client.post('/api/questionnaires', FIGURES);
    const [first] = Array.from(Object((await ada.get('/api/questionnaires')).body).items);
    expect(stepsOf(first)[0]).toBe('About $500 more goes out a month than comes in.');
    expect(stepsOf(Object((await ada.get('/api/overview')).body).questionnaire)[0]).toBe('About $500 more goes out a month than comes in.');
    await ada.patch('/api/preferences', { language_preference: 'es' });
    const spanish = [
      'Al mes salen unos $500 más de lo que entra.',
      'Lo que tienes guardado lo cubriría durante unos 4 meses.',
      'Primero, un colchón: tres meses de lo que gastas son $4,500.',
      'Guardando $200 al mes llegas en 12 meses.',
      'De varias deudas, la de interés más alto es la que más cuesta: pagarla primero es lo que más ahorra.',
    ];
    expect(Array.from(Object((await ada.get('/api/questionnaires')).body).items, stepsOf)).toEqual([spanish]);
    expect(stepsOf(Object((await ada.get('/api/overview')).body).questionnaire)).toEqual(spanish);
    expect(stepsOf((await ada.post('/api/questionnaires', FIGURES)).body)).toEqual(spanish);
    expect(stepsOf(Object((await bo.get('/api/overview')).body).questionnaire)[0]).toMatch(/^About/);
  });

  it('leaves sentences as they were kept where nothing tells what they are made of', async () => {
    const store = await open();
    const { ada } = await twoPeople(store);
    await ada.post('/api/questionnaires', FIGURES);
    const kept = { priority: 'build_emergency_fund', monthly_savings_target: 100, debt_payoff_strategy: null, steps: ['As it was said then.'] };
    await store.db.updateTable('financial_questionnaire_submissions').set({ recommendations: kept }).execute();
    await ada.patch('/api/preferences', { language_preference: 'es' });
    expect(Array.from(Object((await ada.get('/api/questionnaires')).body).items, stepsOf)).toEqual([['As it was said then.']]);
  });
});
