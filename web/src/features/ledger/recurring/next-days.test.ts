import { describe, expect, it } from 'vitest';
import { nextDays } from './next-days.ts';

const open = { ends_on: null, count: null } as const;

describe('the next days of what comes back', () => {
  it('begin today at the earliest, however old the item is', () => {
    const item = { recurrence: { frequency: 'monthly', day_of_month: 31 }, starts_on: '2020-01-31', ...open } as const;
    expect(nextDays(item, '2025-02-28', 3)).toEqual(['2025-02-28', '2025-03-31', '2025-04-30']);
  });

  it('leave weekends and US federal holidays when asked to', () => {
    const item = { recurrence: { frequency: 'annually', business_day: 'previous' }, starts_on: '2025-07-04', ...open } as const;
    expect(nextDays(item, '2025-01-01', 2)).toEqual(['2025-07-03', '2026-07-02']);
  });

  it('are fewer when it ends before, and none when it is over', () => {
    const weekly = { recurrence: { frequency: 'weekly' }, starts_on: '2025-01-01', count: null } as const;
    expect(nextDays({ ...weekly, ends_on: '2025-01-10' }, '2025-01-01', 3)).toEqual(['2025-01-01', '2025-01-08']);
    expect(nextDays({ ...weekly, ends_on: '2025-01-10' }, '2025-01-11', 3)).toEqual([]);
  });

  it('are found decades ahead', () => {
    const leap = { recurrence: { frequency: 'annually', weekday: 4, nth: 5 }, starts_on: '2025-02-01', ...open } as const;
    expect(nextDays(leap, '2025-02-01', 2)).toEqual(['2052-02-29', '2080-02-29']);
  });

  it('are none while the parts do not go together', () => {
    const item = { recurrence: { frequency: 'semimonthly', days_of_month: [15, 15] }, starts_on: '2025-01-01', ...open } as const;
    expect(nextDays({ ...item, recurrence: { ...item.recurrence, days_of_month: [15, 15] } }, '2025-01-01', 3)).toEqual([]);
  });
});
