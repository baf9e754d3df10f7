import { z } from 'zod';
import { civilDay } from '../../contract/fields.ts';

/** Minutes of a whole week; 10,080 is every minute of it. */
const minutesOfWeek = z.int().min(0).max(10_080);

/** 1 … 10, of the week as a whole. */
const rating = z.int().min(1).max(10);

/** How a week was. Every figure may be left out; null is "not said", and never 0. */
export const checkin = z.object({
  /** The Monday of the ISO week, in the person's time zone. */
  checkin_date: civilDay,
  /** Hours of an average night. */
  sleep_hours: z.number().min(0).max(24).nullable(),
  physical_activity_minutes: minutesOfWeek.nullable(),
  physical_activity_level: z.enum(['low', 'moderate', 'high']).nullable(),
  /** 10 is best. */
  relationships_rating: rating.nullable(),
  relationships_notes: z.string().max(500).nullable(),
  mindfulness_minutes: minutesOfWeek.nullable(),
  mindfulness_type: z.enum(['meditation', 'prayer', 'journaling', 'yoga', 'breathing', 'other']).nullable(),
  /** 10 is most stress. */
  stress_level: rating.nullable(),
  /** 10 is most energy. */
  energy_level: rating.nullable(),
  /** 10 is best. */
  mood_rating: rating.nullable(),
});
export type Checkin = z.output<typeof checkin>;
