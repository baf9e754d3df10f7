import { expect, it } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { addTwoPeople } from '../../../tests/support/people.ts';
import { type Checkin, insertCheckins } from './index.ts';

const NOW = '2026-03-02T08:00:00.000Z';

const week = (checkin_date: string, more: Partial<Checkin> = {}): Checkin => ({
  checkin_date,
  sleep_hours: 7.25,
  physical_activity_minutes: 0,
  physical_activity_level: null,
  relationships_rating: null,
  relationships_notes: 'Dinner with family',
  mindfulness_minutes: 15,
  mindfulness_type: 'meditation',
  stress_level: 4,
  energy_level: 7,
  mood_rating: 8,
  ...more,
});

onEachDatabase('check-ins', (open) => {
  it('are kept as they were answered, left out as left out, each person their own', async () => {
    const store = await open();
    const [ada, bo] = await addTwoPeople(store);
    const weeks = [week('2026-02-16'), week('2026-02-23', { sleep_hours: null, stress_level: null })];
    await insertCheckins(store.db, ada.id, weeks, NOW);
    await insertCheckins(store.db, bo.id, [week('2026-02-16', { mood_rating: 1 })], NOW);
    await insertCheckins(store.db, bo.id, [], NOW);
    const kept = await store.db.selectFrom('user_health_checkins').selectAll().where('user_id', '=', ada.id).orderBy('checkin_date').execute();
    expect(kept.map(({ id: _id, user_id: _user, created_at: _made, updated_at: _changed, ...answers }) => answers)).toEqual(weeks);
    const others = await store.db.selectFrom('user_health_checkins').select('mood_rating').where('user_id', '=', bo.id).execute();
    expect(others).toEqual([{ mood_rating: 1 }]);
  });

  it('are one a week, of a Monday, and within their ranges', async () => {
    const store = await open();
    const [ada] = await addTwoPeople(store);
    await insertCheckins(store.db, ada.id, [week('2026-02-16')], NOW);
    for (const refused of [
      week('2026-02-16'),
      week('2026-02-17'),
      week('2026-02-23', { stress_level: 11 }),
      week('2026-02-23', { sleep_hours: 25 }),
    ]) {
      await expect(insertCheckins(store.db, ada.id, [refused], NOW)).rejects.toThrow();
    }
    expect(await store.db.selectFrom('user_health_checkins').select('id').execute()).toHaveLength(1);
  });
});
