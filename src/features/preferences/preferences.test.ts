import { expect, it } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { twoPeople } from '../../../tests/support/two-people.ts';

const DEFAULTS = {
  email_notifications: true,
  push_notifications: true,
  sms_notifications: false,
  reminder_preferences: null,
  preferred_communication: 'email',
  communication_frequency: 'weekly',
  share_anonymized_data: false,
  allow_marketing_emails: false,
  theme_preference: 'auto',
  language_preference: 'en',
  onboarding_completed: false,
  first_checkin_scheduled: false,
  mobile_app_downloaded: false,
  custom_preferences: null,
  forecast_buffer: null,
  quiet_hours: null,
  created_at: null,
  updated_at: null,
};
const SAID = {
  email_notifications: false,
  push_notifications: false,
  sms_notifications: true,
  reminder_preferences: { bill_due: { enabled: true, days_before: 3, time: '08:30' }, weekly_checkin: { enabled: false } },
  preferred_communication: 'sms',
  communication_frequency: 'monthly',
  share_anonymized_data: true,
  allow_marketing_emails: true,
  theme_preference: 'dark',
  language_preference: 'es',
  mobile_app_downloaded: true,
  custom_preferences: { list: { columns: ['payee', 'amount'], dense: true }, none: null },
  forecast_buffer: 250.5,
  quiet_hours: { from: '22:00', to: '07:00' },
};
const NOW = '2025-01-15T12:00:00.000Z';
const nested = (depth: number): unknown => (depth === 0 ? 1 : { in: nested(depth - 1) });

