import { z } from 'zod';

/** A time of day on the clock where the person is: `22:00`. */
export const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time of day as HH:MM, from 00:00 to 23:59.')
  .meta({ description: 'A time of day on the clock where the person is: 22:00.' });

/** The minute of the day, 0…1439, of a text that `timeOfDay` accepts. */
export const minuteOfDay = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
