import { expect, it, onTestFinished } from 'vitest';
import { everyRowOf } from '../../tests/attacks/support/owned-rows.ts';
import { onEachDatabase } from '../../tests/support/databases.ts';
import { startPhoneHouse } from '../../tests/support/phone-house.ts';
import { addTotp } from '../../tests/support/second-factors.ts';
import { startSmtpServer } from '../../tests/support/smtp-server.ts';
import { account } from '../features/ledger/accounts/contract.ts';
import { instantOf } from '../platform/clock.ts';
import type { Store } from '../platform/database/store.ts';
import type { Mingus } from './compose.ts';

const DAY_MS = 86_400_000;
/** How often each job is delivered: at once, and in all. */
const TOGETHER = 3;
const DELIVERIES = 5;

onEachDatabase('a job of each kind', (open) => {
  /** A person who has left everything that jobs do something with; and a job of each kind, not yet done. */
  const start = async () => {
    const smtp = await startSmtpServer();
    onTestFinished(() => smtp.close());
    const store = await open();
    // A former key: the job that seals anew has something to do.
    const env = {
      SMTP_URL: smtp.url,
      SECRET_KEY: 'another key for tests that nobody has, 48 letters',
      SECRET_KEY_OLD: 'a key for tests that nobody else has, 48 letters',
    };
    const house = await startPhoneHouse(store, { env });
    const { app, sms } = house;
    const ada = await house.person();
    await addTotp(ada, app.clock);
    const made = (await ada.post('/api/accounts', { name: 'Checking', kind: 'checking', balance: 1200, balance_as_of: '2025-01-15' })).read(account);
    for (let back = 0; back < 6; back += 1) {
      const posted_on = instantOf(app.clock.now() - back * 7 * DAY_MS).slice(0, 10);
      await ada.post('/api/transactions', { account_id: made.id, posted_on, amount: -12.5, payee: 'Green Grocer' });
    }
    await ada.put('/api/checkins/2025-01-15', { stress_level: 8 });
    await ada.put('/api/profile', { primary_goal: 'savings' });
    const [scheduled_date, time] = instantOf(app.clock.now() + 60_000).split(/[T.]/);
    const goal = { reminder_type: 'goal_reminder', scheduled_date, frequency: 'weekly', preferences: { time: time?.slice(0, 5) } };
    expect((await ada.post('/api/reminders', goal)).status).toBe(201);
    await ada.post('/api/tokens', { name: 'script', scopes: ['read'] });
    expect((await ada.post('/api/verification/send', { phone_number: '+12025550177' })).status).toBe(202);
    // Everything has had its time: there is something to clean, and what waited for more changes waits no longer.
    app.clock.pass(60_000);
    const now = instantOf(app.clock.now());
    await app.mingus.jobs['reminders.send_due']?.({ id: 0, payload: {}, attempt: 1 });
    const left = new Set((await store.db.selectFrom('outbox').select('kind').execute()).map(({ kind }) => kind));
    for (const kind of Object.keys(app.mingus.jobs).filter((each) => !left.has(each))) {
      // Who was erased is nobody any more.
      const payload = kind === 'identity.forget' ? { user_id: 999 } : { due_at: now };
      const row = { kind, payload, dedupe_key: `one of ${kind}`, created_at: now, available_at: now };
      await store.db.insertInto('outbox').values(row).execute();
    }
    /** What has reached people: messages, and mails by what tells two of the same apart. */
    const reached = () => ({
      messages: sms.messages.length,
      mails: new Set(smtp.mails.map(({ text }) => /^Message-ID: *(\S+)/im.exec(text)?.[1])).size,
    });
    return { store, app, reached };
  };
  const openJobs = (store: Store) =>
    store.db.selectFrom('outbox').select(['id', 'kind', 'payload']).where('finished_at', 'is', null).orderBy('id').execute();

  /** Does what may be done, and then what that has left for a little later. */
  const drain = async ({ runner }: Mingus, pass: () => void) => {
    await runner.drain();
    pass();
    await runner.drain();
  };
  /** Every row, but for when something was worked out, and by which version: each time that it is. */
  const rowsOf = async (store: Store) =>
    [...(await everyRowOf(store))].map(([name, row]) => {
      const columns = Object.entries(row).map(([column, value]) =>
        (column.endsWith('_at') || name.startsWith('data_versions')) && value !== null ? [column, 'some time'] : [column, value],
      );
      return { name, ...Object.fromEntries(columns) };
    });

  it('that is delivered three times, each time as if for the first, has its effect once', async () => {
    const { store, app, reached } = await start();
    await drain(app.mingus, () => app.clock.pass(60_000));
    expect(await openJobs(store)).toEqual([]);
    const done = await store.db.selectFrom('outbox').select(['kind', 'last_error']).execute();
    expect(new Set(done.map(({ kind }) => kind))).toEqual(new Set(Object.keys(app.mingus.jobs)));
    expect(done.filter(({ last_error }) => last_error !== null)).toEqual([]);
    const [rows, people] = [await rowsOf(store), reached()];
    expect(people).toEqual({ messages: 1, mails: 3 });
    for (let delivery = 2; delivery <= TOGETHER; delivery += 1) {
      await store.db.updateTable('outbox').set({ finished_at: null, attempts: 0 }).execute();
      await app.mingus.runner.drain();
      expect(reached(), `delivery ${delivery}`).toEqual(people);
      expect(await rowsOf(store), `delivery ${delivery}`).toEqual(rows);
    }
  }, 60_000);

  it('that is delivered three times at once, and then twice more, leaves what one that was delivered once leaves', async () => {
    const [once, often] = [await start(), await start()];
    await drain(once.app.mingus, () => once.app.clock.pass(60_000));
    const { store, app } = often;
    for (let found = await openJobs(store); found.length > 0; found = await openJobs(store)) {
      for (const { id, kind, payload } of found) {
        const deliver = (attempt: number): Promise<void> => app.mingus.jobs[kind]?.({ id, payload, attempt }) ?? Promise.reject(new Error(kind));
        // Whoever comes while another is at it may say so: its job is delivered again.
        const first = await Promise.allSettled(Array.from({ length: TOGETHER }, () => deliver(1)));
        expect(
          first.some(({ status }) => status === 'fulfilled'),
          kind,
        ).toBe(true);
        for (let delivery = TOGETHER + 1; delivery <= DELIVERIES; delivery += 1) await deliver(1);
        await store.db
          .updateTable('outbox')
          .set({ finished_at: instantOf(app.clock.now()) })
          .where('id', '=', id)
          .execute();
      }
    }
    expect(often.reached()).toEqual(once.reached());
    // Jobs of the clock are left by who drains.
    const counts = async (of: Store) => {
      const tables = [...(await everyRowOf(of)).keys()].map((name) => name.split('#')[0] ?? '').filter((table) => table !== 'outbox');
      return Object.fromEntries(Object.entries(Object.groupBy(tables, (table) => table)).map(([table, rows]) => [table, rows?.length]));
    };
    expect(Object.keys(await counts(once.store)).length).toBeGreaterThan(15);
    expect(await counts(store)).toEqual(await counts(once.store));
  }, 60_000);
});
