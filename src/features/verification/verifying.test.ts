import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { OTHER_PHONE, PHONE, startPhoneHouse, wrongFor } from '../../../tests/support/phone-house.ts';
import { said } from '../../../tests/support/two-people.ts';
import { instantOf } from '../../platform/clock.ts';

const wrongCode = (attempts_left: number) => ({ status: 422, body: { code: 'verification.wrong_code', attempts_left } });

onEachDatabase('a phone code', (open) => {
  test('confirms the number it was sent to, and the number is kept', async () => {
    const { app, store, person, ask, verify, sms, trail } = await startPhoneHouse(await open());
    const [ada, bo] = [await person(), await person()];
    const { challenge_id, code, expires_at, resend_after_seconds } = await ask(ada);
    expect([expires_at, resend_after_seconds]).toEqual([instantOf(app.clock.now() + 300_000), 30]);
    expect(Buffer.from(challenge_id, 'base64url')).toHaveLength(32);
    const answer = await verify(ada, challenge_id, code);
    expect(said(answer)).toEqual({ status: 200, body: { phone_verified_at: instantOf(app.clock.now()) } });
    expect(sms.messages.map(({ to }) => to)).toEqual([PHONE]);

    const people = await store.db.selectFrom('users').select(['phone_number', 'phone_verified_at']).orderBy('id').execute();
    expect(people).toEqual([
      { phone_number: PHONE, phone_verified_at: instantOf(app.clock.now()) },
      { phone_number: null, phone_verified_at: null },
    ]);
    expect((await ada.get('/api/verification/status')).body).toMatchObject({ phone_number: '+1••••••••77', verified: true, challenge: null });
    expect((await bo.get('/api/verification/status')).body).toMatchObject({ phone_number: null, verified: false, challenge: null });
    expect((await ada.get('/api/auth/session')).status).toBe(200);
    expect(await trail()).toEqual(['send_code_attempt: null', 'send_code_success: null', 'verify_attempt: null', 'verify_success: null']);
  });

  test('is used once', async () => {
    const { person, ask, verify, trail } = await startPhoneHouse(await open());
    const ada = await person();
    const { challenge_id, code } = await ask(ada);
    await verify(ada, challenge_id, code);
    expect(await verify(ada, challenge_id, code)).toMatchObject({ status: 422, body: { code: 'verification.used' } });
    expect((await trail()).slice(-2)).toEqual(['verify_attempt: null', 'verify_failed: already_used']);
  });

  test('is good at 299.9 s and no more at 300.0 s', async () => {
    const { app, person, ask, verify, trail } = await startPhoneHouse(await open());
    const [ada, bo] = [await person(), await person()];
    const [ofAda, ofBo] = [await ask(ada), await ask(bo, OTHER_PHONE)];
    app.clock.pass(299_900);
    expect((await verify(ada, ofAda.challenge_id, ofAda.code)).status).toBe(200);
    app.clock.pass(100);
    expect(await verify(bo, ofBo.challenge_id, ofBo.code)).toMatchObject({ status: 422, body: { code: 'verification.expired' } });
    expect((await trail()).at(-1)).toBe('verify_failed: code_expired');
  });

  test('may be guessed wrong three times, and nobody is locked out', async () => {
    const { person, ask, verify } = await startPhoneHouse(await open());
    const ada = await person();
    const { challenge_id, code } = await ask(ada);
    for (const left of [4, 3, 2]) expect(await verify(ada, challenge_id, wrongFor(code))).toMatchObject(wrongCode(left));
    expect((await verify(ada, challenge_id, code)).status).toBe(200);
  });

  test('is no good any more after five wrong guesses, and a new one is', async () => {
    const { person, ask, verify, trail } = await startPhoneHouse(await open());
    const ada = await person();
    const first = await ask(ada);
    for (const left of [4, 3, 2, 1, 0]) expect(await verify(ada, first.challenge_id, wrongFor(first.code))).toMatchObject(wrongCode(left));
    expect(await verify(ada, first.challenge_id, first.code)).toMatchObject({ status: 422, body: { code: 'verification.max_attempts' } });
    expect((await trail()).slice(-4)).toEqual([
      'verify_attempt: null',
      'verify_failed: invalid_code',
      'verify_attempt: null',
      'verify_failed: max_attempts_reached',
    ]);
    const second = await ask(ada);
    expect((await verify(ada, second.challenge_id, second.code)).status).toBe(200);
  });

  test('of another person answers like one that does not exist', async () => {
    const { person, ask, verify, store } = await startPhoneHouse(await open());
    const [ada, bo] = [await person(), await person()];
    const { challenge_id, code } = await ask(ada);
    const stranger = await verify(bo, challenge_id, code);
    const absent = await verify(bo, 'x'.repeat(43), code);
    expect(said(stranger)).toEqual(said(absent));
    expect(stranger).toMatchObject({ status: 404, body: { code: 'verification.not_found' } });
    const resent = [await bo.post('/api/verification/resend', { challenge_id }), await bo.post('/api/verification/resend', { challenge_id: 'x' })];
    expect(resent.map(said)).toEqual([said(absent), said(absent)]);
    expect(await store.db.selectFrom('phone_verification').select('attempts').execute()).toEqual([{ attempts: 0 }]);
    expect((await verify(ada, challenge_id, code)).status).toBe(200);
  });

  test.each(['user_id', 'phone_number', 'purpose', 'challenge_id', 'salt'] as const)(
    'fits nothing but what it was made for: with another %s it is wrong',
    async (column) => {
      const { app, person, ask, verify, store } = await startPhoneHouse(await open());
      const [ada, bo] = [await person(), await person()];
      const { challenge_id, code } = await ask(ada);
      const boId = (await bo.get('/api/me')).body;
      const swapped = {
        user_id: Number(Object.entries(boId ?? {}).find(([name]) => name === 'id')?.[1]),
        phone_number: OTHER_PHONE,
        purpose: 'sign_in',
        challenge_id: 'y'.repeat(43),
        salt: 'z'.repeat(43),
      };
      await store.db
        .updateTable('phone_verification')
        .set({ [column]: swapped[column] })
        .execute();
      const asked = column === 'challenge_id' ? swapped.challenge_id : challenge_id;
      expect(await verify(column === 'user_id' ? bo : ada, asked, code)).toMatchObject(wrongCode(4));
      await app.close();
    },
  );

  test('is compared with spaces and dashes left aside, and not looked at when it has another form', async () => {
    const { person, ask, verify } = await startPhoneHouse(await open());
    const ada = await person();
    const { challenge_id, code } = await ask(ada);
    for (const form of ['', '12345', 'abcdef', '１２３４５６', '1'.repeat(17)])
      expect((await verify(ada, challenge_id, form)).status, form).toBe(400);
    expect((await verify(ada, challenge_id, `${code.slice(0, 3)} ${code.slice(3, 6)}-${code.slice(6)} `)).status).toBe(200);
  });

  test('that takes the place of another number tells so: in the trail and by mail', async () => {
    const { store, person, ask, verify, trail } = await startPhoneHouse(await open());
    const ada = await person();
    for (const phone of [PHONE, OTHER_PHONE]) {
      const { challenge_id, code } = await ask(ada, phone);
      expect((await verify(ada, challenge_id, code)).status).toBe(200);
    }
    expect((await trail()).filter((row) => row.startsWith('phone_changed'))).toHaveLength(1);
    expect(await store.db.selectFrom('users').select('phone_number').execute()).toEqual([{ phone_number: OTHER_PHONE }]);
    const mails = await store.db.selectFrom('outbox').select('payload').where('kind', '=', 'delivery.mail').execute();
    expect(mails).toMatchObject([{ payload: { template: 'verification.phone_replaced' } }]);
  });
});
