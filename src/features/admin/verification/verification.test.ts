import { expect, it } from 'vitest';
import { administratorOf } from '../../../../tests/support/administrator.ts';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { addTwoPeople } from '../../../../tests/support/people.ts';
import { startApp } from '../../../../tests/support/server.ts';
import type { Store } from '../../../platform/database/store.ts';
import { readVerification } from './contract.ts';

const read = readVerification.answers[200];
const PATH = '/api/admin/verification';

type Row = readonly [at: string, event: string, data: Readonly<Record<string, unknown>> | null];

const us = (resend_count: number) => ({ country: 'US', resend_count });
const canada = (resend_count: number) => ({ country: 'CA', resend_count });

/** Ten rows of two people: in New York the first five are of 14 January, two of them in its last hour. */
const ROWS: readonly Row[] = [
  ['2025-01-14T15:00:00.000Z', 'send_code', us(0)],
  ['2025-01-14T15:01:00.000Z', 'verify_failed', { ...us(0), reason: 'invalid_code' }],
  ['2025-01-14T15:02:00.000Z', 'resend_request', us(1)],
  ['2025-01-15T04:30:00.000Z', 'send_code', canada(0)],
  ['2025-01-15T04:59:59.999Z', 'verify_success', us(1)],
  ['2025-01-15T05:00:00.000Z', 'send_code', us(0)],
  ['2025-01-15T05:10:00.000Z', 'change_phone', us(0)],
  ['2025-01-15T05:11:00.000Z', 'verify_success', us(0)],
  // From elsewhere: it does not say of which country or code it is, and there is an event that nobody counts.
  ['2025-01-15T06:00:00.000Z', 'verify_failed', null],
  ['2025-01-15T06:00:00.000Z', 'something_else', us(0)],
];

const none = { started: 0, resent: 0, succeeded: 0, failed: 0, changed: 0, success_rate: null, completion_rate: null };

