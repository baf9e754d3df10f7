import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { openDesk } from '../../../tests/support/phone-desk.ts';
import { eventsOf } from '../../../tests/support/phone-rows.ts';

onEachDatabase('a number', (open) => {
  test.each([
    ['hello', 'not_a_number'],
    ['+1 202 555', 'not_a_number'],
    ['+12025550177 ext 5', 'not_a_number'],
    ['+1 800 555 0123', 'toll_free'],
    ['+1 900 555 0123', 'premium'],
    ['+81 50 1234 5678', 'voip'],
    ['+44 7612 345678', 'pager'],
    ['+49 1512 3456789', 'country'],
    ['+800 1234 5678', 'toll_free'],
  ])('%s is refused, and it is said why: %s', async (phone, reason) => {
    const { store, person, send, messages, runner } = openDesk(await open());
    const ada = await person();
    const answer = await send(ada, phone);
    expect([answer.code, answer.body['reason']]).toEqual([
      'verification.number_refused',
      reason === 'pager' ? expect.stringMatching(/pager|not_a_number/) : reason,
    ]);
    await runner.drain();
    expect(messages).toEqual([]);
    expect((await eventsOf(store))[0]).toMatch(/^invalid_phone: /);
    expect(await eventsOf(store)).toHaveLength(1);
    expect(await store.db.selectFrom('rate_counters').select('id').execute()).toEqual([]);
  });

  test('may be written as people write it', async () => {
    const { store, person, send } = openDesk(await open(), { env: { VERIFICATION_COUNTRIES: 'US, DE', VERIFICATION_VOIP: 'true' } });
    for (const [text, country] of [
      ['(202) 555-0177', undefined],
      ['+1 202-555-0178', undefined],
      ['01512 3456789', 'DE'],
    ] as const) {
      expect((await send(await person(), text, country === undefined ? {} : { country })).code, text).toBe('ok');
    }
    const rows = await store.db.selectFrom('phone_verification').select(['phone_number', 'country']).orderBy('id').execute();
    expect(rows).toEqual([
      { phone_number: '+12025550177', country: 'US' },
      { phone_number: '+12025550178', country: 'US' },
      { phone_number: '+4915123456789', country: 'DE' },
    ]);
  });
});
