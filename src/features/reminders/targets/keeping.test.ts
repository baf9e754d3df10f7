import { expect, it } from 'vitest';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { makeProgram } from '../../../../tests/support/program.ts';
import { DUE, isSigned, NEXT, startTargetHouse, tried } from '../../../../tests/support/target-house.ts';
import { said, twoPeople } from '../../../../tests/support/two-people.ts';

onEachDatabase('where reminders go', (open) => {
  it('is its person’s alone: another’s answers like one that does not exist, and no program reaches any', async () => {
    const store = await open();
    const { ada, bo, webhook, list } = await startTargetHouse(store);
    const { id } = await webhook(ada);
    for (const [method, path] of [
      ['DELETE', ''],
      ['POST', '/test'],
      ['POST', '/restore'],
    ] as const) {
      const other = await bo.send(method, `/api/reminder-targets/${id}${path}`, method === 'POST' ? {} : undefined);
      expect([other.status, said(other)]).toEqual([
        404,
        said(await bo.send(method, `/api/reminder-targets/999999${path}`, method === 'POST' ? {} : undefined)),
      ]);
    }
    expect([await list(ada), await list(bo)]).toMatchObject([[{ id }], []]);
    // The same address may be both theirs, each with a secret of its own.
    await webhook(bo);
    expect(await list(bo)).toHaveLength(1);
    const program = await makeProgram(ada);
    expect((await program.get('/api/reminder-targets')).status).toBe(403);
  });

  it('is kept sealed for its person alone, and shown to them; a secret is shown once', async () => {
    const store = await open();
    const { receiver, ada, bo, webhook, list } = await startTargetHouse(store);
    const { id, secret } = await webhook(ada, '/hook/a-path-that-is-a-secret');
    await webhook(bo);
    const rows = await store.db.selectFrom('reminder_targets').selectAll().orderBy('id').execute();
    expect(JSON.stringify(rows)).not.toMatch(/a-path-that-is|mingus_webhook/);
    expect(JSON.stringify(await list(ada))).not.toContain(secret ?? 'none');
    expect(await list(ada)).toMatchObject([{ address: `${receiver.origin}/hook/a-path-that-is-a-secret`, host: new URL(receiver.origin).host }]);
    // In another person's row the seal opens nothing.
    await store.db
      .updateTable('reminder_targets')
      .set({ sealed: rows[1]?.sealed ?? '' })
      .where('id', '=', id)
      .execute();
    expect(await list(ada)).toMatchObject([{ id, address: null }]);
    expect((await ada.post(`/api/reminder-targets/${id}/test`, {})).read(tried)).toMatchObject({ outcome: 'refused', reason: 'key' });
    expect(receiver.received).toEqual([]);
  });

  it('is removed, and brought back with its secret within an hour; then it is gone for good', async () => {
    const store = await open();
    const { app, receiver, ada, at, comesBack, webhook, list, mails } = await startTargetHouse(store);
    const { id, secret } = await webhook(ada);
    expect((await ada.delete(`/api/reminder-targets/${id}`)).status).toBe(204);
    expect((await ada.delete(`/api/reminder-targets/${id}`)).status).toBe(404);
    expect(await list(ada)).toEqual([]);
    expect((await ada.post(`/api/reminder-targets/${id}/restore`, {})).status).toBe(200);
    await at(DUE);
    expect(receiver.received.map((message) => isSigned(message, secret))).toEqual([true]);
    await comesBack(ada);
    await ada.delete(`/api/reminder-targets/${id}`);
    app.clock.pass(3_601_000);
    await comesBack(ada);
    expect((await ada.post(`/api/reminder-targets/${id}/restore`, {})).status).toBe(404);
    await app.mingus.jobs['reminders.forget']?.({ id: 1, payload: {}, attempt: 1 });
    expect(await store.db.selectFrom('reminder_targets').select('id').execute()).toEqual([]);
    const before = mails();
    await at(NEXT);
    expect([receiver.received.length, mails() - before]).toEqual([1, 2]);
  });

  it('is one of ten, and none of them twice', async () => {
    const { ada, receiver, webhook } = await startTargetHouse(await open());
    for (let count = 0; count < 10; count += 1) await webhook(ada, `/${count}`);
    const add = (path: string) => ada.post('/api/reminder-targets', { kind: 'webhook', address: `${receiver.origin}${path}` });
    expect(await add('/10')).toMatchObject({ status: 422, body: { code: 'target.too_many' } });
    expect(await add('/9')).toMatchObject({ status: 409, body: { code: 'target.exists' } });
  });

  it.each([
    ['webhook', 'http://hooks.example.org/x'],
    ['webhook', 'https://10.0.0.1/x'],
    ['webhook', 'https://169.254.169.254/latest/meta-data'],
    ['webhook', 'https://[fd00::1]/x'],
    ['webhook', 'https://[::ffff:10.0.0.1]/x'],
    ['webhook', 'https://user:word@hooks.example.org/x'],
    ['webhook', 'https://intranet/x'],
    ['webhook', 'file:///etc/passwd'],
    ['ntfy', 'https://192.168.1.5/topic'],
    ['ntfy', 'https://ntfy.example.org/'],
    ['ntfy', 'https://ntfy.example.org/topic/more'],
    ['ntfy', 'https://ntfy.example.org/topic?auth=x'],
  ])('is not a %s at %s', async (kind, address) => {
    const { ada } = await startTargetHouse(await open());
    const answer = await ada.post('/api/reminder-targets', { kind, address });
    expect([answer.status, answer.body]).toMatchObject([422, { code: 'target.address', fields: [{ path: 'address' }] }]);
  });

  it('is an origin of the operator’s own network where they allow it, and nothing beside it', async () => {
    const { ada, bo } = await twoPeople(await open(), { env: { REMINDER_TARGETS_ALLOWED: 'http://10.9.8.7:8080, https://hooks.home.arpa' } });
    const add = async (address: string) => (await ada.post('/api/reminder-targets', { kind: 'ntfy', address })).status;
    expect(await add('http://10.9.8.7:8080/topic')).toBe(201);
    expect(await add('https://hooks.home.arpa/topic')).toBe(201);
    for (const other of ['http://10.9.8.7:8081/topic', 'https://10.9.8.7:8080/topic', 'http://hooks.home.arpa/topic', 'http://a@10.9.8.7:8080/topic'])
      expect(await add(other), other).toBe(422);
    expect((await bo.get('/api/reminder-targets')).body).toEqual({ items: [] });
  });
});