onEachDatabase('preferences', (open) => {
  it('are as for everybody before anything was said, and come back as they were kept', async () => {
    const { app, ada } = await twoPeople(await open());
    expect(await ada.get('/api/preferences')).toMatchObject({ status: 200, body: DEFAULTS });
    expect((await ada.get('/api/preferences')).body).toEqual(DEFAULTS);
    const kept = { ...DEFAULTS, ...SAID, created_at: NOW, updated_at: NOW };
    expect((await ada.patch('/api/preferences', SAID)).body).toEqual(kept);
    app.clock.pass(60_000);
    expect((await ada.get('/api/preferences')).body).toEqual(kept);
    expect((await ada.patch('/api/preferences', { theme_preference: 'light' })).body).toEqual({
      ...kept,
      theme_preference: 'light',
      updated_at: '2025-01-15T12:01:00.000Z',
    });
  });

  it('begin with the same as the columns of a row that says nothing', async () => {
    const { ada } = await twoPeople(await open());
    expect((await ada.patch('/api/preferences', {})).body).toEqual({ ...DEFAULTS, created_at: NOW, updated_at: NOW });
  });

  it('are changed in parts that leave the others; null takes back, and 0 is a buffer', async () => {
    const { ada } = await twoPeople(await open());
    await ada.patch('/api/preferences', { ...SAID, forecast_buffer: 0 });
    expect((await ada.patch('/api/preferences', { quiet_hours: null, custom_preferences: null })).body).toMatchObject({
      quiet_hours: null,
      custom_preferences: null,
      forecast_buffer: 0,
      theme_preference: 'dark',
    });
    expect((await ada.patch('/api/preferences', { forecast_buffer: null, reminder_preferences: null })).body).toMatchObject({
      forecast_buffer: null,
      reminder_preferences: null,
    });
  });

  it('lose nothing when parts of them are sent at once', async () => {
    const { ada } = await twoPeople(await open());
    await Promise.all(Object.entries(SAID).map(([field, value]) => ada.patch('/api/preferences', { [field]: value })));
    expect((await ada.get('/api/preferences')).body).toMatchObject(SAID);
  });

  it('refuse what makes no sense, and what follows from what was done elsewhere', async () => {
    const { ada } = await twoPeople(await open());
    for (const body of [
      { theme_preference: 'blue' },
      { language_preference: 'fr' },
      { communication_frequency: 'hourly' },
      { preferred_communication: 'pigeon' },
      { forecast_buffer: -0.01 },
      { forecast_buffer: 1_000_000_000.01 },
      { email_notifications: null },
      { quiet_hours: { from: '22:00', to: '22:00' } },
      { quiet_hours: { from: '24:00', to: '07:00' } },
      { quiet_hours: { from: '7:00', to: '08:00' } },
      { quiet_hours: { from: '22:00' } },
      { quiet_hours: { from: '22:00', to: '07:00', days: [] } },
      { reminder_preferences: { lottery: { enabled: true } } },
      { reminder_preferences: { bill_due: { days_before: 31 } } },
      { reminder_preferences: { bill_due: { days_before: 1.5 } } },
      { custom_preferences: [] },
      { custom_preferences: nested(6) },
      { custom_preferences: { long: 'x'.repeat(4000) } },
      { custom_preferences: { '': 1 } },
      { custom_preferences: { ['x'.repeat(101)]: 1 } },
      { custom_preferences: { nul: 'a\u0000b' } },
      { custom_preferences: { half: 'a\ud800b' } },
      { onboarding_completed: true },
      { first_checkin_scheduled: true },
      { created_at: NOW },
      { user_id: 1 },
    ])
      expect((await ada.patch('/api/preferences', body)).status, JSON.stringify(body).slice(0, 80)).toBe(400);
    expect((await ada.get('/api/preferences')).body).toEqual(DEFAULTS);
    expect((await ada.patch('/api/preferences', { custom_preferences: nested(5) })).status).toBe(200);
  });

  it('tell of facts: that setting up is done, and that the first check-in has a reminder', async () => {
    const store = await open();
    const { ada, bo } = await twoPeople(store);
    const steps = Array.from(Object((await ada.get('/api/onboarding')).body).steps, (step) => String(Object(step).step));
    for (const step of steps) await ada.put(`/api/onboarding/steps/${step}`, { status: 'skipped' });
    expect((await ada.get('/api/preferences')).body).toMatchObject({ onboarding_completed: true, first_checkin_scheduled: false });
    const { user } = Object((await ada.get('/api/auth/session')).body);
    const reminder = { user_id: Number(Object(user).id), reminder_type: 'first_checkin', scheduled_date: '2025-01-20', frequency: 'once' } as const;
    await store.db
      .insertInto('reminder_schedules')
      .values({ ...reminder, created_at: NOW, updated_at: NOW })
      .execute();
    expect((await ada.get('/api/preferences')).body).toMatchObject({ onboarding_completed: true, first_checkin_scheduled: true });
    expect((await bo.get('/api/preferences')).body).toMatchObject({ onboarding_completed: false, first_checkin_scheduled: false });
  });

  it('move the buffer of the forecast at once, and only the person’s own', async () => {
    const { ada, bo } = await twoPeople(await open());
    for (const client of [ada, bo]) {
      await client.post('/api/accounts', { name: 'Main', kind: 'checking', balance: 900, balance_as_of: '2025-01-15' });
      expect(Object(Object((await client.get('/api/forecast')).body).summary).buffer).toBe(0);
    }
    await ada.patch('/api/preferences', { forecast_buffer: 1000 });
    const told = Object((await ada.get('/api/forecast')).body);
    expect([Object(told.summary).buffer, Object(Array.from(told.points)[0]).status]).toEqual([1000, 'warning']);
    expect(Object(Object((await bo.get('/api/forecast')).body).summary).buffer).toBe(0);
  });

  it('that the former application kept in another form are not said, and stay until something else is', async () => {
    const store = await open();
    const { ada } = await twoPeople(store);
    await ada.patch('/api/preferences', { theme_preference: 'dark' });
    const odd = { quiet_hours: { start: 22 }, reminder_preferences: { weekly: 'yes' }, custom_preferences: { z: 1, a: [true, null] } };
    await store.db.updateTable('user_preferences').set(odd).execute();
    expect((await ada.patch('/api/preferences', { theme_preference: 'light' })).body).toMatchObject({
      quiet_hours: null,
      reminder_preferences: null,
      custom_preferences: odd.custom_preferences,
    });
    expect(await store.db.selectFrom('user_preferences').select(['quiet_hours', 'reminder_preferences']).executeTakeFirst()).toEqual({
      quiet_hours: odd.quiet_hours,
      reminder_preferences: odd.reminder_preferences,
    });
  });

  it('of another person are not seen and not changed', async () => {
    const { ada, bo } = await twoPeople(await open());
    await bo.patch('/api/preferences', SAID);
    expect((await ada.get('/api/preferences')).body).toEqual(DEFAULTS);
    await ada.patch('/api/preferences', { theme_preference: 'light', forecast_buffer: 1 });
    expect((await bo.get('/api/preferences')).body).toMatchObject(SAID);
  });
});
