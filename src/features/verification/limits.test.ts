import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { type Caller, type Desk, openDesk, phoneOf } from '../../../tests/support/phone-desk.ts';

const PHONE = '+12025550177';
const OTHER = '+13105550121';

onEachDatabase('a number that is tried by many', (open) => {
  test('gets 20 wrong guesses a day over all people', async () => {
    const desk = openDesk(await open());
    const codes = [];
    for (let index = 0; index < 6; index += 1) {
      const caller = await desk.person(2_000);
      const { body } = await desk.sendDiligently(caller, PHONE);
      for (let guess = 0; guess < 5; guess += 1) codes.push((await desk.verify(caller, body['challenge_id'] ?? 'none', '000000')).code);
      desk.clock.pass(3_600_000);
    }
    expect(codes.filter((code) => code === 'verification.wrong_code').length).toBeLessThanOrEqual(20);
    expect(codes.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'verification.wrong_code'));
  });
});

onEachDatabase('limits of sending', (open) => {
  const limits: readonly (readonly [string, (desk: Desk, ada: Caller, index: number) => Promise<{ code: string }>, number])[] = [
    ['sms_phone_3600', async (desk) => desk.sendDiligently(await desk.person(99_999), PHONE), 5],
    ['sms_user_3600', (desk, ada, index) => desk.sendDiligently({ ...ada, ip_address: `198.51.100.${index}` }, index % 2 === 0 ? PHONE : OTHER), 5],
    [
      'sms_address_3600',
      async (desk, _ada, index) => desk.sendDiligently({ ...(await desk.person(99_999)), ip_address: '198.51.100.9' }, phoneOf(index)),
      10,
    ],
    ['sms_prefix_3600', async (desk, _ada, index) => desk.sendDiligently(await desk.person(99_999), `+1202555010${index}`), 5],
    ['sms_user_phones', (desk, ada, index) => desk.sendDiligently({ ...ada, ip_address: `198.51.100.${index}` }, phoneOf(index)), 3],
  ];
  test.each(limits)('%s', async (name, attempt, most) => {
    const desk = openDesk(await open());
    const ada = await desk.person(99_999);
    const codes = [];
    for (let index = 0; index < most + 2; index += 1) codes.push((await attempt(desk, ada, index)).code);
    expect(codes).toEqual([...Array.from({ length: most }, () => 'ok'), 'rate.limited', 'rate.limited']);
    expect(desk.limited).toEqual([name, name]);
  });

  test('of countries for one address: the fourth is refused, one of the three is not', async () => {
    const desk = openDesk(await open(), { env: { VERIFICATION_COUNTRIES: 'US, CA, DE, FR, GB' } });
    const codes = [];
    const numbers = ['+12025550177', '+16135550123', '+4915123456789', '+33612345678', '+16135550124'];
    for (const phone of numbers) {
      const caller = { ...(await desk.person(99_999)), ip_address: '198.51.100.9' };
      codes.push((await desk.sendDiligently(caller, phone)).code);
    }
    expect(codes).toEqual(['ok', 'ok', 'ok', 'rate.limited', 'ok']);
  });

  test('of foreign countries hold for all together', async () => {
    const desk = openDesk(await open(), { env: { VERIFICATION_COUNTRIES: 'US, CA', VERIFICATION_SENDS_FOREIGN: '2/86400' } });
    const codes = [];
    for (const phone of ['+16135550123', '+12025550177', '+14165550124', '+15145550125', '+13105550121'])
      codes.push((await desk.send(await desk.person(99_999), phone)).code);
    expect(codes).toEqual(['ok', 'ok', 'ok', 'rate.limited', 'ok']);
  });

  test('do not count what another one refused', async () => {
    const desk = openDesk(await open());
    const ada = await desk.person(99_999);
    for (let index = 0; index < 9; index += 1) await desk.sendDiligently({ ...ada, ip_address: `198.51.100.${index}` }, PHONE);
    const tries = await desk.store.db
      .selectFrom('rate_counters')
      .select(['name', 'tries'])
      .where('name', 'in', ['sms_user_3600', 'sms_phone_3600'])
      .execute();
    expect(tries.map((row) => row.tries)).toEqual([5, 5]);
    const addresses = await desk.store.db.selectFrom('rate_counters').select('tries').where('name', '=', 'sms_address_3600').execute();
    expect(addresses.filter((row) => row.tries > 0)).toHaveLength(5);
  });
});

onEachDatabase('counters that cannot be read', (open) => {
  test.each(['rate_counters', 'distinct_counters', 'phone_verification', 'message_budgets'] as const)('send nothing: %s', async (table) => {
    const store = await open();
    const desk = openDesk(store);
    const ada = await desk.person();
    await store.db.schema.alterTable(table).renameTo('gone').execute();
    await expect(desk.send(ada, PHONE)).rejects.toThrow();
    await store.db.schema.alterTable('gone').renameTo(table).execute();
    await desk.runner.drain();
    expect(desk.messages).toEqual([]);
  });
});
