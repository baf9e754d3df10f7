import { beforeAll, describe, expect, it } from 'vitest';
import type { RecurrenceFields } from '../../../../../src/features/ledger/recurring/contract.ts';
import { loadInside, startWords, words } from '../../../i18n/words.ts';
import { type Described, describeRecurrence } from './describe-recurrence.ts';

beforeAll(async () => {
  startWords();
  await loadInside();
});

// 15 January 2025 was a Wednesday.
const say = (recurrence: RecurrenceFields, bounds: Partial<Described> = {}): string =>
  describeRecurrence(words.t, { recurrence, starts_on: '2025-01-15', ends_on: null, count: null, ...bounds });

describe('what comes back in weeks', () => {
  it('names its weekday', () => {
    expect(say({ frequency: 'weekly', weekday: 5 })).toBe('Every week on Friday');
    expect(say({ frequency: 'biweekly', weekday: 7 })).toBe('Every second Sunday');
  });

  it('takes the weekday of its anchor, else of its first day', () => {
    expect(say({ frequency: 'biweekly', anchor_date: '2025-01-17' })).toBe('Every second Friday');
    expect(say({ frequency: 'biweekly' })).toBe('Every second Wednesday');
    expect(say({ frequency: 'weekly' })).toBe('Every week on Wednesday');
  });
});

describe('what comes back in months', () => {
  it('names both days of a half-monthly item in order', () => {
    expect(say({ frequency: 'semimonthly', days_of_month: [15, 1] })).toBe('Twice a month, on the 1st and 15th');
  });

  it.each([
    ['monthly', 'Every month on the 3rd'],
    ['quarterly', 'Every three months on the 3rd'],
    ['semiannually', 'Every six months on the 3rd'],
    ['annually', 'Every year on 3 January'],
  ] as const)('names the day of a %s item', (frequency, sentence) => {
    expect(say({ frequency, day_of_month: 3 })).toBe(sentence);
  });

  it.each([
    ['monthly', 'Every month on the last day'],
    ['quarterly', 'Every three months on the last day'],
    ['semiannually', 'Every six months on the last day'],
    ['annually', 'Every year on the last day of January'],
  ] as const)('says that a %s item falls on the last day', (frequency, sentence) => {
    expect(say({ frequency, last_day: true })).toBe(sentence);
  });

  it.each([
    ['monthly', 'Every month on the second Wednesday'],
    ['quarterly', 'Every three months on the second Wednesday'],
    ['semiannually', 'Every six months on the second Wednesday'],
    ['annually', 'Every year on the second Wednesday of January'],
  ] as const)('names the weekday of a %s item', (frequency, sentence) => {
    expect(say({ frequency, weekday: 3, nth: 2 })).toBe(sentence);
  });

  it('knows the last weekday from the fifth', () => {
    expect(say({ frequency: 'monthly', weekday: 1, nth: -1 })).toBe('Every month on the last Monday');
    expect(say({ frequency: 'monthly', weekday: 1, nth: 5 })).toBe('Every month on the fifth Monday');
  });

  it('takes the day of its first day when nothing else says which', () => {
    expect(say({ frequency: 'monthly' })).toBe('Every month on the 15th');
    expect(say({ frequency: 'annually' })).toBe('Every year on 15 January');
  });

  it('says what happens in months that lack the day', () => {
    expect(say({ frequency: 'monthly', day_of_month: 29 })).toBe('Every month on the 29th or the last day');
    expect(say({ frequency: 'monthly', day_of_month: 31 })).toBe('Every month on the 31st or the last day');
    expect(say({ frequency: 'monthly', day_of_month: 28 })).toBe('Every month on the 28th');
    expect(say({ frequency: 'annually', day_of_month: 31 }, { starts_on: '2025-04-01' })).toBe('Every year on the last day of April');
    expect(say({ frequency: 'annually' }, { starts_on: '2024-02-29' })).toBe('Every year on the last day of February');
  });

  it('writes the ends of ordinals as English does', () => {
    const ends = [1, 2, 3, 4, 11, 12, 13, 21, 22, 23].map((day) => say({ frequency: 'monthly', day_of_month: day }).split(' the ')[1]);
    expect(ends).toEqual(['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '22nd', '23rd']);
  });
});

describe('around it', () => {
  it('says where it goes from weekends and holidays', () => {
    expect(say({ frequency: 'monthly', day_of_month: 1, business_day: 'previous' })).toBe('Every month on the 1st, or the business day before');
    expect(say({ frequency: 'monthly', day_of_month: 1, business_day: 'next' })).toBe('Every month on the 1st, or the business day after');
    expect(say({ frequency: 'monthly', day_of_month: 1, business_day: 'none' })).toBe('Every month on the 1st');
  });

  it('says when it ends', () => {
    expect(say({ frequency: 'weekly', weekday: 1 }, { ends_on: '2026-03-14' })).toBe('Every week on Monday, until Sat 14 Mar 2026');
    expect(say({ frequency: 'weekly', weekday: 1 }, { count: 12 })).toBe('Every week on Monday, 12 times');
    expect(say({ frequency: 'annually' }, { count: 1 })).toBe('Every year on 15 January, once');
  });
});
