import { expect, test } from 'vitest';
import { inEachHouse, tokenIn } from '../../../../tests/support/house.ts';
import { fillEveryTable } from '../../../../tests/support/full-person.ts';
import { everyRow, tablesWithPerson } from '../../../../tests/support/every-row.ts';
import { isSchemaNewer } from '../../../../tests/support/newer-schema.ts';

const ADA = { email: 'ada@example.org', password: 'long river quiet lamp', full_name: 'Ada King' };
const BO = { email: 'bo@example.org', password: 'another quiet evening', full_name: 'Bo Li' };

inEachHouse('one’s own account', (open) => {
  const twoPeople = async () => {
    const house = await open();
    return { ...house, ada: await house.signUp(ADA), bo: await house.signUp(BO) };
  };

  test('changes by what is sent and by nothing else', async () => {
    const { ada, bo } = await twoPeople();
    const before = (await bo.get('/api/me')).body;
    expect(await ada.patch('/api/me', { time_zone: 'Asia/Kolkata' })).toMatchObject({
      status: 200,
      body: { full_name: 'Ada King', time_zone: 'Asia/Kolkata', currency: 'USD' },
    });
    expect((await ada.patch('/api/me', { full_name: null, currency: 'GBP' })).body).toMatchObject({
      full_name: null,
      time_zone: 'Asia/Kolkata',
      currency: 'GBP',
    });
    expect((await ada.patch('/api/me', {})).body).toMatchObject({ currency: 'GBP' });
    expect((await ada.get('/api/me')).body).toMatchObject({ full_name: null, time_zone: 'Asia/Kolkata', currency: 'GBP' });
    expect((await bo.get('/api/me')).body).toEqual(before);
  });

  test('changes nothing where anything is wrong', async () => {
    const { ada } = await twoPeople();
    for (const [change, path] of [
      [{ currency: 'KWD' }, 'currency'],
      [{ time_zone: 'Mars/Olympus' }, 'time_zone'],
      [{ full_name: '', currency: 'EUR' }, 'full_name'],
      [{ full_name: 'x'.repeat(256) }, 'full_name'],
      [{ role: 'admin' }, 'role'],
    ] as const) {
      expect(await ada.patch('/api/me', change)).toMatchObject({ status: 400, body: { code: 'request.invalid', fields: [{ path }] } });
    }
    expect((await ada.get('/api/me')).body).toMatchObject({ full_name: 'Ada King', role: 'person', email: ADA.email, currency: 'USD' });
  });

  test('is not erased with a wrong password, which is answered on the schedule and noted', async () => {
    const { ada, store, waits } = await twoPeople();
    const answer = await ada.delete('/api/me', { password: BO.password });
    expect(answer).toMatchObject({ status: 422, body: { code: 'auth.wrong_password', fields: [{ path: 'password' }] } });
    expect(waits).toHaveLength(1);
    expect((await ada.get('/api/me')).status).toBe(200);
    const failed = await store.db.selectFrom('verification_audit_log').select('event_details').where('event_type', '=', 'login_failed').execute();
    expect(failed).toEqual([{ event_details: { outcome: 'failure', reason: 'wrong_password', asked_for: 'erase_account' } }]);
  });

  test('erased leaves nothing of the person in any table, and all of the other', async () => {
    const { ada, bo, browser, store, clock, idOf } = await twoPeople();
    const [adaId, boId] = [await idOf(ADA.email), await idOf(BO.email)];
    await fillEveryTable(store.db, adaId, 'mark-of-ada');
    await fillEveryTable(store.db, boId, 'mark-of-bo');
    await browser().post('/api/auth/login', { email: ADA.email, password: 'not her password' });

    const rowsOf = async (userId: number) => {
      const counts = await Promise.all((await tablesWithPerson(store.db)).map(async (table) => [table, await table.count(userId)] as const));
      return new Map(counts.map(([table, count]) => [table.name, count]));
    };
    const before = await rowsOf(adaId);
    if (!isSchemaNewer) expect([...before].filter(([, count]) => count === 0)).toEqual([]);
    expect(before.size).toBeGreaterThanOrEqual(19);
    const boBefore = await rowsOf(boId);

    const receipt = await ada.delete('/api/me', { password: ADA.password });
    expect(receipt).toMatchObject({ status: 200, body: { status: 'erased', erased_at: new Date(clock.now()).toISOString() } });
    expect(tokenIn(ada)).toBeUndefined();
    expect((await browser().post('/api/auth/login', { email: ADA.email, password: ADA.password })).status).toBe(401);

    expect([...(await rowsOf(adaId))].filter(([, count]) => count > 0)).toEqual([]);
    const left = JSON.stringify(await everyRow(store.db));
    for (const trace of ['mark-of-ada', ADA.email, ADA.full_name]) expect(left).not.toContain(trace);
    expect(left).toContain('mark-of-bo');
    expect(await rowsOf(boId)).toEqual(boBefore);
    expect((await bo.get('/api/me')).status).toBe(200);
  });

  test('erased leaves its audit rows without a person, and one row that it was', async () => {
    const { ada, store } = await twoPeople();
    await ada.delete('/api/me', { password: ADA.password });
    const trail = await store.db.selectFrom('verification_audit_log').selectAll().orderBy('id').execute();
    expect(trail.map((row) => [row.event_type, row.user_id === null, row.ip_address, row.user_agent])).toEqual([
      ['login_success', true, null, null],
      ['login_success', false, '127.0.0.1', 'node'],
      ['account_erased', true, null, null],
    ]);
  });

  test('erased frees the address for anybody', async () => {
    const { ada, signUp } = await twoPeople();
    await ada.delete('/api/me', { password: ADA.password });
    const again = await signUp({ ...ADA, full_name: 'Another Ada' });
    expect((await again.get('/api/me')).body).toMatchObject({ full_name: 'Another Ada' });
  });
});