onEachDatabase('what became of phone codes', (open) => {
  const start = async (time_zone: string, rows: readonly Row[] = ROWS) => {
    const store = await open();
    const app = await startApp(store, { now: '2025-01-15T12:00:00.000Z' });
    const root = await administratorOf(app, store, 'root@example.org');
    await root.client.patch('/api/me', { time_zone });
    await fill(store, rows);
    const report = async (query = 'from=2025-01-14&to=2025-01-15') => (await root.client.get(`${PATH}?${query}`)).read(read);
    return { store, app, root, report };
  };
  const fill = async (store: Store, rows: readonly Row[]): Promise<void> => {
    const people = await addTwoPeople(store);
    for (const [index, [created_at, event_type, event_data]] of rows.entries()) {
      const user_id = people[index % 2]?.id ?? 0;
      await store.db.insertInto('verification_analytics').values({ user_id, event_type, event_data, created_at }).execute();
    }
  };

  it('is reported by day, hour, resends and country, by the administrator’s clocks', async () => {
    const { report } = await start('America/New_York');
    const answer = await report();
    expect(answer).toMatchObject({ from: '2025-01-14', to: '2025-01-15', time_zone: 'America/New_York' });
    const totals = { started: 3, resent: 1, succeeded: 2, failed: 2, changed: 1, success_rate: 0.5, completion_rate: 2 / 3 };
    expect(answer.totals).toEqual(totals);
    const first = { started: 2, resent: 1, succeeded: 1, failed: 1, changed: 0, success_rate: 0.5, completion_rate: 0.5 };
    const second = { started: 1, resent: 0, succeeded: 1, failed: 1, changed: 1, success_rate: 0.5, completion_rate: 1 };
    expect(answer.days).toEqual([
      { day: '2025-01-14', ...first },
      { day: '2025-01-15', ...second },
    ]);
    expect(answer.hours).toHaveLength(24);
    expect(answer.hours.filter(({ started, failed }) => started + failed > 0)).toEqual([
      { ...none, hour: 0, started: 1, succeeded: 1, changed: 1, success_rate: 1, completion_rate: 1 },
      { ...none, hour: 1, failed: 1, success_rate: 0 },
      { ...none, hour: 10, started: 1, resent: 1, failed: 1, success_rate: 0, completion_rate: 0 },
      { ...none, hour: 23, started: 1, succeeded: 1, success_rate: 1, completion_rate: 1 },
    ]);
    expect(answer.resends).toEqual([
      { ...none, resend_count: 0, started: 3, succeeded: 1, failed: 1, changed: 1, success_rate: 0.5, completion_rate: 1 / 3 },
      { ...none, resend_count: 1, resent: 1, succeeded: 1, success_rate: 1 },
      { ...none, resend_count: null, failed: 1, success_rate: 0 },
    ]);
    expect(answer.countries).toEqual([
      { ...none, country: 'US', started: 2, resent: 1, succeeded: 2, failed: 1, changed: 1, success_rate: 2 / 3, completion_rate: 1 },
      { ...none, country: 'CA', started: 1, completion_rate: 0 },
      { ...none, country: null, failed: 1, success_rate: 0 },
    ]);
  });

  it('is of other days and hours by other clocks, also those that are not whole hours away', async () => {
    const days = async (zone: string) => (await (await start(zone)).report()).days.map(({ started, failed }) => [started, failed]);
    expect(await days('UTC')).toEqual([
      [1, 1],
      [2, 1],
    ]);
    const kathmandu = await start('Asia/Kathmandu', [
      ['2025-01-14T18:14:59.999Z', 'send_code', us(0)],
      ['2025-01-14T18:15:00.000Z', 'send_code', us(0)],
    ]);
    const { days: two, hours } = await kathmandu.report();
    expect(two.map(({ started }) => started)).toEqual([1, 1]);
    expect([hours[23]?.started, hours[0]?.started]).toEqual([1, 1]);
  });

  it('is nothing where nothing happened: counts are 0, and rates are not known', async () => {
    const { report } = await start('UTC', []);
    const empty = await report('from=2024-05-01&to=2024-05-02');
    expect(empty.totals).toEqual(none);
    expect(empty.days).toEqual([
      { ...none, day: '2024-05-01' },
      { ...none, day: '2024-05-02' },
    ]);
    expect([empty.hours.length, empty.resends, empty.countries]).toEqual([24, [], []]);
  });

  it('tells a rate of 0 from one that nobody knows, and none above 1', async () => {
    const { report } = await start('UTC', [
      ['2025-01-14T10:00:00.000Z', 'verify_failed', us(0)],
      ['2025-01-15T00:01:00.000Z', 'verify_success', us(0)],
      ['2025-01-15T10:00:00.000Z', 'send_code', us(0)],
      ['2025-01-15T10:01:00.000Z', 'verify_success', us(0)],
    ]);
    const { days } = await report();
    expect(days.map(({ success_rate, completion_rate }) => [success_rate, completion_rate])).toEqual([
      [0, null],
      [1, 1],
    ]);
  });

  it('is of the last thirty days when nothing is asked for, and of 400 at most', async () => {
    const { root, report } = await start('UTC');
    const { from, to, days } = await report('');
    expect([from, to, days.length]).toEqual(['2024-12-17', '2025-01-15', 30]);
    expect((await report('from=2023-12-13')).days).toHaveLength(400);
    // No day is named before 1900.
    expect((await report('to=1900-01-10')).days).toHaveLength(10);
    for (const query of ['from=2023-12-12', 'from=2025-01-15&to=2025-01-14', 'from=2025-02-30'])
      expect(await root.client.get(`${PATH}?${query}`), query).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });

  it('is for administrators', async () => {
    const { app } = await start('UTC');
    for (const person of [app.client(), app.client()]) {
      await person.registerPerson();
      expect(await person.get(PATH)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
    }
    expect((await app.client().get(PATH)).status).toBe(401);
  });
});
