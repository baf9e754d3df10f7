import { expect, test } from 'vitest';
import { HOUSE_KEY, inEachHouse } from '../../../../tests/support/house.ts';
import { readMail } from '../../../../tests/support/mail-text.ts';
import { everyRow } from '../../../../tests/support/every-row.ts';
import { passwordProblems } from '../passwords/contract.ts';
import { peopleProblems } from './contract.ts';

const ADA = { email: 'ada@example.org', password: 'long river quiet lamp', full_name: 'Ada' };
const BO = { email: 'bo@example.org', password: 'another quiet evening' };
const NEXT = 'seven slow trams home';

const tokenOf = (link: string): string => new URL(link).searchParams.get('token') ?? new URL(link).searchParams.get('invite') ?? '';

inEachHouse('a command about people', (open) => {
  const twoPeople = async () => {
    const house = await open();
    const [ada, bo] = [await house.signUp(ADA), await house.signUp(BO)];
    await house.store.db.deleteFrom('verification_audit_log').execute();
    const trail = () =>
      house.store.db.selectFrom('verification_audit_log').select(['user_id', 'event_type', 'ip_address', 'event_details']).orderBy('id').execute();
    return { ...house, ada, bo, trail, users: house.identityWith([HOUSE_KEY]).userCommands };
  };

  test('adds an account, whose person chooses a password with a link, or that has one already', async () => {
    const { browser, idOf, signIn, store, trail, users } = await twoPeople();
    const made = await users.create({ email: 'cy@example.org', full_name: 'Cy', password: null });
    if (typeof made !== 'object') throw new Error('no link');
    expect(made).toMatchObject({ link: expect.stringMatching(/\/reset\?token=[\w-]{43}$/), expires_at: '2026-03-02T08:15:00.000Z' });
    expect(JSON.stringify(await everyRow(store.db))).not.toContain(tokenOf(made.link));
    expect((await browser().post('/api/auth/reset', { token: tokenOf(made.link), password: NEXT })).status).toBe(200);
    expect((await (await signIn({ email: 'cy@example.org', password: NEXT })).get('/api/me')).body).toMatchObject({
      full_name: 'Cy',
      role: 'person',
    });
    expect(await users.create({ email: 'di@example.org', full_name: null, password: NEXT })).toBe('made');
    await signIn({ email: 'di@example.org', password: NEXT });
    const created = (await trail()).filter((row) => row.event_details?.['reason'] === 'created');
    expect(created).toEqual(
      [await idOf('cy@example.org'), await idOf('di@example.org')].map((user_id) => ({
        user_id,
        event_type: 'role_changed',
        ip_address: null,
        event_details: { outcome: 'success', reason: 'created', by: null },
      })),
    );
  });

  test('adds none where the address is taken or the password weak, and says so', async () => {
    const { signIn, store, trail, users } = await twoPeople();
    expect(await users.create({ ...ADA, password: NEXT })).toBeUndefined();
    await expect(users.create({ email: 'cy@example.org', full_name: null, password: 'cy@example.org.cy' })).rejects.toMatchObject({
      type: passwordProblems['auth.weak_password'],
    });
    expect(await store.db.selectFrom('users').select('email').orderBy('id').execute()).toEqual([{ email: ADA.email }, { email: BO.email }]);
    expect(await trail()).toEqual([]);
    await signIn(ADA);
  });

  test('disables and enables, at once and one person only', async () => {
    const { ada, bo, trail, users } = await twoPeople();
    expect(await users.disable(BO.email)).toBe(true);
    expect(await users.disable(BO.email)).toBe(false);
    expect([(await ada.get('/api/me')).status, (await bo.get('/api/me')).status]).toEqual([200, 401]);
    await expect(users.resetLink(BO.email)).rejects.toMatchObject({ type: peopleProblems['user.not_found'] });
    expect(await users.enable(BO.email)).toBe(true);
    expect(await trail()).toMatchObject([
      { event_type: 'role_changed', event_details: { reason: 'disabled', by: null } },
      { event_type: 'role_changed', event_details: { reason: 'enabled', by: null } },
    ]);
  });

  test('makes an administrator, who is signed out, told by mail, and needs a second factor', async () => {
    const { ada, bo, idOf, mails, runJobs, signIn, trail, users } = await twoPeople();
    expect(await users.makeAdmin(ADA.email)).toEqual({ changed: true, has_second_factor: false });
    expect(await users.makeAdmin(ADA.email)).toEqual({ changed: false, has_second_factor: false });
    expect([(await ada.get('/api/me')).status, (await bo.get('/api/me')).status]).toEqual([401, 200]);
    const again = await signIn(ADA);
    expect((await again.get('/api/me')).body).toMatchObject({ role: 'admin' });
    expect(await again.get('/api/admin/users')).toMatchObject({ status: 403, body: { code: 'auth.second_factor_required' } });
    const [row] = await trail();
    expect(row).toMatchObject({
      user_id: await idOf(ADA.email),
      event_type: 'role_changed',
      event_details: { reason: 'made_administrator', by: null, sessions: 1 },
    });
    await runJobs();
    const told = mails.filter((mail) => readMail(mail).subject === 'You are an administrator of Mingus now');
    expect(told.map(({ to }) => to)).toEqual([[ADA.email]]);
  });

  test('makes a link for a forgotten password, or sets one, which ends what has to end', async () => {
    const { ada, bo, browser, mails, runJobs, signIn, trail, users } = await twoPeople();
    const { link } = await users.resetLink(ADA.email);
    expect((await ada.get('/api/me')).status).toBe(200);
    await users.setPassword(ADA.email, NEXT);
    expect([(await ada.get('/api/me')).status, (await bo.get('/api/me')).status]).toEqual([401, 200]);
    expect((await browser().post('/api/auth/reset', { token: tokenOf(link), password: 'ten tall birches' })).status).toBe(422);
    await signIn({ ...ADA, password: NEXT });
    expect((await trail()).slice(0, 2)).toMatchObject([
      { event_type: 'role_changed', event_details: { reason: 'reset_link_made', by: null } },
      { event_type: 'password_changed', ip_address: null, event_details: { reason: 'by_command', sessions: 1 } },
    ]);
    await runJobs();
    const told = mails.map((mail) => readMail(mail)).find(({ subject }) => subject === 'Your Mingus password was changed');
    expect(told?.text).toMatch(/was changed by whoever runs this Mingus\. You were signed out everywhere, and/);
    await expect(users.setPassword(ADA.email, 'fourteen chars')).rejects.toMatchObject({ type: passwordProblems['auth.weak_password'] });
    await expect(users.resetLink('nobody@example.org')).rejects.toMatchObject({ type: peopleProblems['user.not_found'] });
  });
});

