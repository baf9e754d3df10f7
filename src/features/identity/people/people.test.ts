import { expect, test } from 'vitest';
import { inEachHouse } from '../../../../tests/support/house.ts';
import { commonProblems } from '../../../contract/problem.ts';
import type { Doer } from '../index.ts';
import { peopleProblems } from './contract.ts';

const ADA = { email: 'ada@example.org', password: 'long river quiet lamp', full_name: 'Ada' };
const BO = { email: 'bo@example.org', password: 'another quiet evening' };
const EVE = { email: 'eve@example.org', password: 'seven slow trams home' };

inEachHouse('looking after people', (open) => {
  const withAdministrators = async (...emails: readonly string[]) => {
    const house = await open();
    const browsers = [await house.signUp(ADA), await house.signUp(BO), await house.signUp(EVE)] as const;
    const ids = [await house.idOf(ADA.email), await house.idOf(BO.email), await house.idOf(EVE.email)] as const;
    await house.store.db.updateTable('users').set({ role: 'admin' }).where('email', 'in', emails).execute();
    await house.store.db.deleteFrom('verification_audit_log').execute();
    const by = (id: number): Doer => ({ caller: { user_id: id }, origin: { ip_address: '203.0.113.9', user_agent: 'a browser' } });
    const rows = () =>
      house.store.db.selectFrom('verification_audit_log').select(['event_type', 'user_id', 'ip_address', 'event_details']).orderBy('id').execute();
    const statuses = () => Promise.all(browsers.map(async (browser) => (await browser.get('/api/me')).status));
    const { people } = house.identityWith(['another key for another process, forty']);
    return { ...house, browsers, ids, by, rows, statuses, people };
  };

  test('disabling ends sessions and tokens at once, is recorded once and told by mail; others go on', async () => {
    const { by, clock, ids, mails, people, rows, runJobs, statuses, store } = await withAdministrators(ADA.email);
    const token = { name: 'script', scopes: ['read'], created_at: '2026-03-02T08:00:00.000Z' } as const;
    await store.db
      .insertInto('api_tokens')
      .values([
        { ...token, user_id: ids[0], token_hash: 'a'.repeat(64) },
        { ...token, user_id: ids[1], token_hash: 'b'.repeat(64) },
      ])
      .execute();
    clock.pass(60_000);
    expect(await people.disable(ids[1], by(ids[0]))).toBe(true);
    expect(await people.disable(ids[1], by(ids[0]))).toBe(false);
    expect(await statuses()).toEqual([200, 401, 200]);
    expect(await store.db.selectFrom('sessions').select('id').where('user_id', '=', ids[1]).execute()).toEqual([]);
    expect(await store.db.selectFrom('api_tokens').select('revoked_at').orderBy('id').execute()).toEqual([
      { revoked_at: null },
      { revoked_at: '2026-03-02T08:01:00.000Z' },
    ]);
    const event_details = { outcome: 'success', reason: 'disabled', by: ids[0], sessions: 1, tokens: 1 };
    expect(await rows()).toEqual([{ event_type: 'role_changed', user_id: ids[1], ip_address: '203.0.113.9', event_details }]);
    await runJobs();
    expect(mails.map(({ to, text }) => [to, text.includes('Subject: Your Mingus account was disabled')])).toEqual([[[BO.email], true]]);
  });

  test('enabling lets them sign in again, with no session and no token come back', async () => {
    const { by, ids, mails, people, rows, runJobs, signIn, statuses } = await withAdministrators(ADA.email);
    expect(await people.enable(ids[1], by(ids[0]))).toBe(false);
    await people.disable(ids[1], by(ids[0]));
    expect(await people.enable(ids[1], by(ids[0]))).toBe(true);
    expect(await statuses()).toEqual([200, 401, 200]);
    expect((await (await signIn(BO)).get('/api/me')).status).toBe(200);
    expect((await rows()).map(({ event_details }) => event_details)).toMatchObject([
      { reason: 'disabled' },
      { reason: 'enabled', by: ids[0] },
      { reason: null },
    ]);
    await runJobs();
    const subjects = mails.map(({ text }) => /Subject: (.*)/.exec(text)?.[1]?.trim());
    expect(subjects.filter((subject) => subject?.startsWith('Your Mingus account'))).toEqual([
      'Your Mingus account was disabled',
      'Your Mingus account was enabled again',
    ]);
  });

  test('ending sessions keeps the person, who may sign in again', async () => {
    const { by, ids, people, rows, signIn, statuses } = await withAdministrators(ADA.email);
    await signIn(BO);
    expect(await people.endSessions(ids[1], by(ids[0]))).toBe(2);
    expect(await statuses()).toEqual([200, 401, 200]);
    const ended = (await rows()).filter(({ event_type }) => event_type === 'session_revoked');
    expect(ended).toEqual([
      {
        event_type: 'session_revoked',
        user_id: ids[1],
        ip_address: '203.0.113.9',
        event_details: { outcome: 'success', reason: 'by_administrator', by: ids[0], sessions: 2 },
      },
    ]);
    expect((await (await signIn(BO)).get('/api/me')).status).toBe(200);
  });

  test('nobody disables themselves, nor the last administrator, and nothing is recorded of it', async () => {
    const { by, ids, people, rows, statuses } = await withAdministrators(ADA.email, BO.email);
    await expect(people.disable(ids[0], by(ids[0]))).rejects.toMatchObject({ type: peopleProblems['user.yourself'] });
    await people.disable(ids[0], by(ids[1]));
    await expect(people.disable(ids[1], 'command')).rejects.toMatchObject({ type: peopleProblems['user.last_administrator'] });
    expect(await statuses()).toEqual([401, 200, 200]);
    expect(await rows()).toHaveLength(1);
  });

  test('of two administrators who disable each other at once, one is left', async () => {
    const { by, ids, people, identityWith, store } = await withAdministrators(ADA.email, BO.email);
    const elsewhere = identityWith(['a third key for a third process, thirty']).people;
    const tries = await Promise.allSettled([people.disable(ids[0], by(ids[1])), elsewhere.disable(ids[1], by(ids[0]))]);
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { type: commonProblems['auth.forbidden'] } });
    expect(await store.db.selectFrom('users').select('id').where('role', '=', 'admin').where('is_active', '=', true).execute()).toHaveLength(1);
  });

  test('is for administrators who still are, and of people who are there', async () => {
    const { by, ids, people, rows } = await withAdministrators(ADA.email);
    for (const what of ['disable', 'enable', 'endSessions'] as const) {
      await expect(people[what](ids[1], by(ids[2]))).rejects.toMatchObject({ type: commonProblems['auth.forbidden'] });
      await expect(people[what](987_654_321, by(ids[0]))).rejects.toMatchObject({ type: peopleProblems['user.not_found'] });
    }
    expect(await rows()).toEqual([]);
  });

  test('by a command it names nobody who did it', async () => {
    const { ids, people, rows } = await withAdministrators(ADA.email);
    await people.disable(ids[1], 'command');
    expect(await rows()).toEqual([
      {
        event_type: 'role_changed',
        user_id: ids[1],
        ip_address: null,
        event_details: { outcome: 'success', reason: 'disabled', by: null, sessions: 1, tokens: 0 },
      },
    ]);
  });
});
