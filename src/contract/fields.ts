import { z } from 'zod';
import { isCivilDay } from '../core/calendar/day.ts';
import { type Cents, centsFromDecimal, majorUnits, MAX_AMOUNT } from '../core/money/cents.ts';

const isCents = (value: unknown): value is Cents => Number.isSafeInteger(value);
const centsSchema = z.custom<Cents>(isCents, 'a whole number of minor units');

const moneyBetween = (least: number, most: number) =>
  z.codec(
    z
      .number({ error: 'Write an amount as a number, such as 1250.5.' })
      .min(least, `The amount must be at least ${least}.`)
      .max(most, `The amount must be at most ${most}.`)
      .refine((value) => /^-?\d+(\.\d{1,2})?$/.test(String(value)), 'An amount has at most two decimals.')
      .meta({ description: 'Money in major units with at most two decimals: 7500 or 7500.25.' }),
    centsSchema,
    {
      decode: (value, context) => {
        const amount = centsFromDecimal(String(value));
        if (amount !== undefined) return amount;
        context.issues.push({ code: 'custom', message: 'That is not an amount.', input: value });
        return z.NEVER;
      },
      encode: majorUnits,
    },
  );

const LIMIT = majorUnits(MAX_AMOUNT);

/** Money of either sign, −1,000,000,000.00 … 1,000,000,000.00: a JSON number outside, Cents inside. Negative is money out. */
export const money = moneyBetween(-LIMIT, LIMIT);

/** Money that cannot be negative, 0 … 1,000,000,000.00. 0 is a value, not "missing". */
export const moneyNotNegative = moneyBetween(0, LIMIT);

/** Money in an answer, of any size: a sum may pass what a single field accepts. */
export const moneyAnswer = z.codec(z.number().meta({ description: 'Money in major units with at most two decimals.' }), centsSchema, {
  decode: (value, context) => {
    const amount = centsFromDecimal(value.toFixed(2));
    if (amount !== undefined) return amount;
    context.issues.push({ code: 'custom', message: 'not an amount', input: value });
    return z.NEVER;
  },
  encode: majorUnits,
});

/** A day of the calendar without a time: `2025-01-15`, of a year from 1900 to 2199. */
export const civilDay = z
  .string()
  .refine((text) => isCivilDay(text) && text >= '1900-01-01' && text < '2200-01-01', 'Write a day of the calendar as YYYY-MM-DD.')
  .meta({ description: 'A day of the calendar: 2025-01-15.', format: 'date' });

/** A moment in UTC with milliseconds: `2025-01-15T10:30:00.000Z`. */
export const instant = z.string().meta({ description: 'A moment in UTC: 2025-01-15T10:30:00.000Z.', format: 'date-time' });

/** A record's number. */
export const id = z.int().min(1);

/** A record's number in an address. */
export const idParam = z.object({ id: z.coerce.number().pipe(id).meta({ description: "The record's number." }) });

/** Whether a text is free of what neither database keeps faithfully: NUL, and halves of surrogate pairs. */
export const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

/** Text of a person, trimmed, of at most `most` characters and of one at least. */
export const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'Write something here, or leave it out.')
    .max(most, `At most ${most} characters.`)
    .refine(isStorable, 'The text holds a character that cannot be kept.');

/** The query members of every list. */
export const pageQuery = {
  limit: z.coerce.number().pipe(z.int().min(1).max(200)).default(50).meta({ description: 'How many at most, 1 to 200.' }),
  cursor: z.string().max(500).optional().meta({ description: 'next_cursor of the page before.' }),
};

/** A page of a list: `next_cursor` is null on the last one. */
export const pageOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), next_cursor: z.string().nullable() });
