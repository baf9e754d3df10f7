import { z } from 'zod';
import { id } from '../../contract/fields.ts';
import { commonProblems, Problem } from '../../contract/problem.ts';

/** The text that names the place after a row, for `next_cursor`. */
const cursorAfter = (place: readonly (string | number)[]): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/**
 * The place after a row of a list in the order of instants: the row's instant as rows have them, and its number. What else reads like an instant
 * (an offset, other decimals, the year 0) is refused, since PostgreSQL could not compare it.
 */
export const placeInTime = z.tuple([z.iso.datetime({ precision: 3 }).refine((instant) => instant >= '0001'), id]).readonly();

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The place that a cursor names, as `schema` wants it; undefined without a cursor. Throws request.invalid for a text that is none of ours. */
export function placeOf<Place>(cursor: string | undefined, schema: z.ZodType<Place>): Place | undefined {
  if (cursor === undefined) return undefined;
  const read = schema.safeParse(readJson(Buffer.from(cursor, 'base64url').toString()));
  if (read.success) return read.data;
  throw new Problem(commonProblems['request.invalid'], 'The cursor is not one of this list. Start again without it.', {
    fields: [{ path: 'cursor', message: 'Give next_cursor of the page before, or leave it out.' }],
  });
}

/** A page from one row more than was asked for: that row only tells that there is more. */
export function pageFrom<Row>(rows: readonly Row[], limit: number, placeOfRow: (row: Row) => readonly (string | number)[]) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next_cursor: rows.length > limit && last !== undefined ? cursorAfter(placeOfRow(last)) : null };
}
