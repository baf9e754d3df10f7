import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { startReceiver } from '../../../../tests/support/receiver.ts';
import { added, deliveries, DUE, handovers, isSigned, NEXT, startTargetHouse, stops, tried } from '../../../../tests/support/target-house.ts';

onEachDatabase('a webhook', (open) => {
  it('is told a reminder once, signed, with a key that is the message’s own, and nobody else’s is', async () => {
    const store = await open();
    const { app, receiver, ada, bo, at, webhook, mails } = await startTargetHouse(store);
    const { secret } = await webhook(ada);
    const others = await webhook(bo, '/bo');
    expect(secret).toMatch(/^mingus_webhook_[\w-]{43}$/);
    expect(others.secret).not.toBe(secret);
    await bo.patch('/api/preferences', { push_notifications: false });
    await at(DUE);
    expect(receiver.received).toHaveLength(1);
    const [message] = receiver.received;
    if (message === undefined) throw new Error('nothing came');
    expect(message.headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'Mingus' });
    const id = message.headers['idempotency-key'];
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.parse(message.body.toString())).toEqual({
      id,
      type: 'reminder',
      reminder_type: 'weekly_checkin',
      date: '2025-01-19',
      title: 'How was your week?',
      body: 'Your check-in of this week is still open. It takes a minute.',
      url: expect.stringMatching(/^https?:\/\/.*\/wellness$/),
    });
    expect([isSigned(message, secret), isSigned(message, others.secret)]).toEqual([true, false]);
    expect(message.headers['mingus-signature']).toMatch(new RegExp(`^t=${Date.parse(DUE) / 1000},`));
    const altered = { ...message, body: Buffer.from(message.body.toString().replace('week', 'month')) };
    expect(isSigned(altered, secret)).toBe(false);

    // Bo wants nothing pushed: the mail is theirs. And a job that comes again does nothing.
    expect(mails()).toBe(1);
    for (const { id: job, payload } of await store.db
      .selectFrom('outbox')
      .select(['id', 'payload'])
      .where('kind', '=', 'reminders.deliver')
      .execute())
      await app.mingus.jobs['reminders.deliver']?.({ id: job, payload, attempt: 1 });
    expect([receiver.received.length, mails()]).toEqual([1, 1]);
    expect(await deliveries(store)).toMatchObject([
      { channel: 'push', status: 'sent' },
      { channel: 'email', status: 'sent' },
    ]);
    expect(await handovers(store)).toEqual([{ status: 'sent', reason: null }]);
  });

  it('that can take nothing at a time is tried again under the same key', async () => {
    const store = await open();
    const { receiver, ada, at, later, webhook } = await startTargetHouse(store);
    await webhook(ada);
    receiver.answer(503, 500, 429);
    await at(DUE);
    for (let time = 0; time < 4; time += 1) await later();
    expect(receiver.received).toHaveLength(4);
    expect(new Set(receiver.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(await handovers(store)).toEqual([{ status: 'sent', reason: null }]);
    expect(await stops(store)).toEqual([null]);
    await at(NEXT);
    expect(new Set(receiver.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(2);
  });

  it('that never takes anything is given up after twelve tries, and its row says so; the next reminder is another message', async () => {
    const store = await open();
    const { app, receiver, ada, at, webhook } = await startTargetHouse(store);
    await webhook(ada);
    receiver.answer(...Array.from({ length: 12 }, () => 503));
    await at(DUE);
    for (let time = 0; time < 30; time += 1) {
      app.clock.pass(900_000);
      await app.mingus.runner.drain();
    }
    expect(receiver.received).toHaveLength(12);
    expect(await handovers(store)).toEqual([{ status: 'failed', reason: 'given_up' }]);
    expect((await deliveries(store)).filter(({ channel }) => channel === 'push')).toMatchObject([{ status: 'failed', reason: 'given_up' }]);
    await at(NEXT);
    expect((await handovers(store))[1]).toEqual({ status: 'sent', reason: null });
  });

  it('that says nothing, or hangs up, is not told again: the row says that nobody knows', async () => {
    const store = await open();
    const { receiver, ada, at, later, webhook } = await startTargetHouse(store);
    await webhook(ada);
    receiver.answer(0);
    await at(DUE);
    receiver.answer(-1);
    await at(NEXT);
    await later();
    expect(receiver.received).toHaveLength(2);
    expect(await handovers(store)).toEqual([
      { status: 'unknown', reason: 'broken_off' },
      { status: 'unknown', reason: 'timeout' },
    ]);
    expect((await deliveries(store)).filter(({ channel }) => channel === 'push')).toMatchObject([{ status: 'unknown' }, { status: 'unknown' }]);
  });

  it.each([
    [410, 'gone'],
    [404, 'gone'],
    [403, 'status_403'],
    [302, 'status_302'],
  ])('that answers %d is told nothing any more, and the reminder goes the next way; a test that arrives turns it on', async (status, reason) => {
    const store = await open();
    const { receiver, ada, at, comesBack, webhook, list, mails } = await startTargetHouse(store);
    const elsewhere = await startReceiver();
    onTestFinished(() => elsewhere.close());
    const { id } = await webhook(ada);
    if (status === 302) receiver.redirect(`${elsewhere.origin}/x`);
    else receiver.answer(status);
    await at(DUE);
    // Bo's mail, and Ada's instead of the webhook.
    expect(mails()).toBe(2);
    expect(elsewhere.received).toEqual([]);
    await at(NEXT);
    expect([receiver.received.length, mails()]).toEqual([1, 4]);
    await comesBack(ada);
    expect(await list(ada)).toMatchObject([{ id, stopped_at: DUE, stopped_reason: reason }]);
    if (status === 302) return;
    expect((await ada.post(`/api/reminder-targets/${id}/test`, {})).read(tried)).toMatchObject({ outcome: 'sent', target: { stopped_at: null } });
    await at('2025-02-02T09:00:00.000Z');
    expect(receiver.received.map(({ body }) => z.looseObject({ type: z.string() }).parse(JSON.parse(body.toString())).type)).toEqual([
      'reminder',
      'test',
      'reminder',
    ]);
  });

  it('is tried when its person says so, and told what became of it', async () => {
    const store = await open();
    const { receiver, ada, webhook, list } = await startTargetHouse(store);
    const { id, secret } = await webhook(ada);
    const test = async () => (await ada.post(`/api/reminder-targets/${id}/test`, {})).read(tried);
    expect(await test()).toMatchObject({ outcome: 'sent', reason: null });
    const [message] = receiver.received;
    expect(message !== undefined && isSigned(message, secret)).toBe(true);
    expect(JSON.parse(message?.body.toString() ?? '')).toMatchObject({ type: 'test', reminder_type: null, date: null, title: 'It works' });
    receiver.answer(500, 0, 401);
    expect(await test()).toMatchObject({ outcome: 'not_taken', reason: 'status_500', target: { stopped_at: null } });
    expect(await test()).toMatchObject({ outcome: 'unknown', reason: 'broken_off', target: { stopped_at: null } });
    expect(await test()).toMatchObject({ outcome: 'refused', reason: 'status_401', target: { stopped_reason: 'status_401' } });
    await receiver.close();
    expect(await test()).toMatchObject({ outcome: 'not_taken', reason: 'not_reached', target: { stopped_reason: 'status_401' } });
    expect(await list(ada)).toMatchObject([{ stopped_at: '2025-01-15T12:00:00.000Z' }]);
  });
});

onEachDatabase('a topic of ntfy', (open) => {
  it('is told in words that ntfy reads, with the token that it asks for, and what nobody can know of is not sent twice', async () => {
    const store = await open();
    const { receiver, ada, at, later } = await startTargetHouse(store);
    await ada.patch('/api/preferences', { language_preference: 'es' });
    const address = `${receiver.origin}/ada_s-topic`;
    expect((await ada.post('/api/reminder-targets', { kind: 'ntfy', address, token: 'tk_AgQdq7mVBoFD37zQVN29RhuMzNIz2' })).read(added)).toMatchObject(
      {
        kind: 'ntfy',
        address,
        secret: null,
      },
    );
    await at(DUE);
    const [{ path, headers, body } = { path: '', headers: {}, body: Buffer.of() }] = receiver.received;
    expect([path, body.toString()]).toEqual(['/ada_s-topic', 'Tu registro de esta semana sigue pendiente. Toma un minuto.']);
    expect(headers).toMatchObject({ authorization: 'Bearer tk_AgQdq7mVBoFD37zQVN29RhuMzNIz2', click: expect.stringMatching(/\/wellness$/) });
    const [, word = ''] = /^=\?UTF-8\?B\?([^?]+)\?=$/.exec(String(headers['title'])) ?? [];
    expect(Buffer.from(word, 'base64').toString()).toBe('¿Cómo estuvo tu semana?');
    expect(headers).not.toHaveProperty('mingus-signature');

    receiver.answer(500);
    await at(NEXT);
    await later();
    expect(receiver.received).toHaveLength(2);
    expect(await handovers(store)).toEqual([
      { status: 'sent', reason: null },
      { status: 'unknown', reason: 'status_500' },
    ]);
  });

  it('and a webhook are both told, each once, though one of them was not there', async () => {
    const store = await open();
    const { receiver, ada, at, later, webhook } = await startTargetHouse(store);
    await ada.post('/api/reminder-targets', { kind: 'ntfy', address: `${receiver.origin}/topic` });
    await webhook(ada);
    receiver.answer(429);
    await at(DUE);
    for (let time = 0; time < 3; time += 1) await later();
    expect(receiver.received.map(({ path }) => path)).toEqual(['/topic', '/hook', '/topic']);
    expect(await deliveries(store)).toMatchObject([{ channel: 'push', status: 'sent' }, { channel: 'email' }]);
  });
});