inEachHouse('an invitation', (open) => {
  const invited = async (email: string | null) => {
    const house = await open({ REGISTRATION: 'invite' });
    const users = house.identityWith([HOUSE_KEY]).userCommands;
    const invitation = await users.invite(email);
    const register = (invite: string | undefined, address: string) =>
      house.browser().post('/api/auth/register', { email: address, password: NEXT, ...(invite !== undefined && { invite }) });
    return { ...house, users, invitation, invite: tokenOf(invitation.link), register };
  };

  test('makes one account, for whoever has it, within seven days', async () => {
    const { clock, invitation, invite, register, store } = await invited(null);
    expect(invitation).toMatchObject({ link: expect.stringMatching(/\/register\?invite=[\w-]{43}$/), expires_at: '2026-03-09T08:00:00.000Z' });
    expect(JSON.stringify(await everyRow(store.db))).not.toContain(invite);
    clock.pass(7 * 24 * 3_600_000 - 1);
    expect((await register(invite, ADA.email)).status).toBe(201);
    expect(await register(invite, BO.email)).toMatchObject({ status: 422, body: { code: 'auth.invite_invalid' } });
  });

  test('is no good after that, nor is one that was never made, nor none at all', async () => {
    const { browser, clock, invite, register, store } = await invited(null);
    clock.pass(7 * 24 * 3_600_000);
    expect(await register(invite, ADA.email)).toMatchObject({ status: 422, body: { code: 'auth.invite_invalid' } });
    expect(await register('x'.repeat(43), ADA.email)).toMatchObject({ status: 422, body: { code: 'auth.invite_invalid' } });
    const without = await register(undefined, ADA.email);
    expect(without).toMatchObject({ status: 403, body: { code: 'auth.registration_closed', detail: expect.stringContaining('by invitation only') } });
    expect(await store.db.selectFrom('users').select('id').execute()).toEqual([]);
    expect((await browser().get('/api/auth/registration')).body).toEqual({ registration: 'invite', sends_mail: true });
  });

  test('for one address makes no account for another, and does not tell whom it is for', async () => {
    const { invite, register } = await invited(ADA.email);
    const refused = await register(invite, BO.email);
    expect(refused).toMatchObject({ status: 422, body: { code: 'auth.invite_invalid' } });
    expect(JSON.stringify(refused.body)).not.toContain(ADA.email);
    expect((await register(invite, 'ADA@example.org')).status).toBe(201);
  });

  test('used twice at once makes one account', async () => {
    const { invite, register, store } = await invited(null);
    const answers = await Promise.all([ADA.email, BO.email].map((email) => register(invite, email)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 422]);
    expect(await store.db.selectFrom('users').select('id').execute()).toHaveLength(1);
  });

  test('tried with a taken address stays good', async () => {
    const { invite, register, users } = await invited(null);
    await users.create({ email: BO.email, full_name: null, password: NEXT });
    expect((await register(invite, BO.email)).status).toBe(201);
    expect((await register(invite, ADA.email)).status).toBe(201);
  });

  test('opens nothing where registration is closed, and is not asked for where it is open', async () => {
    const closed = await open({ REGISTRATION: 'closed' });
    const { link } = await closed.identityWith([HOUSE_KEY]).userCommands.invite(null);
    const body = { ...ADA, invite: tokenOf(link) };
    expect(await closed.browser().post('/api/auth/register', body)).toMatchObject({ status: 403, body: { code: 'auth.registration_closed' } });
    const free = await open();
    expect((await free.browser().post('/api/auth/register', ADA)).status).toBe(201);
    expect((await free.browser().get('/api/auth/registration')).body).toEqual({ registration: 'open', sends_mail: true });
  });
});
