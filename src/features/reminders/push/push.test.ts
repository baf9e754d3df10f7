import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { makeProgram } from '../../../../tests/support/program.ts';
import { startPushService } from '../../../../tests/support/push-service.ts';
import { startApp } from '../../../../tests/support/server.ts';
import { startSmtpServer } from '../../../../tests/support/smtp-server.ts';
import { said } from '../../../../tests/support/two-people.ts';
import type { Store } from '../../../platform/database/store.ts';
import { listBrowsers } from './contract.ts';

const WEEKLY = { reminder_type: 'weekly_checkin', scheduled_date: '2025-01-19', frequency: 'weekly' } as const;
const DUE = '2025-01-19T09:00:00.000Z';

const listed = listBrowsers.answers[200];
const numbered = z.looseObject({ id: z.int() });

async function pushing(store: Store) {
  const [service, smtp] = [await startPushService(), await startSmtpServer()];
  onTestFinished(() => Promise.all([service.close(), smtp.close()]).then(() => undefined));
  const app = await startApp(store, { env: { SMTP_URL: smtp.url } });
  const person = async () => {
    const client = app.client();
    await client.registerPerson();
    await client.patch('/api/preferences', { preferred_communication: 'push' });
    await client.post('/api/reminders', WEEKLY);
    const program = await makeProgram(client);
    return { client, program, subscribe: (name: string) => client.post('/api/push', service.subscribe(name)) };
  };
  const [ada, bo] = [await person(), await person()];
  await app.mingus.runner.drain();
  const mailsBefore = smtp.mails.length;
  const at = async (instant: string): Promise<void> => {
    app.clock.set(instant);
    await app.mingus.jobs['reminders.send_due']?.({ id: 1, payload: {}, attempt: 1 });
    await app.mingus.runner.drain();
  };
  return { app, service, ada, bo, at, mails: () => smtp.mails.length - mailsBefore };
}

const deliveries = (store: Store) => store.db.selectFrom('reminder_deliveries').select(['channel', 'status', 'reason']).orderBy('id').execute();
const browsers = (store: Store) => store.db.selectFrom('push_subscriptions').select('user_id').execute();
const handovers = (store: Store) => store.db.selectFrom('push_handovers').select(['status', 'reason']).orderBy('id').execute();

