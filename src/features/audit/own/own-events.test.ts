import { expect, test } from 'vitest';
import type { Client } from '../../../../tests/support/client.ts';
import { inEachHouse } from '../../../../tests/support/house.ts';
import { addTotp } from '../../../../tests/support/second-factors.ts';
import { AUDIT_EVENTS } from '../../../contract/audit-events.ts';
import { createAudit } from '../index.ts';
import { listOwnEvents } from './contract.ts';

const ADA = { email: 'ada@example.org', password: 'long river quiet lamp' };
const BO = { email: 'bo@example.org', password: 'another quiet evening' };
const NEXT = 'seven slow trams home';

inEachHouse('one’s own record of what happened', (open) => {
  const twoPeople = async () => {
    const house = await open();
    return { ...house, ada: await house.signUp(ADA), bo: await house.signUp(BO) };
  };
  const pageOf = async (person: Client, query = '') => (await person.get(`/api/security/events${query}`)).read(listOwnEvents.answers[200]);
  const eventsOf = async (person: Client) => (await pageOf(person)).items.map(({ event }) => event);

  test('tells what happened to one’s account, when and from where, the newest first, and nothing of anybody else’s', async () => {
    const { ada, bo, browser, clock } = await twoPeople();
    const began = new Date(clock.now()).toISOString();
    clock.pass(1000);
    await browser().post('/api/auth/login', { email: ADA.email, password: 'a guess' }, { headers: { 'user-agent': 'a stranger' } });
    clock.pass(1000);
    await ada.post('/api/me/password', { current_password: 'not it', new_password: NEXT });
    clock.pass(1000);
    await ada.post('/api/me/password', { current_password: ADA.password, new_password: NEXT });
    clock.pass(1000);
    await addTotp(ada, clock);
    expect(await eventsOf(ada)).toEqual(['factor_added', 'password_changed', 'confirm_failed', 'sign_in_failed', 'registered']);
    const { items } = await pageOf(ada);
    expect(items.at(-1)).toEqual({
      id: expect.any(Number),
      created_at: began,
      event: 'registered',
      by_operator: false,
      ip_address: '127.0.0.1',
      user_agent: 'node',
    });
    expect(items.at(-2)).toMatchObject({ user_agent: 'a stranger' });
    expect(await eventsOf(bo)).toEqual(['registered']);
    expect((await browser().get('/api/security/events')).status).toBe(401);
  });

  test('comes page by page, within one instant too', async () => {
    const house = await twoPeople();
    const audit = createAudit(house);
    const [adaId, boId] = [await house.idOf(ADA.email), await house.idOf(BO.email)];
    await house.store.db.deleteFrom('verification_audit_log').execute();
    for (const user_id of [adaId, boId, adaId, adaId, boId, adaId]) {
      await audit.record(house.store.db, { event_type: 'export_made', user_id, origin: null, outcome: 'success', reason: null });
    }
    const first = await pageOf(house.ada, '?limit=3');
    const second = await pageOf(house.ada, `?limit=3&cursor=${first.next_cursor}`);
    expect([first.items.length, second.items.length, second.next_cursor]).toEqual([3, 1, null]);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(4);
  });

  test('tells no reason, no score and no number, nor what would show an attacker how they were seen', async () => {
    const house = await twoPeople();
    const user_id = await house.idOf(ADA.email);
    const audit = createAudit(house);
    for (const event_type of AUDIT_EVENTS) {
      await audit.record(house.store.db, {
        event_type,
        user_id,
        origin: { ip_address: '192.0.2.7', user_agent: 'a browser' },
        outcome: 'failure',
        reason: 'mark-of-reason',
        details: { limit: 'mark-of-limit' },
        phone_number: '+12025550177',
        risk_score: 0.4321,
      });
    }
    const answer = await house.ada.get('/api/security/events');
    for (const secret of ['mark-of', '0.4321', '0177']) expect(JSON.stringify(answer.body)).not.toContain(secret);
    const { items } = answer.read(listOwnEvents.answers[200]);
    const told = items.filter(({ ip_address }) => ip_address === '192.0.2.7').map(({ event }) => event);
    expect(told.toSorted()).toEqual([
      'code_sent',
      'code_wrong',
      'email_changed',
      'export_made',
      'password_changed',
      'phone_changed',
      'phone_confirmed',
      'recovery_codes_made',
      'rights_changed',
      'sign_in_failed',
      'signed_in',
      'signed_out',
    ]);
  });

  test('says of what an operator did that they did it, and not from where', async () => {
    const house = await twoPeople();
    const [user_id, by] = [await house.idOf(ADA.email), await house.idOf(BO.email)];
    const origin = { ip_address: '198.51.100.9', user_agent: 'the operator’s browser' };
    const details = { by, sessions: 1 };
    const happened = { user_id, origin, outcome: 'success', reason: 'by_admin', details } as const;
    await createAudit(house).record(house.store.db, { event_type: 'session_revoked', ...happened });
    const { items } = await pageOf(house.ada);
    expect(items[0]).toMatchObject({ event: 'signed_out', by_operator: true, ip_address: null, user_agent: null });
  });
});
