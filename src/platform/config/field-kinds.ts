import { z } from 'zod';

/** A whole number between two ends, both included. */
export const wholeNumber = (least: number, most: number, fallback: number) =>
  z.coerce.number(`Write a whole number from ${least} to ${most}.`).pipe(z.int().min(least).max(most)).default(fallback);

/** `true` or `false`. */
export const flag = (fallback: 'true' | 'false') =>
  z
    .enum(['true', 'false'], 'Write true or false.')
    .default(fallback)
    .transform((text) => text === 'true');

/** Words with commas or spaces between; none by default. */
export const list = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter((item) => item !== ''));

/** How many of something in a time, as one setting: `200/60` is 200 in 60 seconds. */
export interface Allowance {
  readonly most: number;
  readonly seconds: number;
}

/** An allowance, written `200/60`. */
export const allowance = (fallback: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,6}\/[1-9]\d{0,6}$/, 'Write how many in how many seconds, such as 200/60.')
    .default(fallback)
    .transform((text): Allowance => {
      const [most, seconds] = text.split('/').map(Number);
      return { most: most ?? 0, seconds: seconds ?? 0 };
    });

/** Whether the text is an address of one of these protocols (`https:`). */
export const isUrl = (text: string, ...protocols: string[]): boolean => URL.canParse(text) && protocols.includes(new URL(text).protocol);

/** Whether the text is an origin of http or https as a browser writes it: no path, no name or password, no port where it is the usual one. */
export const isOrigin = (text: string): boolean => isUrl(text, 'http:', 'https:') && new URL(text).origin === text;
