import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Answer } from '../../../tests/support/client.ts';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { makeProgram } from '../../../tests/support/program.ts';
import { said, twoPeople } from '../../../tests/support/two-people.ts';

const WEEKLY = { reminder_type: 'weekly_checkin', scheduled_date: '2025-01-19', frequency: 'weekly' } as const;
const idOf = ({ body }: Answer): number => z.looseObject({ id: z.int() }).parse(body).id;
const itemsOf = ({ body }: Answer) => z.object({ items: z.array(z.looseObject({ id: z.int() })) }).parse(body).items;
const NOW = '2025-01-15T12:00:00.000Z';

onEachDatabase('reminders', (open) => {
  it('are kept, listed by when they come, changed, and removed', async () => {
    const { ada } = await twoPeople(await open());
    const made = await ada.post('/api/reminders', WEEKLY);
    const kept = {
      ...WEEKLY,
      id: idOf(made),
      enabled: true,
      preferences: null,
      message: null,
      next_at: '2025-01-19T09:00:00.000Z',
      due_on: null,
      created_at: NOW,
      updated_at: NOW,
    };
    expect([made.status, made.body]).toEqual([201, kept]);
    const bill = {
      reminder_type: 'bill_due',
      scheduled_date: '2025-01-16',
      frequency: 'weekly',
      preferences: { time: '18:30', days_before: 0 },
      message: 'Look',
    };
    const other = await ada.post('/api/reminders', bill);
    expect(other.body).toMatchObject({ ...bill, next_at: '2025-01-16T18:30:00.000Z' });
    expect(itemsOf(await ada.get('/api/reminders')).map(({ id }) => id)).toEqual([idOf(other), idOf(made)]);

    const off = await ada.patch(`/api/reminders/${idOf(made)}`, { enabled: false });
    expect(off.body).toEqual({ ...kept, enabled: false, next_at: null });
    const moved = await ada.patch(`/api/reminders/${idOf(made)}`, { enabled: true, frequency: 'monthly', scheduled_date: '2025-01-31' });
    expect(moved.body).toMatchObject({ frequency: 'monthly', scheduled_date: '2025-01-31', next_at: '2025-01-31T09:00:00.000Z' });
    expect((await ada.delete(`/api/reminders/${idOf(made)}`)).status).toBe(204);
    expect(itemsOf(await ada.get('/api/reminders'))).toHaveLength(1);
  });

  it('of another person are as if they were not there', async () => {
    const { ada, bo } = await twoPeople(await open());
    const id = idOf(await ada.post('/api/reminders', WEEKLY));
    const absent = id + 1000;
    for (const ask of [
      (of: number) => bo.patch(`/api/reminders/${of}`, { enabled: false }),
      (of: number) => bo.post(`/api/reminders/${of}/snooze`, { days: 2 }),
      (of: number) => bo.delete(`/api/reminders/${of}`),
    ]) {
      const refused = await ask(id);
      expect(refused).toMatchObject({ status: 404, body: { code: 'reminder.not_found' } });
      expect(said(refused)).toEqual(said(await ask(absent)));
    }
    expect(itemsOf(await bo.get('/api/reminders'))).toEqual([]);
    expect(itemsOf(await ada.get('/api/reminders'))).toMatchObject([{ id, enabled: true }]);
  });

  it('refuse what is over, what is no time, and a fifty-first', async () => {
    const { app, ada } = await twoPeople(await open());
    // It is noon: nine o'clock is over.
    const past = await ada.post('/api/reminders', { ...WEEKLY, frequency: 'once', scheduled_date: '2025-01-15' });
    expect(past).toMatchObject({ status: 422, body: { code: 'reminder.past' } });
    // Off, it waits for nothing; on again when its time is over, it says so rather than never come.
    const once = { ...WEEKLY, frequency: 'once', scheduled_date: '2025-01-15', preferences: { time: '12:30' }, enabled: false };
    const off = await ada.post('/api/reminders', once);
    expect(off).toMatchObject({ status: 201, body: { enabled: false, next_at: null } });
    app.clock.pass(40 * 60_000);
    const again = await ada.patch(`/api/reminders/${idOf(off)}`, { enabled: true });
    expect(again).toMatchObject({ status: 422, body: { code: 'reminder.past' } });
    expect((await ada.delete(`/api/reminders/${idOf(off)}`)).status).toBe(204);
    expect((await ada.post('/api/reminders', { ...WEEKLY, preferences: { time: '24:00' } })).status).toBe(400);
    expect((await ada.post('/api/reminders', { ...WEEKLY, reminder_type: 'other' })).status).toBe(400);
    for (let count = 0; count < 50; count += 1) expect((await ada.post('/api/reminders', WEEKLY)).status).toBe(201);
    expect(await ada.post('/api/reminders', WEEKLY)).toMatchObject({ status: 422, body: { code: 'reminder.too_many' } });
  });

  it('come where the person is, at the time they like, and not in their quiet hours', async () => {
    const { ada } = await twoPeople(await open());
    await ada.patch('/api/me', { time_zone: 'America/New_York' });
    await ada.patch('/api/preferences', { reminder_preferences: { weekly_checkin: { time: '23:15' } }, quiet_hours: { from: '22:00', to: '07:30' } });
    const { body } = await ada.post('/api/reminders', WEEKLY);
    expect(body).toMatchObject({ next_at: '2025-01-20T12:30:00.000Z' });
  });

  describe('put aside', () => {
    it('come again in so many days, and after that as they did', async () => {
      const world = await twoPeople(await open());
      const { app } = world;
      // No session lasts for days.
      const ada = await makeProgram(world.ada);
      const id = idOf(await ada.send('POST', '/api/reminders', WEEKLY));
      app.clock.set('2025-01-19T09:05:00.000Z');
      await app.mingus.jobs['reminders.send_due']?.({ id: 1, payload: {}, attempt: 1 });
      expect(itemsOf(await ada.get('/api/reminders'))).toMatchObject([{ due_on: '2025-01-19', scheduled_date: '2025-01-26' }]);
      const snoozed = await ada.send('POST', `/api/reminders/${id}/snooze`, { days: 2 });
      expect(snoozed.body).toMatchObject({ due_on: null, next_at: '2025-01-21T09:00:00.000Z' });
      app.clock.set('2025-01-21T09:05:00.000Z');
      await app.mingus.jobs['reminders.send_due']?.({ id: 1, payload: {}, attempt: 1 });
      expect(itemsOf(await ada.get('/api/reminders'))).toMatchObject([{ due_on: '2025-01-21', next_at: '2025-01-26T09:00:00.000Z' }]);
      // Before its time of that day too: tomorrow is another day.
      app.clock.set('2025-01-21T08:00:00.000Z');
      expect((await ada.send('POST', `/api/reminders/${id}/snooze`, { days: 1 })).body).toMatchObject({ next_at: '2025-01-22T09:00:00.000Z' });
      app.clock.set('2025-01-21T09:05:00.000Z');
      // Quiet hours that come to it meanwhile change when, and not that it was put aside.
      await ada.send('POST', `/api/reminders/${id}/snooze`, { days: 3 });
      await ada.send('PATCH', '/api/preferences', { quiet_hours: { from: '08:00', to: '10:00' } });
      await app.mingus.jobs['reminders.send_due']?.({ id: 1, payload: {}, attempt: 1 });
      expect(itemsOf(await ada.get('/api/reminders'))).toMatchObject([{ due_on: null, next_at: '2025-01-24T10:00:00.000Z' }]);
      await ada.send('PATCH', '/api/preferences', { quiet_hours: null });
      app.clock.set('2025-01-24T10:05:00.000Z');
      await app.mingus.jobs['reminders.send_due']?.({ id: 1, payload: {}, attempt: 1 });
      await app.mingus.jobs['reminders.send_due']?.({ id: 1, payload: {}, attempt: 1 });
      expect(itemsOf(await ada.get('/api/reminders'))).toMatchObject([{ due_on: '2025-01-24', next_at: '2025-01-26T09:00:00.000Z' }]);
      const done = await ada.send('POST', `/api/reminders/${id}/snooze`, { days: 0 });
      expect(done.body).toMatchObject({ due_on: null, next_at: '2025-01-26T09:00:00.000Z' });
    });
  });
});
