import { expect, it } from 'vitest';
import { z } from 'zod';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { reminded } from '../../../tests/support/reminded.ts';
import type { Store } from '../../platform/database/store.ts';

const WEEKLY = { reminder_type: 'weekly_checkin', scheduled_date: '2025-01-19', frequency: 'weekly' } as const;

const made = z.looseObject({ id: z.int() });

const standings = (store: Store) => store.db.selectFrom('reminder_deliveries').select(['status', 'reason', 'due_on']).orderBy('id').execute();

onEachDatabase('a reminder', (open) => {
  it('is one mail when its time has come, and none before or after', async () => {
    const store = await open();
    const { ada, at } = await reminded(store);
    await ada.post('/api/reminders', WEEKLY);
    expect(await at('2025-01-19T08:55:00.000Z')).toEqual([]);
    const [mail, ...more] = await at('2025-01-19T09:00:00.000Z');
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('How was your week?');
    expect(mail?.text).toContain('your check-in of this week is still open');
    expect(await at('2025-01-19T09:05:00.000Z')).toEqual([]);
    expect(await at('2025-01-26T09:00:00.000Z')).toHaveLength(1);
    expect(await standings(store)).toMatchObject([{ status: 'sent' }, { status: 'sent', due_on: '2025-01-26' }]);
  });

  it('is sent once, however many look at once and however often the job comes', async () => {
    const store = await open();
    const { app, ada, bo, look, smtp } = await reminded(store);
    for (const { post } of [ada, bo]) await post('/api/reminders', WEEKLY);
    const before = smtp.mails.length;
    app.clock.set('2025-01-19T09:00:00.000Z');
    await Promise.all(Array.from({ length: 8 }, look));
    await app.mingus.runner.drain();
    const rows = await store.db.selectFrom('reminder_deliveries').select(['id', 'user_id']).orderBy('id').execute();
    expect(rows).toHaveLength(2);
    for (let time = 0; time < 3; time += 1) {
      for (const { id: delivery_id, user_id } of rows)
        await app.mingus.jobs['reminders.deliver']?.({ id: 1, payload: { user_id, delivery_id }, attempt: 1 });
    }
    expect(smtp.mails.length - before).toBe(2);
  });

  it('is not sent when what it reminds of is done', async () => {
    const store = await open();
    const { ada, at } = await reminded(store);
    await ada.post('/api/reminders', WEEKLY);
    await ada.put('/api/checkins/2025-01-15', { mood_rating: 8 });
    expect(await at('2025-01-19T09:00:00.000Z')).toEqual([]);
    expect(await standings(store)).toMatchObject([{ status: 'skipped', reason: 'nothing_to_tell' }]);
    // The week after is open again.
    expect(await at('2025-01-26T09:00:00.000Z')).toHaveLength(1);
  });

  it('comes once for all that were missed while nothing ran, and then as it did', async () => {
    const { ada, at } = await reminded(await open());
    await ada.post('/api/reminders', { ...WEEKLY, frequency: 'daily' });
    expect(await at('2025-02-12T10:00:00.000Z')).toHaveLength(1);
    expect(await at('2025-02-12T20:00:00.000Z')).toEqual([]);
    expect(await at('2025-02-13T09:00:00.000Z')).toHaveLength(1);
  });

  it('is one of its type a week, unless it is wanted every day', async () => {
    const { ada, bo, at } = await reminded(await open());
    await ada.post('/api/reminders', WEEKLY);
    await ada.post('/api/reminders', { ...WEEKLY, scheduled_date: '2025-01-17' });
    await bo.post('/api/reminders', { ...WEEKLY, scheduled_date: '2025-01-17', frequency: 'daily' });
    const counts = [];
    for (const day of ['17', '18', '19', '20', '21', '22', '23', '24', '25', '26']) counts.push((await at(`2025-01-${day}T09:00:00.000Z`)).length);
    expect(counts).toEqual([2, 1, 1, 1, 1, 1, 1, 2, 1, 1]);
  });

  it('that is late, by quiet hours or because nothing ran, asks for the week it was for, and leaves the next week its own', async () => {
    const { ada, bo, at } = await reminded(await open());
    for (const { post } of [ada, bo]) await post('/api/reminders', WEEKLY);
    await ada.patch('/api/preferences', { quiet_hours: { from: '08:00', to: '07:30' } });
    await bo.patch('/api/preferences', { language_preference: 'es' });
    const late = await at('2025-01-20T07:40:00.000Z');
    expect(late.map(({ text }) => text.includes('of the week of Mon, Jan 13') || text.includes('de la semana del lun, 13 ene'))).toEqual([
      true,
      true,
    ]);
    expect(late.find(({ to }) => to[0] === ada.email)?.text).toContain('/check-in?day=2025-01-13');
    await ada.patch('/api/preferences', { quiet_hours: null });
    expect(await at('2025-01-26T09:00:00.000Z')).toHaveLength(2);
  });

  it('waits until quiet hours are over, also where it was ready before they began', async () => {
    const { ada, at } = await reminded(await open());
    await ada.post('/api/reminders', WEEKLY);
    await ada.patch('/api/preferences', { quiet_hours: { from: '22:00', to: '07:30' } });
    expect(await at('2025-01-19T22:10:00.000Z')).toEqual([]);
    expect(await at('2025-01-20T07:25:00.000Z')).toEqual([]);
    expect(await at('2025-01-20T07:30:00.000Z')).toHaveLength(1);
  });

  it('comes at another time once the person wants it so, and lives elsewhere', async () => {
    const { ada, at } = await reminded(await open());
    await ada.post('/api/reminders', WEEKLY);
    await ada.patch('/api/preferences', { reminder_preferences: { weekly_checkin: { time: '20:00' } } });
    await at('2025-01-15T12:05:00.000Z');
    expect((await ada.get('/api/reminders')).body).toMatchObject({ items: [{ next_at: '2025-01-19T20:00:00.000Z' }] });
    await ada.client.patch('/api/me', { time_zone: 'Asia/Kathmandu' });
    await at('2025-01-15T12:10:00.000Z');
    expect((await ada.get('/api/reminders')).body).toMatchObject({ items: [{ next_at: '2025-01-19T14:15:00.000Z' }] });
  });

  it('is not lost where a setting is changed when it has just come', async () => {
    const { app, ada, at } = await reminded(await open());
    await ada.post('/api/reminders', WEEKLY);
    app.clock.set('2025-01-19T09:02:00.000Z');
    await ada.patch('/api/preferences', { quiet_hours: { from: '01:00', to: '02:00' } });
    expect(await at('2025-01-19T09:05:00.000Z')).toHaveLength(1);
    expect(await at('2025-01-19T09:10:00.000Z')).toEqual([]);
  });

  it.each(['a form of text', 'a form with parts', 'parts in pieces'])(
    'stops with one click of the mail program, without signing in, sent as %s',
    async (form) => {
      const { app, ada, bo, at } = await reminded(await open());
      for (const { post } of [ada, bo]) await post('/api/reminders', WEEKLY);
      const mails = await at('2025-01-19T09:00:00.000Z');
      const heads = mails.map(({ head }) => head.replaceAll(/\r\n[ \t]+/g, ' '));
      for (const head of heads) expect(head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
      const links = heads.map((head) => /List-Unsubscribe: ?<([^>]+)>/.exec(head)?.[1] ?? '');
      const link = (links.find((_, index) => mails[index]?.to[0] === ada.email) ?? '').replace(/^https?:\/\/[^/]+/, app.url);
      // As RFC 8058 writes it in section 8.1 and 8.2.
      const parts = '--FormBoundaryzWTA\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--FormBoundaryzWTA--\r\n';
      const types = { text: 'application/x-www-form-urlencoded', parts: 'multipart/form-data; boundary=FormBoundaryzWTA' };
      const click = (to: string, body: string) =>
        fetch(to, {
          method: 'POST',
          headers: { 'content-type': form === 'a form of text' ? types.text : types.parts },
          ...(form === 'parts in pieces' ? { body: new Blob([body]).stream(), duplex: 'half' } : { body }),
        });
      const sent = form === 'a form of text' ? 'List-Unsubscribe=One-Click' : parts;

      const long = await click(link, sent.padEnd(1_000_000));
      expect([long.status, await long.json()]).toMatchObject([413, { code: 'request.too_large' }]);
      expect((await ada.get('/api/reminders')).body).toMatchObject({ items: [{ enabled: true }] });

      const answer = await click(link, sent);
      expect([answer.status, await answer.json()]).toEqual([200, { reminder_type: 'weekly_checkin' }]);
      expect((await ada.get('/api/reminders')).body).toMatchObject({ items: [{ enabled: false, next_at: null }] });
      expect(await at('2025-01-26T09:00:00.000Z')).toMatchObject([{ to: [bo.email] }]);

      const forged = link.replace(/\/(\d+)-/, (_, id) => `/${Number(id) + 1}-`);
      for (const wrong of [forged, `${link}x`, link.slice(0, -1)]) {
        const refused = await click(wrong, sent);
        expect([refused.status, await refused.json()]).toMatchObject([404, { code: 'reminder.link_unknown' }]);
      }
    },
  );

  it('of bills names what leaves the account in the days ahead, in the language of the person', async () => {
    const { ada, at } = await reminded(await open());
    await ada.patch('/api/preferences', { language_preference: 'es' });
    const account = { name: 'Main', kind: 'checking', balance: 2000, balance_as_of: '2025-01-15' };
    const { id: account_id } = (await ada.post('/api/accounts', account)).read(made);
    await ada.post('/api/recurring', { account_id, name: 'Rent', amount: -1200, recurrence: { frequency: 'monthly' }, starts_on: '2025-01-22' });
    await ada.post('/api/recurring', { account_id, name: 'Pay', amount: 1500, recurrence: { frequency: 'monthly' }, starts_on: '2025-01-21' });
    await ada.post('/api/reminders', { ...WEEKLY, reminder_type: 'bill_due' });
    const [mail] = await at('2025-01-19T09:00:00.000Z');
    expect(mail?.subject).toBe('Se acerca un pago');
    expect(mail?.text).toContain('Rent');
    expect(mail?.text).toMatch(/1[.,]?200[.,]00/);
    expect(mail?.text).not.toContain('Pay');
  });

  it('of a goal tells of the first that is open, also where it is the questionnaire alone that names any, and of nobody else’s', async () => {
    const { ada, bo, at } = await reminded(await open());
    const goal = { ...WEEKLY, reminder_type: 'goal_reminder', frequency: 'monthly' };
    for (const { post } of [ada, bo]) await post('/api/reminders', goal);
    const figures = { monthly_income: 5000, monthly_expenses: 3000, current_savings: 5000, total_debt: 0, risk_tolerance: 5 };
    const sent = await ada.post('/api/questionnaires', { ...figures, financial_goals: { boat: 1000, vacation: 5000 } });
    expect(sent.status).toBe(201);
    await ada.post('/api/accounts', { name: 'Boat', kind: 'savings', balance: 1000, balance_as_of: '2025-01-15' });
    const [mail, ...more] = await at('2025-01-19T09:00:00.000Z');
    expect(more).toEqual([]);
    expect([mail?.to, mail?.text]).toEqual([[ada.email], expect.stringContaining('your goal is a vacation ($5,000.00).')]);
    // What the profile says goes first.
    await ada.patch('/api/profile', { primary_goal: 'home_purchase' });
    expect((await at('2025-02-19T09:00:00.000Z'))[0]?.text).toContain('your goal is a home.');
  });

  it('of a low balance says on which day how much would be missing, and once a week only', async () => {
    const { ada, at } = await reminded(await open());
    const account = { name: 'Main', kind: 'checking', balance: 100, balance_as_of: '2025-01-15' };
    const { id: account_id } = (await ada.post('/api/accounts', account)).read(made);
    await ada.post('/api/events', { account_id, name: 'Dentist', amount: -183, date: '2025-01-29' });
    await ada.post('/api/reminders', {
      ...WEEKLY,
      reminder_type: 'low_balance',
      frequency: 'daily',
      scheduled_date: '2025-01-15',
      preferences: { time: '13:00' },
    });
    expect((await at('2025-01-15T13:00:00.000Z'))[0]?.text).toContain('on Wed, Jan 29 you would be $83.00 short');
    expect(await at('2025-01-16T13:00:00.000Z')).toEqual([]);
    expect(await at('2025-01-20T13:00:00.000Z')).toHaveLength(1);
  });

  it('is tried again where the mail server takes nothing, and not after half a day', async () => {
    const store = await open();
    const { app, ada, at, smtp } = await reminded(store);
    await ada.post('/api/reminders', WEEKLY);
    smtp.refuse('450 later');
    expect(await at('2025-01-19T09:00:00.000Z')).toEqual([]);
    expect(await standings(store)).toMatchObject([{ status: 'queued' }]);
    app.clock.set('2025-01-19T21:30:00.000Z');
    await app.mingus.runner.drain();
    expect(await standings(store)).toMatchObject([{ status: 'failed', reason: 'too_late' }]);
  });

  it('waits out a long night after a refusal, and is sent in the morning', async () => {
    const store = await open();
    const { ada, at, smtp } = await reminded(store);
    await ada.post('/api/reminders', { ...WEEKLY, preferences: { time: '20:55' } });
    await ada.patch('/api/preferences', { quiet_hours: { from: '21:00', to: '10:00' } });
    smtp.refuse('450 later');
    expect(await at('2025-01-19T20:55:00.000Z')).toEqual([]);
    smtp.refuse();
    expect(await at('2025-01-19T21:05:00.000Z')).toEqual([]);
    expect(await at('2025-01-20T10:00:00.000Z')).toHaveLength(1);
    expect(await standings(store)).toMatchObject([{ status: 'sent' }]);
  });

  it('of which a whole morning’s tries came to nothing leaves its week to another', async () => {
    const store = await open();
    const { app, ada, at, smtp } = await reminded(store);
    await ada.post('/api/reminders', WEEKLY);
    await ada.post('/api/reminders', { ...WEEKLY, scheduled_date: '2025-01-18' });
    smtp.refuse('450 later');
    await at('2025-01-18T09:00:00.000Z');
    for (let quarter = 0; quarter < 24; quarter += 1) {
      app.clock.pass(900_000);
      await app.mingus.runner.drain();
    }
    expect(await standings(store)).toMatchObject([{ status: 'failed', reason: 'given_up' }]);
    smtp.refuse();
    expect(await at('2025-01-19T09:00:00.000Z')).toHaveLength(1);
  });

  it('of which nobody knows any more is settled by the night: what was begun may have gone out', async () => {
    const store = await open();
    const { app, ada, bo, at } = await reminded(store);
    for (const { post } of [ada, bo]) await post('/api/reminders', WEEKLY);
    await at('2025-01-19T09:00:00.000Z');
    const [first] = await store.db.selectFrom('reminder_deliveries').select('id').orderBy('id').execute();
    await store.db
      .updateTable('reminder_deliveries')
      .set({ status: 'queued' })
      .where('id', '=', first?.id ?? 0)
      .execute();
    await store.db
      .updateTable('reminder_deliveries')
      .set({ status: 'sending' })
      .where('id', '<>', first?.id ?? 0)
      .execute();
    app.clock.set('2025-01-22T03:40:00.000Z');
    await app.mingus.jobs['reminders.forget']?.({ id: 1, payload: {}, attempt: 1 });
    expect(await standings(store)).toMatchObject([
      { status: 'failed', reason: 'given_up' },
      { status: 'unknown', reason: 'interrupted' },
    ]);
  });

  it('of a balance that is not low leaves nothing behind, neither a row nor a line on the first page', async () => {
    const store = await open();
    const { ada, at } = await reminded(store);
    await ada.post('/api/accounts', { name: 'Main', kind: 'checking', balance: 100, balance_as_of: '2025-01-15' });
    await ada.post('/api/reminders', { ...WEEKLY, reminder_type: 'low_balance', frequency: 'daily', scheduled_date: '2025-01-16' });
    for (const day of ['16', '17', '18']) expect(await at(`2025-01-${day}T09:00:00.000Z`)).toEqual([]);
    expect(await standings(store)).toEqual([]);
    expect((await ada.get('/api/overview')).body).toMatchObject({ due_reminders: [] });
  });
});
