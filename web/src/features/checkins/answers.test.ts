import { describe, expect, it } from 'vitest';
import { answered, NOTHING_SAID, saysAnything, sentOf } from './answers.ts';

describe('the answers of a week', () => {
  it('count what was said, and a zero is said', () => {
    expect(answered(NOTHING_SAID)).toBe(0);
    expect(answered({ ...NOTHING_SAID, physical_activity_minutes: 0, mood_rating: 3 })).toBe(2);
    expect([saysAnything(NOTHING_SAID), saysAnything({ ...NOTHING_SAID, relationships_notes: ' ' })]).toEqual([false, false]);
    expect(saysAnything({ ...NOTHING_SAID, relationships_notes: 'A quiet week' })).toBe(true);
  });

  it('are sent without a kind of what did not happen, and without an empty note', () => {
    const said = {
      ...NOTHING_SAID,
      physical_activity_minutes: 0,
      physical_activity_level: 'high',
      mindfulness_type: 'yoga',
      relationships_notes: '  ',
    } as const;
    expect(sentOf(said)).toEqual({ ...NOTHING_SAID, physical_activity_minutes: 0 });
    const active = { ...NOTHING_SAID, physical_activity_minutes: 30, physical_activity_level: 'low', relationships_notes: ' x ' } as const;
    expect(sentOf(active)).toEqual({ ...active, relationships_notes: 'x' });
  });
});
