import { expect, it } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { reminded } from '../../../tests/support/reminded.ts';

/** As the pages ask for it. */
const FIRST = { reminder_type: 'first_checkin', scheduled_date: '2025-01-16', frequency: 'once' } as const;
const scheduled = (isIt: boolean) => ({ first_checkin_scheduled: isIt });

onEachDatabase('a reminder of the first check-in', (open) => {
  it('is one mail to who has not done it by then, and none to who has', async () => {
    const { ada, bo, at } = await reminded(await open());
    expect((await ada.get('/api/preferences')).body).toMatchObject(scheduled(false));
    for (const { post } of [ada, bo]) expect((await post('/api/reminders', FIRST)).status).toBe(201);
    expect((await ada.get('/api/preferences')).body).toMatchObject(scheduled(true));
    await bo.put('/api/checkins/2025-01-15', { mood_rating: 8 });
    const [mail, ...more] = await at('2025-01-16T09:00:00.000Z');
    expect([mail?.to, mail?.subject, more]).toEqual([[ada.email], 'Your first check-in', []]);
    for (const day of [17, 18, 23]) expect(await at(`2025-01-${day}T09:00:00.000Z`)).toEqual([]);
    expect((await ada.get('/api/preferences')).body).toMatchObject(scheduled(false));
    expect((await bo.get('/api/overview')).body).toMatchObject({ due_reminders: [] });
  });
});
