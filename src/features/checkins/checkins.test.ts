import { expect, it } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { addTwoPeople } from '../../../tests/support/people.ts';
import { said, twoPeople } from '../../../tests/support/two-people.ts';
import { type AnsweredWeek, insertCheckins } from './index.ts';

const NOW = '2026-03-02T08:00:00.000Z';

const week = (checkin_date: string, more: Partial<AnsweredWeek> = {}): AnsweredWeek => ({
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

const SAMPLE = {
  sleep_hours: 7.5,
  physical_activity_minutes: 45,
  physical_activity_level: 'moderate',
  relationships_rating: 8,
  relationships_notes: 'Had dinner with family',
  mindfulness_minutes: 15,
  mindfulness_type: 'meditation',
  stress_level: 4,
  energy_level: 7,
  mood_rating: 8,
};
const NOTHING = Object.fromEntries(Object.keys(SAMPLE).map((key) => [key, null]));

onEachDatabase('a check-in', (open) => {
  it('is kept for its week as it was said, changed whole, and removed', async () => {
    const { ada } = await twoPeople(await open());
    const first = await ada.put('/api/checkins/2025-01-15T08:00:00Z', SAMPLE);
    const kept = { checkin_date: '2025-01-13', ...SAMPLE, wellness_index: 63.4, created_at: '2025-01-15T12:00:00.000Z' };
    expect([first.status, first.body]).toEqual([201, { ...kept, updated_at: '2025-01-15T12:00:00.000Z' }]);
    expect((await ada.get('/api/checkins/2025-01-19')).body).toEqual(first.body);
    const second = await ada.put('/api/checkins/2025-01-14', { mood_rating: 9, sleep_hours: 0, relationships_notes: '  ' });
    expect([second.status, second.body]).toEqual([200, { ...Object(first.body), ...NOTHING, mood_rating: 9, sleep_hours: 0, wellness_index: 44.4 }]);
    expect((await ada.delete('/api/checkins/2025-01-13')).status).toBe(204);
    expect((await ada.delete('/api/checkins/2025-01-13')).body).toMatchObject({ code: 'checkin.not_found' });
    expect((await ada.get('/api/checkins/2025-01-13')).status).toBe(404);
  });

  it('may leave everything out, which is not zero, and has no index then', async () => {
    const { ada } = await twoPeople(await open());
    expect(await ada.put('/api/checkins/2025-01-06', {})).toMatchObject({ status: 201, body: { ...NOTHING, wellness_index: null } });
    expect(await ada.put('/api/checkins/2025-01-06', { physical_activity_minutes: 0 })).toMatchObject({ status: 200, body: { wellness_index: 0 } });
  });

  it('is of any week past, by the zone where the person is, and of none to come', async () => {
    const { app, ada, bo } = await twoPeople(await open());
    // Sunday noon in UTC is Monday already on Kiritimati, 14 hours ahead, and still Sunday in New York.
    app.clock.set('2024-12-29T12:00:00.000Z');
    await ada.patch('/api/me', { time_zone: 'Pacific/Kiritimati' });
    await bo.patch('/api/me', { time_zone: 'America/New_York' });
    expect(await ada.put('/api/checkins/2025-01-03', SAMPLE)).toMatchObject({ status: 201, body: { checkin_date: '2024-12-30' } });
    expect(await bo.put('/api/checkins/2025-01-03', SAMPLE)).toMatchObject({ status: 422, body: { code: 'checkin.future_week' } });
    expect(await bo.put('/api/checkins/2024-12-29T12:00:00Z', SAMPLE)).toMatchObject({ status: 201, body: { checkin_date: '2024-12-23' } });
    expect(await ada.put('/api/checkins/2024-12-29T12:00:00Z', SAMPLE)).toMatchObject({ status: 200, body: { checkin_date: '2024-12-30' } });
    expect(await bo.put('/api/checkins/1999-12-31', SAMPLE)).toMatchObject({ status: 201, body: { checkin_date: '1999-12-27' } });
    // A move keeps the weeks: only which one is present follows the person.
    await ada.patch('/api/me', { time_zone: 'America/New_York' });
    expect((await ada.get('/api/checkins/2024-12-30')).status).toBe(200);
    expect(Object((await ada.get('/api/checkins/summary')).body)).toMatchObject({ this_week: '2024-12-23', streak_weeks: 0, recorded_weeks: 0 });
  });

  it('of the hour that clocks leave out belongs to the week it is in where the person is', async () => {
    const { ada } = await twoPeople(await open(), { now: '2025-03-12T12:00:00.000Z' });
    await ada.patch('/api/me', { time_zone: 'America/New_York' });
    // The clocks of New York go forward on Sunday 9 March: midnight at its end is 04:00 UTC, not 05:00.
    expect((await ada.put('/api/checkins/2025-03-10T03:59:00Z', SAMPLE)).body).toMatchObject({ checkin_date: '2025-03-03' });
    expect((await ada.put('/api/checkins/2025-03-10T04:00:00Z', SAMPLE)).body).toMatchObject({ checkin_date: '2025-03-10' });
  });

  it('that makes no sense is refused with what to mend', async () => {
    const { ada } = await twoPeople(await open());
    for (const [path, body] of [
      ['sleep_hours', { sleep_hours: 24.5 }],
      ['stress_level', { stress_level: 0 }],
      ['mood_rating', { mood_rating: 7.5 }],
      ['physical_activity_minutes', { physical_activity_minutes: 10_081 }],
      ['relationships_notes', { relationships_notes: 'x'.repeat(501) }],
      ['mindfulness_type', { mindfulness_type: 'napping' }],
      ['wellness_index', { wellness_index: 100 }],
    ] as const) {
      const answer = await ada.put('/api/checkins/2025-01-13', body);
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
      expect(JSON.stringify(answer.body)).toContain(path);
    }
    for (const date of ['2025-02-30', 'yesterday', '2025-13-01T00:00:00Z']) expect((await ada.put(`/api/checkins/${date}`, SAMPLE)).status).toBe(400);
    expect((await ada.get('/api/checkins')).body).toEqual({ items: [], next_cursor: null });
  });

  it('sent twice at once is one, and so is one sent again under its key', async () => {
    const { ada } = await twoPeople(await open());
    const answers = await Promise.all([4, 5, 6].map((mood_rating) => ada.put('/api/checkins/2025-01-13', { mood_rating })));
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 200, 201]);
    expect(Object((await ada.get('/api/checkins')).body).items).toHaveLength(1);
    const headers = { 'idempotency-key': 'one-of-mine' };
    const [one, again] = [
      await ada.put('/api/checkins/2025-01-06', SAMPLE, { headers }),
      await ada.put('/api/checkins/2025-01-06', SAMPLE, { headers }),
    ];
    expect([one.status, said(again)]).toEqual([201, said(one)]);
  });

  it('of another person is as absent as one that never was', async () => {
    const { ada, bo } = await twoPeople(await open());
    await bo.put('/api/checkins/2025-01-13', SAMPLE);
    for (const method of ['GET', 'DELETE'] as const) {
      expect(said(await ada.send(method, '/api/checkins/2025-01-13'))).toEqual(said(await ada.send(method, '/api/checkins/2025-01-06')));
    }
    expect((await ada.get('/api/checkins')).body).toEqual({ items: [], next_cursor: null });
    expect((await ada.put('/api/checkins/2025-01-13', { mood_rating: 2 })).status).toBe(201);
    expect((await bo.get('/api/checkins/2025-01-13')).body).toMatchObject(SAMPLE);
  });
});

