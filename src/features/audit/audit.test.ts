import { expect, test } from 'vitest';
import { inEachHouse } from '../../../tests/support/house.ts';
import { instantOf } from '../../platform/clock.ts';
import { createAudit } from './index.ts';

inEachHouse('the audit trail', (open) => {
  const twoPeople = async () => {
    const house = await open();
    const emails = ['ada@example.org', 'bo@example.org'] as const;
    for (const email of emails) await house.signUp({ email, password: 'long river quiet lamp' });
    const ids = [await house.idOf(emails[0]), await house.idOf(emails[1])] as const;
    await house.store.db.deleteFrom('verification_audit_log').execute();
    const rows = () => house.store.db.selectFrom('verification_audit_log').selectAll().orderBy('id').execute();
    return { ...house, ids, rows, audit: createAudit(house) };
  };
  const origin = { ip_address: '2001:db8::17', user_agent: 'a browser' };

  test('keeps one row an event, with what happened and why', async () => {
    const { audit, clock, ids, rows, store } = await twoPeople();
    await audit.record(store.db, {
      event_type: 'verify_failed',
      user_id: ids[0],
      origin,
      outcome: 'failure',
      reason: 'code_expired',
      details: { tries: 2 },
      phone_number: '+12025550177',
      risk_score: 0.25,
    });
    expect(await rows()).toEqual([
      {
        id: expect.any(Number),
        user_id: ids[0],
        ip_address: '2001:db8::17',
        user_agent: 'a browser',
        phone_number: '+12025550177',
        event_type: 'verify_failed',
        event_details: { outcome: 'failure', reason: 'code_expired', tries: 2 },
        risk_score: 0.25,
        created_at: instantOf(clock.now()),
      },
    ]);
  });

  test('keeps nothing of what was rolled back', async () => {
    const { audit, ids, rows, store } = await twoPeople();
    const failed = store.transaction(async (db) => {
      await audit.record(db, { event_type: 'role_changed', user_id: ids[0], origin: null, outcome: 'success', reason: null });
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    expect(await rows()).toEqual([]);
  });

  test('cuts what a browser says of itself to what the column holds', async () => {
    const { audit, rows, store } = await twoPeople();
    const long = { ...origin, user_agent: 'x'.repeat(9_000) };
    await audit.record(store.db, { event_type: 'login_failed', user_id: null, origin: long, outcome: 'failure', reason: 'unknown_email' });
    expect((await rows())[0]?.user_agent).toBe('x'.repeat(500));
  });

  test('forgets one person and not the other', async () => {
    const { audit, ids, rows, store } = await twoPeople();
    for (const user_id of ids) await audit.record(store.db, { event_type: 'export_made', user_id, origin, outcome: 'success', reason: null });
    await audit.forgetPerson(store.db, ids[0]);
    expect(await rows()).toMatchObject([
      { user_id: null, ip_address: null, user_agent: null, event_type: 'export_made' },
      { user_id: ids[1], ip_address: '2001:db8::17', user_agent: 'a browser' },
    ]);
  });
});
