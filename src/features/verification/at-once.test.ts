import { expect, test } from 'vitest';
import { onEachDatabaseFile } from '../../../tests/support/databases.ts';
import { PHONE, startPhoneHouse, wrongFor } from '../../../tests/support/phone-house.ts';
import { startApp } from '../../../tests/support/server.ts';
import { openStore } from '../../platform/database/open.ts';

const GUESSES = 200;
/** It may take a while on a busy machine; nothing here depends on how long. */
const TIMEOUT_MS = 240_000;

onEachDatabaseFile('two server processes over one database, asked all at once', (makeDatabase) => {
  /** Ada's browser at one server, and the same browser as the other sees it. */
  const twoServers = async () => {
    const database = await makeDatabase();
    const [here, there] = [await openStore(database), await openStore(database)];
    const house = await startPhoneHouse(here);
    const other = await startApp(there, { env: house.sms.env, codeDigits: 16 });
    const ada = await house.person();
    const elsewhere = other.client();
    for (const [name, value] of ada.cookies) elsewhere.cookies.set(name, value);
    await elsewhere.get('/api/auth/session');
    const end = async (): Promise<void> => {
      await Promise.all([house.app.close(), other.close()]);
      await Promise.all([here.close(), there.close()]);
    };
    return { ...house, browsers: [ada, elsewhere] as const, ada, end };
  };
  const codesOf = (answers: readonly { readonly status: number; readonly body: unknown }[]): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const { status, body } of answers) {
      const code: unknown = typeof body === 'object' && body !== null && 'code' in body ? body.code : status;
      counts.set(String(code), (counts.get(String(code)) ?? 0) + 1);
    }
    return counts;
  };

  test(
    'look at exactly five of 200 wrong guesses',
    async () => {
      const { store, browsers, ada, ask, verify, trail, end } = await twoServers();
      const { challenge_id, code } = await ask(ada);
      const answers = await Promise.all(
        Array.from({ length: GUESSES }, (_, index) => verify(browsers[index % 2 === 0 ? 0 : 1], challenge_id, wrongFor(code))),
      );
      const codes = codesOf(answers);
      expect(codes.get('verification.wrong_code')).toBe(5);
      expect((codes.get('verification.max_attempts') ?? 0) + (codes.get('rate.limited') ?? 0)).toBe(GUESSES - 5);
      const left = answers.flatMap(({ body }) =>
        typeof body === 'object' && body !== null && 'attempts_left' in body ? [Number(body.attempts_left)] : [],
      );
      expect(left.toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3, 4]);
      expect(await store.db.selectFrom('phone_verification').select(['attempts', 'status']).execute()).toEqual([{ attempts: 5, status: 'failed' }]);
      expect((await trail()).filter((row) => row === 'verify_failed: invalid_code')).toHaveLength(5);
      // What was not looked at does not count against the day.
      const counters = await store.db.selectFrom('rate_counters').select('tries').where('name', 'like', 'sms_wrong_%').execute();
      expect(counters).toEqual([{ tries: 5 }, { tries: 5 }]);
      await end();
    },
    TIMEOUT_MS,
  );

  test(
    'accept exactly one of 200 right ones',
    async () => {
      const { store, browsers, ada, ask, verify, trail, end } = await twoServers();
      const { challenge_id, code } = await ask(ada);
      const answers = await Promise.all(Array.from({ length: GUESSES }, (_, index) => verify(browsers[index % 2 === 0 ? 0 : 1], challenge_id, code)));
      const codes = codesOf(answers);
      expect(codes.get('200')).toBe(1);
      expect(codes.get('verification.wrong_code')).toBeUndefined();
      expect(await store.db.selectFrom('phone_verification').select('status').execute()).toEqual([{ status: 'verified' }]);
      expect(await store.db.selectFrom('users').select('phone_number').execute()).toEqual([{ phone_number: PHONE }]);
      expect((await trail()).filter((row) => row.startsWith('verify_success'))).toHaveLength(1);
      await end();
    },
    TIMEOUT_MS,
  );

  test(
    'send one of twenty codes that are asked for again at the same moment',
    async () => {
      const { app, browsers, ada, ask, verify, latestCode, sms, end } = await twoServers();
      const { challenge_id, code: first } = await ask(ada);
      app.clock.pass(30_000);
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) => browsers[index % 2 === 0 ? 0 : 1].post('/api/verification/resend', { challenge_id })),
      );
      const codes = codesOf(answers);
      expect(codes.get('202')).toBe(1);
      // Some met the limit of messages to a number while the others' were not given back yet.
      expect((codes.get('verification.wait') ?? 0) + (codes.get('rate.limited') ?? 0)).toBe(19);
      const second = await latestCode();
      expect(sms.messages).toHaveLength(2);
      expect((await verify(ada, challenge_id, first)).status).toBe(422);
      expect((await verify(ada, challenge_id, second)).status).toBe(200);
      await end();
    },
    TIMEOUT_MS,
  );
});
