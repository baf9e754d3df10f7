import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { openDesk } from '../../../tests/support/phone-desk.ts';
import { wrongFor } from '../../../tests/support/phone-house.ts';
import { analyticsOf } from '../../../tests/support/phone-rows.ts';
import { instantOf } from '../../platform/clock.ts';

const PHONE = '+12025550177';
const OTHER = '+13105550121';

const sum = (answers: readonly { readonly code: string }[]) => answers.map(({ code }) => code);

onEachDatabase('sending again', (open) => {
  test('waits 30, 60 and 120 seconds and then is over, and keeps the challenge', async () => {
    const { clock, store, person, send, resend, messages, runner } = openDesk(await open());
    const ada = await person();
    const { challenge_id, resend_after_seconds } = (await send(ada, PHONE)).body;
    const waits = [resend_after_seconds];
    await runner.drain();
    for (const seconds of [30, 60, 120]) {
      clock.pass(seconds * 1000 - 1);
      expect(await resend(ada, challenge_id)).toMatchObject({ code: 'verification.wait', body: { retry_after: 1 } });
      clock.pass(1);
      const { code, body } = await resend(ada, challenge_id);
      expect([code, body['challenge_id'], body['next'], body['expires_at']]).toEqual(['ok', challenge_id, 'code', instantOf(clock.now() + 300_000)]);
      waits.push(body['resend_after_seconds']);
      await runner.drain();
    }
    expect(waits).toEqual([30, 60, 120, null]);
    clock.pass(3_600_000);
    expect((await resend(ada, challenge_id)).code).toBe('verification.no_more_resends');
    expect(messages).toHaveLength(4);
    expect(await store.db.selectFrom('phone_verification').select(['resend_count']).execute()).toEqual([{ resend_count: 3 }]);
    expect((await analyticsOf(store)).map(([event]) => event)).toEqual(['send_code', 'resend_request', 'resend_request', 'resend_request']);
  });

  test('kills the code before, and gives back no guess', async () => {
    const { clock, person, send, resend, verify, latestCode } = openDesk(await open());
    const ada = await person();
    const { challenge_id } = (await send(ada, PHONE)).body;
    const first = await latestCode();
    for (const left of [4, 3]) expect((await verify(ada, challenge_id, wrongFor(first))).body).toMatchObject({ attempts_left: left });
    clock.pass(30_000);
    await resend(ada, challenge_id);
    const second = await latestCode();
    expect(second).not.toBe(first);
    expect(await verify(ada, challenge_id, first)).toMatchObject({ code: 'verification.wrong_code', body: { attempts_left: 2 } });
    expect((await verify(ada, challenge_id, second)).code).toBe('ok');
  });

  test('makes a code that ran out good again, by another', async () => {
    const { clock, person, send, resend, verify, latestCode } = openDesk(await open());
    const ada = await person();
    const { challenge_id } = (await send(ada, PHONE)).body;
    const first = await latestCode();
    clock.pass(300_000);
    expect((await verify(ada, challenge_id, first)).code).toBe('verification.expired');
    expect((await resend(ada, challenge_id)).code).toBe('ok');
    expect((await verify(ada, challenge_id, await latestCode())).code).toBe('ok');
    expect((await resend(ada, challenge_id)).code).toBe('verification.used');
  });

  test('is no way around the day’s limits of wrong codes', async () => {
    const { clock, person, send, sendDiligently, resendDiligently, verify, latestCode, limited } = openDesk(await open(), {
      env: { VERIFICATION_GUESSES: '20' },
    });
    const ada = await person();
    const { challenge_id } = (await send(ada, PHONE)).body;
    const answers = [];
    for (const seconds of [30, 60, 120, 1]) {
      const wrong = wrongFor(await latestCode());
      for (let guess = 0; guess < 3; guess += 1) answers.push(await verify(ada, challenge_id, wrong));
      clock.pass(seconds * 1000);
      await resendDiligently(ada, challenge_id);
    }
    expect(sum(answers)).toEqual([...Array.from({ length: 10 }, () => 'verification.wrong_code'), 'rate.limited', 'rate.limited']);
    expect(limited).toEqual(['sms_wrong_user_phone_86400', 'sms_wrong_user_phone_86400']);
    // A day later there are tries again: nobody is locked out for good.
    clock.pass(86_400_000);
    const again = (await sendDiligently(ada, PHONE)).body;
    expect((await verify(ada, again['challenge_id'], await latestCode())).code).toBe('ok');
  });
});

onEachDatabase('another number', (open) => {
  test('ends what was pending for the one before: its code is no good', async () => {
    const { store, person, send, verify, latestCode } = openDesk(await open());
    const [ada, bo] = [await person(), await person()];
    const first = (await send(ada, PHONE)).body;
    const code = await latestCode();
    const ofBo = (await send(bo, '+14155550133')).body;
    const codeOfBo = await latestCode();
    const second = (await send(ada, OTHER)).body;
    expect((await verify(ada, first['challenge_id'], code)).code).toBe('verification.expired');
    expect((await verify(ada, second['challenge_id'], code)).code).toBe('verification.wrong_code');
    expect((await verify(ada, second['challenge_id'], await latestCode())).code).toBe('ok');
    expect((await verify(bo, ofBo['challenge_id'], codeOfBo)).code).toBe('ok');
    expect(await store.db.selectFrom('users').select('phone_number').orderBy('id').execute()).toEqual([
      { phone_number: OTHER },
      { phone_number: '+14155550133' },
    ]);
    expect((await analyticsOf(store)).filter(([event]) => event === 'change_phone')).toEqual([['change_phone', { country: 'US', resend_count: 0 }]]);
  });
});
