import { z } from 'zod';
import { civilDay, instant } from './fields.ts';

/** Minutes of a whole week; 10,080 is every minute of it. */
const minutesOfWeek = z.int().min(0, 'Minutes cannot be fewer than 0.').max(10_080, 'A week has 10080 minutes.');

/** 1 … 10, of the week as a whole. */
const rating = z.int('Choose a whole number from 1 to 10.').min(1, 'Choose a number from 1 to 10.').max(10, 'Choose a number from 1 to 10.');

/** What can be said of a week. Every answer may be left out; null is "not said", and never 0. */
export const checkinAnswers = z.object({
  sleep_hours: z
    .number()
    .min(0, 'Hours cannot be fewer than 0.')
    .max(24, 'A night has at most 24 hours.')
    .nullable()
    .meta({ description: 'Hours of an average night, 0 to 24.' }),
  physical_activity_minutes: minutesOfWeek.nullable().meta({ description: 'In the whole week, 0 to 10080.' }),
  physical_activity_level: z.enum(['low', 'moderate', 'high']).nullable(),
  relationships_rating: rating.nullable().meta({ description: '1 to 10; 10 is best.' }),
  relationships_notes: z.string().nullable().meta({ description: 'At most 500 characters.' }),
  mindfulness_minutes: minutesOfWeek.nullable().meta({ description: 'In the whole week, 0 to 10080.' }),
  mindfulness_type: z.enum(['meditation', 'prayer', 'journaling', 'yoga', 'breathing', 'other']).nullable(),
  stress_level: rating.nullable().meta({ description: '1 to 10; 10 is most stress.' }),
  energy_level: rating.nullable().meta({ description: '1 to 10; 10 is most energy.' }),
  mood_rating: rating.nullable().meta({ description: '1 to 10; 10 is best.' }),
});
/** One week's answers. */
export type CheckinAnswers = z.output<typeof checkinAnswers>;

/** How a week was, with what follows from it. */
export const checkin = z.object({
  /** The Monday of the ISO week. */
  checkin_date: civilDay,
  ...checkinAnswers.shape,
  /** 0 … 100 with one decimal, the mean of what was answered; null when nothing was. */
  wellness_index: z.number().nullable(),
  created_at: instant,
  updated_at: instant,
});
/** A check-in as it is answered. */
export type Checkin = z.output<typeof checkin>;
