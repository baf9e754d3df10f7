import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { openDesk } from '../../../tests/support/phone-desk.ts';
import type { JobRun } from '../../platform/jobs/jobs.ts';
import type { Store } from '../../platform/database/store.ts';
import { MESSAGE_JOB } from './message-order.ts';

const PHONE = '+12025550177';

const stateOf = async (store: Store) =>
  (await store.db.selectFrom('phone_verification').select('message_status').executeTakeFirstOrThrow()).message_status;
const outcomesOf = async (store: Store) => {
  const rows = await store.db
    .selectFrom('verification_audit_log')
    .select(['event_type', 'event_details'])
    .where('event_type', 'in', ['send_code_success', 'send_code_error'])
    .orderBy('id')
    .execute();
  return rows.map(({ event_type, event_details }) => `${event_type}: ${String(event_details?.['reason'])}`);
};

onEachDatabase('a message', (open) => {
  /** Somebody who has asked for a code, and the job that is to send it, as it stands in the outbox. */
  const asked = async () => {
    const desk = openDesk(await open());
    const ada = await desk.person();
    const { challenge_id } = (await desk.send(ada, PHONE)).body;
    const handler = desk.verification.jobs[MESSAGE_JOB];
    if (handler === undefined) throw new Error('no handler');
    const rows = await desk.store.db.selectFrom('outbox').select(['id', 'payload']).where('kind', '=', MESSAGE_JOB).execute();
    const run: JobRun = { id: rows[0]?.id ?? 0, payload: rows[0]?.payload, attempt: 1 };
    return { ...desk, ada, challenge_id, run, deliver: () => handler(run) };
  };

  test.each([2, 3, 4, 5])('whose job is delivered %d times goes out once', async (times) => {
    const { store, deliver, messages } = await asked();
    for (let time = 0; time < times; time += 1) await deliver();
    expect(messages).toHaveLength(1);
    expect([await stateOf(store), await outcomesOf(store)]).toEqual(['sent', ['send_code_success: null']]);
  });

  test('whose job is delivered five times at once goes out once, and the others try again later', async () => {
    const { store, deliver, messages } = await asked();
    const settled = await Promise.allSettled([deliver(), deliver(), deliver(), deliver(), deliver()]);
    expect(settled.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(messages).toHaveLength(1);
    expect([await stateOf(store), await outcomesOf(store)]).toEqual(['sent', ['send_code_success: null']]);
  });

  test('stands in its job by numbers only', async () => {
    const { run, latestCode } = await asked();
    await latestCode();
    expect(run.payload).toEqual({ verification_id: expect.any(Number), sending: 0, tries: 1 });
  });

  test('that was begun by a process that is gone is shown as unknown, and never begun again', async () => {
    const { clock, store, ada, deliver, messages, status, resend, challenge_id, latestCode, verify } = await asked();
    await store.db.updateTable('phone_verification').set({ message_status: 'sending' }).execute();
    await expect(deliver()).rejects.toThrow('another process');
    clock.pass(60_000);
    await deliver();
    await deliver();
    expect(messages).toEqual([]);
    expect([await stateOf(store), await outcomesOf(store)]).toEqual(['unknown', ['send_code_error: unknown']]);
    expect((await status(ada)).body).toMatchObject({ challenge: { message: 'unknown', attempts_left: 5 } });
    expect((await resend(ada, challenge_id)).code).toBe('ok');
    expect((await verify(ada, challenge_id, await latestCode())).code).toBe('ok');
  });

  test('of which nobody knows whether it was taken is not tried again, and its code is good if it came', async () => {
    const { store, ada, outcomes, messages, runner, challenge_id, verify, latestCode } = await asked();
    outcomes.push({ kind: 'unknown', reason: 'timeout' });
    const code = await latestCode();
    await runner.drain();
    expect(messages).toHaveLength(1);
    expect([await stateOf(store), await outcomesOf(store)]).toEqual(['unknown', ['send_code_error: timeout']]);
    expect((await verify(ada, challenge_id, code)).code).toBe('ok');
  });

  test('that was certainly not taken is tried again when it was asked for, three times in all', async () => {
    const { clock, store, outcomes, messages, runner } = await asked();
    outcomes.push({ kind: 'later', reason: 'too_many', afterSeconds: 20 }, { kind: 'later', reason: 'not_reached', afterSeconds: 10 });
    await runner.drain();
    clock.pass(19_999);
    await runner.drain();
    expect([messages.length, await stateOf(store)]).toEqual([1, 'queued']);
    clock.pass(1);
    await runner.drain();
    expect(messages).toHaveLength(2);
    outcomes.push({ kind: 'later', reason: 'too_many', afterSeconds: 1 });
    clock.pass(10_000);
    await runner.drain();
    clock.pass(3_600_000);
    await runner.drain();
    expect(messages).toHaveLength(3);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(1);
    expect([await stateOf(store), await outcomesOf(store)]).toEqual(['failed', ['send_code_error: too_many']]);
  });

  test('that would come when its code is no good any more is not tried again', async () => {
    const { clock, store, outcomes, messages, runner } = await asked();
    clock.pass(250_000);
    outcomes.push({ kind: 'later', reason: 'too_many', afterSeconds: 60 });
    await runner.drain();
    clock.pass(60_000);
    await runner.drain();
    expect(messages).toHaveLength(1);
    expect(await stateOf(store)).toBe('failed');
  });

  test('that is refused is told as failed', async () => {
    const { store, ada, outcomes, runner, status } = await asked();
    outcomes.push({ kind: 'refused', reason: 'status_400_code_21211' });
    await runner.drain();
    expect([await stateOf(store), await outcomesOf(store)]).toEqual(['failed', ['send_code_error: status_400_code_21211']]);
    expect((await status(ada)).body).toMatchObject({ challenge: { message: 'failed' } });
  });

  test('that nobody waits for any more does not go out', async () => {
    const { clock, store, messages, runner } = await asked();
    clock.pass(300_000);
    await runner.drain();
    expect(messages).toEqual([]);
    expect([await stateOf(store), await outcomesOf(store)]).toEqual(['failed', ['send_code_error: too_late']]);
  });

  test('of a code that another one has replaced says nothing of that other one', async () => {
    const { clock, store, ada, deliver, resend, challenge_id, messages, latestCode, verify } = await asked();
    clock.pass(30_000);
    await resend(ada, challenge_id);
    await deliver();
    expect([messages.length, await stateOf(store)]).toEqual([0, 'queued']);
    expect((await verify(ada, challenge_id, await latestCode())).code).toBe('ok');
  });
});