onEachDatabase('a browser', (open) => {
  it('is told a reminder once, encrypted for it alone and signed, and nobody else’s is', async () => {
    const store = await open();
    const { app, service, ada, at, mails } = await pushing(store);
    expect((await ada.subscribe('ada')).status).toBe(201);
    const { application_server_key } = (await ada.client.get('/api/push')).read(listed);
    await at(DUE);
    expect(service.pushed).toMatchObject([
      {
        browser: 'ada',
        message: {
          title: 'How was your week?',
          body: 'Your check-in of this week is still open. It takes a minute.',
          url: '/wellness',
          tag: 'weekly_checkin',
        },
        headers: { ttl: '43200', topic: expect.stringMatching(/^[\w-]{1,32}$/), 'content-encoding': 'aes128gcm' },
        signed: { aud: service.origin, sub: 'mailto:mingus@localhost' },
      },
    ]);
    expect(service.pushed[0]?.key).toBe(application_server_key);
    // Bo has no browser: the mail is theirs.
    expect(mails()).toBe(1);
    expect(await deliveries(store)).toMatchObject([
      { channel: 'push', status: 'sent' },
      { channel: 'email', status: 'sent' },
    ]);
    for (let time = 0; time < 3; time += 1) {
      const jobs = await store.db.selectFrom('outbox').select(['id', 'payload']).where('kind', '=', 'reminders.deliver').execute();
      for (const { id, payload } of jobs) await app.mingus.jobs['reminders.deliver']?.({ id, payload, attempt: 1 });
    }
    expect([service.asked(), mails()]).toEqual([1, 1]);
  });

  it('is one of several of a person’s, each of which is told; one that is gone is forgotten, and where all are, the mail goes', async () => {
    const store = await open();
    const { service, ada, at, mails } = await pushing(store);
    for (const name of ['first', 'second']) await ada.subscribe(name);
    service.answer(410);
    await at(DUE);
    expect(service.pushed.map(({ browser }) => browser)).toEqual(['second']);
    expect(await browsers(store)).toHaveLength(1);
    expect(await handovers(store)).toEqual([
      { status: 'failed', reason: 'gone' },
      { status: 'sent', reason: null },
    ]);
    const before = mails();
    service.answer(404);
    await at('2025-01-26T09:00:00.000Z');
    expect(service.pushed).toHaveLength(1);
    expect(await browsers(store)).toEqual([]);
    expect(mails() - before).toBe(2);
    expect((await deliveries(store)).slice(2)).toMatchObject([
      { channel: 'email', status: 'sent' },
      { channel: 'email', status: 'sent' },
    ]);
  });

  it('whose push service took nothing is told later; where nobody can know, it is not told again', async () => {
    const store = await open();
    const { app, service, ada, bo, at } = await pushing(store);
    await ada.subscribe('ada');
    await bo.subscribe('bo');
    service.answer(429, 0);
    await at(DUE);
    expect(service.pushed.map(({ browser }) => browser)).toEqual(['bo']);
    app.clock.pass(120_000);
    await app.mingus.runner.drain();
    expect(service.pushed.map(({ browser }) => browser)).toEqual(['bo', 'ada']);
    expect(service.asked()).toBe(3);
    expect(await handovers(store)).toEqual([
      { status: 'sent', reason: null },
      { status: 'unknown', reason: 'broken_off' },
    ]);
    expect(await deliveries(store)).toMatchObject([{ status: 'sent' }, { status: 'unknown' }]);
  });

  it('that was being told when a process ended is not told again: its row says that nobody knows', async () => {
    const store = await open();
    const { app, service, ada, at } = await pushing(store);
    await ada.subscribe('ada');
    service.answer(429);
    await at(DUE);
    await store.db.updateTable('push_handovers').set({ status: 'sending' }).execute();
    app.clock.pass(120_000);
    await app.mingus.runner.drain();
    expect(service.pushed).toEqual([]);
    expect(await handovers(store)).toEqual([{ status: 'unknown', reason: 'interrupted' }]);
    expect((await deliveries(store))[0]).toMatchObject({ channel: 'push', status: 'unknown' });
  });

  it('belongs to one person: it moves to who has its secret, and to nobody who knows its address alone', async () => {
    const { service, ada, bo } = await pushing(await open());
    const [own, other] = [service.subscribe('shared'), service.subscribe('another')];
    const { id } = (await ada.client.post('/api/push', own)).read(numbered);
    expect((await ada.client.post('/api/push', own)).read(numbered).id).toBe(id);
    const taken = await bo.client.post('/api/push', { ...other, endpoint: own.endpoint });
    expect([taken.status, taken.body]).toMatchObject([409, { code: 'push.taken' }]);
    // Another person’s browser is forgotten like one that does not exist.
    expect(said(await bo.client.delete(`/api/push?browser_id=${id}`))).toEqual(said(await bo.client.delete('/api/push?browser_id=999999')));
    expect((await ada.client.get('/api/push')).read(listed).items).toHaveLength(1);

    expect((await bo.client.post('/api/push', own)).status).toBe(201);
    expect((await ada.client.get('/api/push')).read(listed).items).toEqual([]);
    const [moved] = (await bo.client.get('/api/push')).read(listed).items;
    expect((await bo.client.delete(`/api/push?browser_id=${moved?.id ?? 0}`)).status).toBe(204);
    expect((await bo.client.get('/api/push')).read(listed).items).toEqual([]);
  });

  it('that became another person’s while a reminder waited is not told it', async () => {
    const store = await open();
    const { app, service, ada, at, mails } = await pushing(store);
    await ada.subscribe('shared');
    service.answer(429);
    await at(DUE);
    const before = mails();
    const [first, second] = await store.db.selectFrom('users').select('id').orderBy('id').execute();
    expect(await browsers(store)).toEqual([{ user_id: first?.id }]);
    await store.db
      .updateTable('push_subscriptions')
      .set({ user_id: second?.id ?? 0 })
      .execute();
    app.clock.pass(120_000);
    await app.mingus.runner.drain();
    expect(service.pushed).toEqual([]);
    // It goes the next way instead.
    expect(mails() - before).toBe(1);
    expect((await deliveries(store))[0]).toMatchObject({ channel: 'email', status: 'sent' });
  });

  it('that was said to be gone when a process ended before it was forgotten is not told again and again: the next reminder finds out', async () => {
    const store = await open();
    const { app, service, ada, at } = await pushing(store);
    await ada.subscribe('ada');
    service.answer(429);
    await at(DUE);
    await store.db.updateTable('push_handovers').set({ status: 'failed', reason: 'gone' }).execute();
    app.clock.pass(120_000);
    await app.mingus.runner.drain();
    expect(service.pushed).toEqual([]);
    expect((await deliveries(store))[0]).toEqual({ channel: 'push', status: 'failed', reason: 'gone' });
    service.answer(410);
    await at('2025-01-26T09:00:00.000Z');
    expect(await browsers(store)).toEqual([]);
    expect((await deliveries(store))[2]).toMatchObject({ channel: 'email', status: 'sent' });
  });

  it('is one of ten: of more the oldest goes; and no program has any', async () => {
    const { service, ada } = await pushing(await open());
    const ids: number[] = [];
    for (let count = 0; count < 12; count += 1) ids.push((await ada.subscribe(`browser ${count}`)).read(numbered).id);
    expect((await ada.client.get('/api/push')).read(listed).items.map(({ id }) => id)).toEqual(ids.slice(2));
    expect((await ada.program.send('POST', '/api/push', service.subscribe('program'))).status).toBe(403);
    expect((await ada.program.get('/api/push')).status).toBe(403);
  });

  it.each([
    'http://push.example.org/x',
    'https://10.0.0.1/x',
    'https://169.254.169.254/latest/meta-data',
    'https://[fd00::1]/x',
    'https://[::ffff:10.0.0.1]/x',
    'https://user:word@push.example.org/x',
    'https://intranet/x',
    'ftp://push.example.org/x',
    'https://0x7f.1.internal:80@10.1.1.1/x',
  ])('is not reached at %s', async (endpoint) => {
    const { service, ada } = await pushing(await open());
    const answer = await ada.client.post('/api/push', { ...service.subscribe('ada'), endpoint });
    expect([answer.status, answer.body]).toMatchObject([422, { code: 'push.address' }]);
  });
});
