import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { dayNumber, isoDay } from '../../core/calendar/day.ts';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { addPerson } from '../../../tests/support/people.ts';
import { ensurePartitions, monthsAround } from './partitions.ts';
import type { Store } from './store.ts';

const AT = '2025-01-15T10:30:00.000Z';

describe('the months around a day', () => {
  it('are 60 back, this one and 3 ahead, each ending where the next begins', () => {
    const months = monthsAround('2025-12-31', 60);
    expect(months).toHaveLength(64);
    expect(months[0]).toEqual({ name: '2020_12', from: '2020-12-01', before: '2021-01-01' });
    expect(months.at(-1)).toEqual({ name: '2026_03', from: '2026-03-01', before: '2026-04-01' });
    for (const [index, month] of months.entries()) expect(month.before).toBe(months[index + 1]?.from ?? '2026-04-01');
  });

  it('reach back no further, for the audit log, than what is kept of it', () => {
    for (let day = dayNumber('2023-01-01'); day < dayNumber('2027-01-01'); day += 1) {
      const [oldest] = monthsAround(isoDay(day), 13);
      expect(dayNumber(oldest?.before ?? ''), isoDay(day)).toBeGreaterThan(day - 400);
    }
  });
});

const checkIn = (store: Store, user_id: number, checkin_date: string) =>
  store.db.insertInto('user_health_checkins').values({ user_id, checkin_date, mood_rating: 5, created_at: AT, updated_at: AT }).execute();

const audit = (store: Store, created_at: string) =>
  store.db.insertInto('verification_audit_log').values({ event_type: 'login_success', created_at }).execute();

const dates = async (store: Store) =>
  (await store.db.selectFrom('user_health_checkins').select('checkin_date').orderBy('checkin_date').execute()).map((row) => row.checkin_date);

onEachDatabase('the parts of large tables', (open, dialect) => {
  // 60 months back and 13, each with the present one and 3 ahead.
  const whole = dialect === 'postgres' ? 64 + 17 : 0;

  it('are made once, and rows old, present and far ahead are found before and after', async () => {
    const store = await open();
    const { id } = await addPerson(store);
    const weeks = ['1999-01-04', '2020-03-02', '2025-01-13', '2031-01-06'];
    for (const week of weeks) await checkIn(store, id, week);
    for (const at of ['2019-12-31T23:59:59.999Z', '2020-01-01T00:00:00.000Z', AT]) await audit(store, at);
    expect(await ensurePartitions(store, '2025-01-15')).toBe(whole);
    expect(await ensurePartitions(store, '2025-01-15')).toBe(0);
    await checkIn(store, id, '2025-02-03');
    expect(await dates(store)).toEqual([...weeks.slice(0, 3), '2025-02-03', '2031-01-06']);
    expect(await store.db.selectFrom('verification_audit_log').select('id').execute()).toHaveLength(3);
  }, 60_000);

  it('still refuse a second check-in of a week, a day that is no Monday, and a person that is not there', async () => {
    const store = await open();
    const { id } = await addPerson(store);
    await checkIn(store, id, '2025-01-13');
    await ensurePartitions(store, '2025-01-15');
    await expect(checkIn(store, id, '2025-01-13')).rejects.toThrow();
    await expect(checkIn(store, id, '2025-01-21')).rejects.toThrow();
    await expect(checkIn(store, id + 1, '2025-01-20')).rejects.toThrow();
    await checkIn(store, id, '2025-01-20');
    await store.db.deleteFrom('users').where('id', '=', id).execute();
    expect(await dates(store)).toEqual([]);
  }, 60_000);

  it('are a month more a month later, made by two at once', async () => {
    const store = await open();
    await ensurePartitions(store, '2025-01-15');
    const made = await Promise.all([ensurePartitions(store, '2025-02-01'), ensurePartitions(store, '2025-02-01')]);
    expect(made.reduce((total, count) => total + count)).toBe(dialect === 'postgres' ? 2 : 0);
    if (dialect === 'postgres') {
      const { id } = await addPerson(store);
      await checkIn(store, id, '2025-05-05');
      const { rows } = await sql`select tableoid::regclass::text as part from user_health_checkins`.execute(store.db);
      expect(rows).toEqual([{ part: 'user_health_checkins_2025_05' }]);
    }
  }, 60_000);
});
