import { describe, expect, test } from 'vitest';
import { keptItem as kept } from '../../../../tests/support/found.ts';
import { dayNumber } from '../../../core/calendar/day.ts';
import { cents } from '../../../core/money/cents.ts';
import { wasEndedBySearch, whenFound } from './changing.ts';

const TODAY = dayNumber('2025-06-02');

describe('a change of an item that was found', () => {
  test('is an edit when it says something else, and none when a form sends back what it was given', () => {
    expect(whenFound(kept(), { name: 'TV' }, TODAY)).toEqual({ name: 'TV', is_edited: true });
    expect(whenFound(kept(), { ends_on: '2025-12-31' }, TODAY)).toEqual({ ends_on: '2025-12-31', is_edited: true });
    const back = { name: 'Streambox', amount: cents(-1399), recurrence: { day_of_month: 5, frequency: 'monthly' }, ends_on: null } as const;
    expect(whenFound(kept(), { ...back, status: 'active' }, TODAY)).toEqual({ ...back, status: 'active' });
  });

  test('accepts, dismisses and takes either back without an edit', () => {
    for (const [from, to] of [
      ['proposed', 'active'],
      ['proposed', 'dismissed'],
      ['dismissed', 'proposed'],
      ['active', 'proposed'],
    ] as const) {
      expect(whenFound(kept({ status: from }), { status: to }, TODAY)).toEqual({ status: to });
    }
  });

  test('ends it on the day it is said, which no search takes for its own', () => {
    const written = whenFound(kept({ status: 'active' }), { status: 'ended' }, TODAY);
    expect(written).toEqual({ status: 'ended', ends_on: '2025-06-02', is_edited: true });
    expect(wasEndedBySearch({ ...kept(), ...written })).toBe(false);
    const later = kept({ starts_on: '2025-07-05' });
    expect(whenFound(later, { status: 'ended' }, TODAY)).toMatchObject({ ends_on: '2025-07-05' });
    expect(whenFound(kept(), { status: 'ended', ends_on: '2025-05-31' }, TODAY)).toMatchObject({ ends_on: '2025-05-31' });
  });

  test('that takes back what had stopped starts it anew with its next day', () => {
    for (const ends_on of ['2025-05-05', null]) {
      const over = kept({ status: 'ended', ends_on });
      expect(whenFound(over, { status: 'active' }, TODAY)).toEqual({ status: 'active', starts_on: '2025-06-05', ends_on: null, is_edited: true });
    }
  });

  test('that takes back what the person ended leaves its days as they were', () => {
    const over = kept({ status: 'ended', ends_on: '2025-06-01', is_edited: true });
    expect(whenFound(over, { status: 'active' }, TODAY)).toEqual({ status: 'active', ends_on: null });
  });
});
