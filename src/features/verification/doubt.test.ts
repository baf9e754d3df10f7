import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { openDesk } from '../../../tests/support/phone-desk.ts';
import { eventsOf } from '../../../tests/support/phone-rows.ts';
import { solve } from '../../../tests/support/solve-captcha.ts';
import { captchaChallenge } from '../../contract/captcha.ts';
import { instantOf } from '../../platform/clock.ts';

const PHONE = '+12025550177';
const OTHER = '+13105550121';

onEachDatabase('a doubtful request', (open) => {
  test('that is an ordinary newcomer’s scores .0984 and is sent, from a private address too', async () => {
    for (const ip_address of ['203.0.113.9', '10.0.0.7', '192.168.1.4', '127.0.0.1', '::1', 'fd00::1']) {
      const { store, person, send } = openDesk(await open());
      const ada = { ...(await person()), ip_address };
      expect((await send(ada, PHONE)).body).toMatchObject({ next: 'code' });
      const row = await store.db.selectFrom('phone_verification').selectAll().executeTakeFirstOrThrow();
      expect([row.risk_score, row.risk_version, row.risk_reasons]).toEqual([0.0984, 1, ['account_age_minutes', 'base']]);
      expect(row.risk_inputs).toMatchObject({ account_age_minutes: 5, phones_per_user: 1, suspicious_address: false, known_device: false });
    }
  });

  test('is asked for work first, which is noted, and good once', async () => {
    const { store, person, send, messages, runner } = openDesk(await open());
    const ada = await person();
    ada.user_agent = 'Mozilla/5.0 HeadlessChrome/150.0.0.0';
    const asked = await send(ada, PHONE);
    expect(asked.body).toMatchObject({ challenge_id: null, expires_at: null, resend_after_seconds: null, next: 'captcha' });
    const captcha = await solve(captchaChallenge.parse(asked.body['captcha']));
    const wrong = { ...captcha, solution: { ...captcha.solution, derivedKey: '00' } };
    expect((await send(ada, PHONE, { captcha: wrong })).body).toMatchObject({ next: 'captcha' });
    const bo = { ...(await person()), user_agent: ada.user_agent };
    expect((await send(bo, OTHER, { captcha })).body).toMatchObject({ next: 'captcha' });
    expect((await send(ada, PHONE, { captcha })).body).toMatchObject({ next: 'code', resend_after_seconds: 30 });
    expect((await send(ada, PHONE, { captcha })).body).toMatchObject({ next: 'captcha' });
    await runner.drain();
    expect(messages).toHaveLength(1);
    expect(await eventsOf(store)).toEqual([
      'send_code_attempt: risk',
      'captcha_required: risk',
      'send_code_attempt: wrong_or_used',
      'captcha_failed: wrong_or_used',
      'send_code_attempt: wrong_or_used',
      'captcha_failed: wrong_or_used',
      'send_code_attempt: null',
      'send_code_attempt: wrong_or_used',
      'captcha_failed: wrong_or_used',
      'send_code_success: null',
    ]);
    expect(await store.db.selectFrom('phone_verification').select('captcha_verified').execute()).toEqual([{ captcha_verified: true }]);
  });

  test('from .60 on waits a minute as well, and its code is good from then on', async () => {
    const { clock, store, person, send, sendDiligently, status, verify, messages, runner, latestCode } = openDesk(await open());
    const ada = await person();
    for (const phone of ['+14155550133', '+12125550134']) {
      await send(ada, phone);
      await runner.drain();
    }
    ada.user_agent = 'Mozilla/5.0 HeadlessChrome/150.0.0.0';
    const { body } = await sendDiligently(ada, PHONE);
    expect(body).toMatchObject({ next: 'code', resend_after_seconds: 90, expires_at: instantOf(clock.now() + 360_000) });
    const row = await store.db.selectFrom('phone_verification').select('risk_score').where('phone_number', '=', PHONE).executeTakeFirstOrThrow();
    expect(row.risk_score).toBeGreaterThanOrEqual(0.6);
    expect(row.risk_score).toBeLessThan(0.85);
    clock.pass(59_999);
    await runner.drain();
    expect(messages).toHaveLength(2);
    expect((await status(ada)).body).toMatchObject({ challenge: { message: 'on_its_way' } });
    clock.pass(1);
    const code = await latestCode();
    expect(messages).toHaveLength(3);
    expect((await verify(ada, body['challenge_id'], code)).code).toBe('ok');
  });

  test('from .85 on gets no message and the answer that others get', async () => {
    const desk = openDesk(await open());
    const [ada, bo] = [await desk.person(), await desk.person()];
    // Eight numbers of one beginning within an hour, of other people.
    for (let index = 0; index < 5; index += 1) await desk.sendDiligently(await desk.person(99_999), `+1202555010${index}`);
    await desk.runner.drain();
    desk.clock.pass(3_599_000);
    const rows = await desk.store.db.selectFrom('phone_verification').selectAll().execute();
    for (const [index, { id: _, ...row }] of [...rows, ...rows].entries()) {
      await desk.store.db
        .insertInto('phone_verification')
        .values({ ...row, phone_number: `+1202555019${index}`, challenge_id: `more ${index}`, created_at: instantOf(desk.clock.now()) })
        .execute();
    }
    await desk.store.db.deleteFrom('rate_counters').execute();
    const before = desk.messages.length;
    const silent = await desk.send(ada, PHONE);
    const usual = await desk.send(bo, OTHER);
    expect(Object.keys(silent.body)).toEqual(Object.keys(usual.body));
    expect({ ...silent.body, challenge_id: '' }).toEqual({ ...usual.body, challenge_id: '' });
    await desk.runner.drain();
    expect(desk.messages.slice(before).map(({ to }) => to)).toEqual([OTHER]);
    const statuses = [await desk.status(ada), await desk.status(bo)].map(({ body }) => body['challenge']);
    expect(statuses).toMatchObject([
      { message: 'sent', attempts_left: 5 },
      { message: 'sent', attempts_left: 5 },
    ]);
    expect(await desk.verify(ada, silent.body['challenge_id'], '123456')).toMatchObject({
      code: 'verification.wrong_code',
      body: { attempts_left: 4 },
    });
    desk.clock.pass(30_000);
    expect((await desk.resend(ada, silent.body['challenge_id'])).body).toMatchObject({ next: 'code', challenge_id: silent.body['challenge_id'] });
    expect((await eventsOf(desk.store)).filter((event) => event.startsWith('risk_denied'))).toEqual(['risk_denied: risk', 'risk_denied: risk']);
  });

  test('of a browser that is known for a day scores six tenths, and not of one that was there first today', async () => {
    const { store, person, send, know } = openDesk(await open());
    const ada = await person(3_000);
    await send(ada, PHONE);
    for (const since of ['2025-01-14T12:00:00.001Z', '2025-01-14T12:00:00.000Z']) {
      know(ada, since);
      await send(ada, PHONE);
    }
    const scores = await store.db.selectFrom('phone_verification').select('risk_score').orderBy('id').execute();
    expect(scores).toEqual([{ risk_score: 0.02 }, { risk_score: 0.02 }, { risk_score: 0.012 }]);
  });
});
