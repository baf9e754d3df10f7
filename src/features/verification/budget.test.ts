import { describe, expect, test } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { openDesk, phoneOf } from '../../../tests/support/phone-desk.ts';
import { eventsOf } from '../../../tests/support/phone-rows.ts';

const PHONE = '+12025550177';

onEachDatabase('the money of a day', (open) => {
  const TWO_FIFTHS = { VERIFICATION_BUDGET: '0.10', SMS_PRICE: '0.01' };

  test('is kept for six tenths: newcomers spend four, people who have been here for a day the rest, and then there is another way', async () => {
    const desk = openDesk(await open(), { env: TWO_FIFTHS });
    const nexts: unknown[] = [];
    const attempt = async (minutes: number, index: number) => nexts.push((await desk.send(await desk.person(minutes), phoneOf(index))).body['next']);
    for (let index = 0; index < 6; index += 1) await attempt(5, index);
    for (let index = 10; index < 18; index += 1) await attempt(2_000, index);
    expect(nexts).toEqual([
      ...Array.from({ length: 4 }, () => 'code'),
      'other_way',
      'other_way',
      ...Array.from({ length: 6 }, () => 'code'),
      'other_way',
      'other_way',
    ]);
    await desk.runner.drain();
    expect(desk.messages).toHaveLength(10);
    expect(await desk.store.db.selectFrom('message_budgets').select(['spent_open', 'spent_trusted']).execute()).toEqual([
      { spent_open: 400, spent_trusted: 600 },
    ]);
    expect((await eventsOf(desk.store)).filter((event) => event === 'send_code_error: budget_spent')).toHaveLength(4);
    desk.clock.pass(86_400_000);
    await attempt(5, 30);
    expect(nexts.at(-1)).toBe('code');
  });

  test('is spent exactly, by any number of requests at once', async () => {
    const desk = openDesk(await open(), { env: TWO_FIFTHS });
    const people = await Promise.all(Array.from({ length: 30 }, () => desk.person(5)));
    const answers = await Promise.all(people.map((caller, index) => desk.send(caller, phoneOf(index))));
    expect(answers.filter(({ body }) => body['next'] === 'code')).toHaveLength(4);
    expect(await desk.store.db.selectFrom('message_budgets').select(['spent_open', 'spent_trusted']).execute()).toEqual([
      { spent_open: 400, spent_trusted: 0 },
    ]);
  });
});

describe('a Mingus without a carrier', () => {
  onEachDatabase('of messages', (open) => {
    test('says that there is another way', async () => {
      const { person, send, status, store } = openDesk(await open(), { sender: null });
      const ada = await person();
      expect((await send(ada, PHONE)).body).toMatchObject({ next: 'other_way', challenge_id: null });
      expect((await status(ada)).body).toMatchObject({ can_send: false, challenge: null, countries: [{ country: 'US', calling_code: '1' }] });
      expect(await eventsOf(store)).toEqual(['send_code_attempt: no_sender', 'send_code_error: no_sender']);
    });
  });
});