onEachDatabase('the history of check-ins', (open) => {
  it('is listed newest first, by weeks and by page', async () => {
    const { ada } = await twoPeople(await open());
    for (const date of ['2024-12-16', '2025-01-06', '2024-12-23', '2024-01-15', '2025-01-13'])
      await ada.put(`/api/checkins/${date}`, { mood_rating: 5 });
    const dates = async (query: string) => {
      const { items, next_cursor } = Object((await ada.get(`/api/checkins?${query}`)).body);
      return { dates: Array.from(items, (item) => Object(item).checkin_date), next: next_cursor };
    };
    expect((await dates('')).dates).toEqual(['2025-01-13', '2025-01-06', '2024-12-23', '2024-12-16']);
    expect((await dates('weeks=53')).dates.at(-1)).toBe('2024-01-15');
    expect((await dates('weeks=2')).dates).toEqual(['2025-01-13', '2025-01-06']);
    expect((await dates('weeks=3&until=2025-01-05')).dates).toEqual(['2024-12-23', '2024-12-16']);
    expect((await dates('weeks=2&until=2027-01-05')).dates).toEqual(['2025-01-13', '2025-01-06']);
    const first = await dates('limit=2');
    const second = await dates(`limit=2&cursor=${first.next}`);
    expect([first.dates, second]).toEqual([['2025-01-13', '2025-01-06'], { dates: ['2024-12-23', '2024-12-16'], next: null }]);
    expect((await ada.get('/api/checkins?weeks=521')).status).toBe(400);
    expect((await ada.get('/api/checkins?weeks=0')).status).toBe(400);
  });

  it('sums up to averages with their counts, a trend, and weeks in a row', async () => {
    const { app, ada, bo } = await twoPeople(await open());
    app.clock.set('2025-01-15T12:00:00.000Z');
    await bo.put('/api/checkins/2025-01-13', { mood_rating: 1 });
    await ada.put('/api/checkins/2025-01-06', { mood_rating: 8, sleep_hours: 8 });
    await ada.put('/api/checkins/2024-12-30', { mood_rating: 6 });
    await ada.put('/api/checkins/2024-12-16', { mood_rating: 3, stress_level: 10 });
    const { averages, trend, ...rest } = Object((await ada.get('/api/checkins/summary?weeks=6')).body);
    expect(rest).toEqual({ weeks: 6, from: '2024-12-09', to: '2025-01-19', this_week: '2025-01-13', recorded_weeks: 3, streak_weeks: 2 });
    expect(averages).toMatchObject({
      mood_rating: { average: 5.67, weeks: 3 },
      sleep_hours: { average: 8, weeks: 1 },
      energy_level: { average: null, weeks: 0 },
    });
    expect(trend).toMatchObject({ mood_rating: { newer: 7, older: 3, newer_weeks: 2, older_weeks: 1, change: 4 }, sleep_hours: null });
    expect(Object((await bo.get('/api/checkins/summary')).body)).toMatchObject({ weeks: 12, recorded_weeks: 1, streak_weeks: 1 });
  });
});

onEachDatabase('check-ins made in bulk', (open) => {
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
