import { expect, it } from 'vitest';
import { z } from 'zod';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { reminded } from '../../../tests/support/reminded.ts';

const WEEKLY = { reminder_type: 'weekly_checkin', scheduled_date: '2025-01-19', frequency: 'weekly' } as const;
const made = z.looseObject({ id: z.int() });
type Reminded = Awaited<ReturnType<typeof reminded>>;

/** Makes a reminder, and answers how it is put off. */
async function kept({ post }: Reminded['ada'], reminder: object) {
  const { id } = (await post('/api/reminders', reminder)).read(made);
  return (days: number) => post(`/api/reminders/${id}/snooze`, { days });
}

/** How many mails come at nine on these days of January and after. */
async function countsOn({ at }: Reminded, days: readonly number[]): Promise<number[]> {
  const counts: number[] = [];
  for (const day of days) counts.push((await at(new Date(Date.UTC(2025, 0, day, 9)).toISOString())).length);
  return counts;
}

onEachDatabase('a reminder that is put off', (open) => {
  it('comes on the day to which it was put off, in the same week too, and to nobody else', async () => {
    const world = await reminded(await open());
    const { ada, bo, at } = world;
    const putOff = await kept(ada, { ...WEEKLY, scheduled_date: '2025-01-20' });
    await kept(bo, { ...WEEKLY, scheduled_date: '2025-01-20' });
    expect(await at('2025-01-20T09:00:00.000Z')).toHaveLength(2);
    expect((await putOff(2)).body).toMatchObject({ due_on: null, scheduled_date: '2025-01-22', next_at: '2025-01-22T09:00:00.000Z' });
    expect(await countsOn(world, [21])).toEqual([0]);
    expect(await at('2025-01-22T09:00:00.000Z')).toMatchObject([{ to: [ada.email] }]);
    expect(await countsOn(world, [23, 24, 25, 26, 27, 28])).toEqual([0, 0, 0, 0, 2, 0]);
  });

  it('from Sunday to Monday asks for the week that was over, and leaves the Sunday after its own', async () => {
    const { ada, at } = await reminded(await open());
    const putOff = await kept(ada, { ...WEEKLY, scheduled_date: '2025-02-02' });
    expect((await at('2025-02-02T09:00:00.000Z'))[0]?.text).toContain('your check-in of this week is still open');
    await putOff(1);
    const [again] = await at('2025-02-03T09:00:00.000Z');
    expect(again?.text).toContain('your check-in of the week of Mon, Jan 27 is still open');
    expect(again?.text).toContain('/check-in?day=2025-01-27');
    // Once more: it is about the same week still.
    await putOff(1);
    expect((await at('2025-02-04T09:00:00.000Z'))[0]?.text).toContain('of the week of Mon, Jan 27');
    expect((await at('2025-02-09T09:00:00.000Z'))[0]?.text).toContain('of this week');
    expect(await at('2025-02-16T09:00:00.000Z')).toHaveLength(1);
  });

  it('says nothing where the week was answered meanwhile, though the new one is open', async () => {
    const { ada, at } = await reminded(await open());
    const putOff = await kept(ada, WEEKLY);
    await at('2025-01-19T09:00:00.000Z');
    await putOff(1);
    await ada.put('/api/checkins/2025-01-19', { mood_rating: 8 });
    expect(await at('2025-01-20T09:00:00.000Z')).toEqual([]);
    expect(await at('2025-01-26T09:00:00.000Z')).toHaveLength(1);
  });

  it('beyond the next one comes beside it, each about its own week, and with it where they meet', async () => {
    const { ada, at } = await reminded(await open());
    const putOff = await kept(ada, WEEKLY);
    await at('2025-01-19T09:00:00.000Z');
    await putOff(10);
    expect((await at('2025-01-26T09:00:00.000Z'))[0]?.text).toContain('of this week');
    expect((await at('2025-01-29T09:00:00.000Z'))[0]?.text).toContain('of the week of Mon, Jan 13');
    await at('2025-02-02T09:00:00.000Z');
    await putOff(7);
    const [both, ...more] = await at('2025-02-09T09:00:00.000Z');
    expect(more).toEqual([]);
    expect(both?.text).toContain('your check-ins of the week of Mon, Jan 27 and of this week are still open');
    expect(await at('2025-02-16T09:00:00.000Z')).toHaveLength(1);
  });

  it('waits for the end of quiet hours', async () => {
    const { ada, at } = await reminded(await open());
    const putOff = await kept(ada, { ...WEEKLY, preferences: { time: '21:00' } });
    await at('2025-01-19T21:00:00.000Z');
    await putOff(1);
    await ada.patch('/api/preferences', { quiet_hours: { from: '20:00', to: '07:00' } });
    expect(await at('2025-01-20T21:00:00.000Z')).toEqual([]);
    expect(await at('2025-01-21T07:00:00.000Z')).toHaveLength(1);
    expect(await at('2025-01-27T07:00:00.000Z')).toHaveLength(1);
  });

  it('that comes daily is silent until then, and one that comes once comes once more', async () => {
    const world = await reminded(await open());
    const daily = await kept(world.ada, { ...WEEKLY, frequency: 'daily' });
    const once = await kept(world.bo, { ...WEEKLY, frequency: 'once' });
    expect(await countsOn(world, [19])).toEqual([2]);
    await daily(3);
    await once(2);
    expect(await countsOn(world, [20, 21, 22, 23, 24])).toEqual([0, 1, 1, 1, 1]);
    expect((await world.bo.get('/api/reminders')).body).toMatchObject({ items: [{ enabled: false, next_at: null }] });
  });

  it('before it came does not come twice, and one that was turned off stays off', async () => {
    const world = await reminded(await open());
    const daily = await kept(world.ada, { ...WEEKLY, scheduled_date: '2025-01-15', frequency: 'daily', preferences: { time: '20:00' } });
    await daily(1);
    expect(await world.at('2025-01-15T20:00:00.000Z')).toEqual([]);
    expect(await world.at('2025-01-16T20:00:00.000Z')).toHaveLength(1);
    const { id } = (await world.bo.post('/api/reminders', WEEKLY)).read(made);
    await world.at('2025-01-19T09:00:00.000Z');
    await world.bo.patch(`/api/reminders/${id}`, { enabled: false });
    expect((await world.bo.get('/api/overview')).body).toMatchObject({ due_reminders: [] });
    await world.bo.post(`/api/reminders/${id}/snooze`, { days: 1 });
    expect((await world.bo.get('/api/reminders')).body).toMatchObject({ items: [{ enabled: false, next_at: null }] });
  });

  it('of bills names each that comes near meanwhile, and what it named before', async () => {
    const { ada, at } = await reminded(await open());
    const account = { name: 'Main', kind: 'checking', balance: 2000, balance_as_of: '2025-01-15' };
    const { id: account_id } = (await ada.post('/api/accounts', account)).read(made);
    for (const day of [19, 20, 21, 22, 23]) await ada.post('/api/events', { account_id, name: `Bill ${day}.`, amount: -10, date: `2025-01-${day}` });
    const putOff = await kept(ada, { reminder_type: 'bill_due', scheduled_date: '2025-01-16', frequency: 'daily' });
    const named = async (day: number) => (await at(`2025-01-${day}T09:00:00.000Z`)).map(({ text }) => text.match(/Bill \d+/g));
    expect(await named(16)).toEqual([['Bill 19']]);
    await putOff(2);
    expect(await named(17)).toEqual([['Bill 20']]);
    expect(await named(18)).toEqual([['Bill 19', 'Bill 20', 'Bill 21']]);
    expect(await named(19)).toEqual([['Bill 22']]);
    expect(await named(20)).toEqual([['Bill 23']]);
  });

  it('of bills once a week leaves none unnamed, however long it is put off', async () => {
    const { ada, at } = await reminded(await open());
    const account = { name: 'Main', kind: 'checking', balance: 2000, balance_as_of: '2025-01-15' };
    const { id: account_id } = (await ada.post('/api/accounts', account)).read(made);
    const days = [20, 24, 26, 27, 28, 30];
    for (const day of days) await ada.post('/api/events', { account_id, name: `Bill ${day}.`, amount: -10, date: `2025-01-${day}` });
    const putOff = await kept(ada, { reminder_type: 'bill_due', scheduled_date: '2025-01-20', frequency: 'weekly' });
    const named = new Set<string>();
    for (const day of days) {
      for (const { text } of await at(`2025-01-${day}T09:00:00.000Z`)) for (const name of text.match(/Bill \d+/g) ?? []) named.add(name);
      if (day === 20) await putOff(10);
    }
    expect([...named]).toEqual(days.map((day) => `Bill ${day}`));
  });
});
