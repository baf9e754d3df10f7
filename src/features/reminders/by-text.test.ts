import { expect, it } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { PHONE, startPhoneHouse } from '../../../tests/support/phone-house.ts';
import { hangUp, say } from '../../../tests/support/sms-server.ts';
import type { Store } from '../../platform/database/store.ts';

const DUE = '2025-01-19T09:00:00.000Z';
const WISHES = { sms_notifications: true, email_notifications: false, preferred_communication: 'sms' };

/** Ada has shown that a number is hers; Bo wants text messages, too, and has no number. */
async function texting(store: Store) {
  const house = await startPhoneHouse(store);
  const { app, sms } = house;
  const [ada, bo] = [await house.person(), await house.person()];
  const { challenge_id, code } = await house.ask(ada);
  await house.verify(ada, challenge_id, code);
  for (const client of [ada, bo]) {
    await client.patch('/api/preferences', WISHES);
    await client.post('/api/reminders', { reminder_type: 'weekly_checkin', scheduled_date: '2025-01-19', frequency: 'weekly' });
  }
  await app.mingus.runner.drain();
  const before = sms.messages.length;
  const at = async (instant: string) => {
    app.clock.set(instant);
    await app.mingus.jobs['reminders.send_due']?.({ id: 1, payload: {}, attempt: 1 });
    await app.mingus.runner.drain();
    return sms.messages.slice(before);
  };
  return { ...house, at };
}

const deliveries = (store: Store) =>
  store.db.selectFrom('reminder_deliveries').select(['user_id', 'channel', 'status', 'reason']).orderBy('id').execute();

onEachDatabase('a reminder as a text message', (open) => {
  it('goes once to the number that its person has shown to be theirs, without an amount, and to nobody without one', async () => {
    const store = await open();
    const { app, at } = await texting(store);
    const messages = await at(DUE);
    expect(messages.map(({ to, text }) => [to, text.replace(/ https?:.*$/, '')])).toEqual([
      [PHONE, 'Mingus: How was your week? Your check-in of this week is still open. It takes a minute.'],
    ]);
    expect(messages[0]?.text).toMatch(/\/wellness$/);
    expect(messages[0]?.headers['idempotency-key']).toMatch(/^reminder-[\da-f]{8}-[\da-f-]{27}$/);
    expect(await deliveries(store)).toMatchObject([
      { channel: 'sms', status: 'sent' },
      { status: 'skipped', reason: 'no_channel' },
    ]);
    for (const { id, payload } of await store.db.selectFrom('outbox').select(['id', 'payload']).where('kind', '=', 'reminders.deliver').execute())
      await app.mingus.jobs['reminders.deliver']?.({ id, payload, attempt: 1 });
    expect(await at(DUE)).toHaveLength(1);
  });

  it('that nobody can know of is not sent again; one that was certainly not taken is', async () => {
    const store = await open();
    const { app, sms, at } = await texting(store);
    sms.answer(hangUp);
    expect(await at(DUE)).toHaveLength(1);
    expect((await deliveries(store))[0]).toMatchObject({ status: 'unknown', reason: 'broken_off' });
    sms.answer(say(429));
    expect(await at('2025-01-26T09:00:00.000Z')).toHaveLength(2);
    app.clock.pass(120_000);
    expect(await at('2025-01-26T09:05:00.000Z')).toHaveLength(3);
    expect((await deliveries(store))[2]).toMatchObject({ status: 'sent' });
  });

  it('is known again by the same key when it is tried again, and by another where its number comes again', async () => {
    const store = await open();
    const { app, sms, at } = await texting(store);
    sms.answer(say(429));
    await at(DUE);
    app.clock.pass(120_000);
    const keys = (await at('2025-01-19T09:05:00.000Z')).map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    // As after a database was restored: what was sent is not known any more, and its number is given to another.
    const [first] = await store.db.selectFrom('reminder_deliveries').select(['id', 'user_id']).orderBy('id').execute();
    const { id = 0, user_id = 0 } = first ?? {};
    await store.db.deleteFrom('reminder_deliveries').where('id', '>', 0).execute();
    app.clock.set('2025-01-26T09:00:00.000Z');
    await app.mingus.jobs['reminders.send_due']?.({ id: 1, payload: {}, attempt: 1 });
    await store.db.updateTable('reminder_deliveries').set({ id }).where('user_id', '=', user_id).execute();
    await app.mingus.jobs['reminders.deliver']?.({ id: 1, payload: { user_id, delivery_id: id }, attempt: 1 });
    expect(sms.messages.at(-1)?.headers['idempotency-key']).toMatch(/^reminder-/);
    expect(sms.messages.at(-1)?.headers['idempotency-key']).not.toBe(keys[0]);
  });

  it('is paid for by the money that is not kept for codes, and is not sent where that is spent', async () => {
    const store = await open();
    const { at } = await texting(store);
    await store.db.insertInto('message_budgets').values({ day: '2025-01-19', spent_open: 9_000_000_000, spent_trusted: 0 }).execute();
    expect(await at(DUE)).toEqual([]);
    expect((await deliveries(store))[0]).toMatchObject({ status: 'failed', reason: 'budget_spent' });
  });
});
