/** What is bound to a statement once it has passed the door. Arrays and objects have become JSON text. */
export type Bound = string | number | boolean | null;

/**
 * The one door for values on their way into either database. Refused is what the two would keep differently or not at all: a Date
 * (instants are ISO text here), a number that is none, undefined (a column left out is left out), bytes. These are bugs, so it throws TypeError.
 */
export function bound(value: unknown): Bound {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'object' && !(value instanceof Date) && !ArrayBuffer.isView(value)) return JSON.stringify(value);
  throw new TypeError(`cannot be kept in a database: ${describe(value)}`);
}

// The value itself stays out of the message: it may be somebody's.
const describe = (value: unknown): string => {
  if (value instanceof Date) return 'a Date (give ISO text)';
  if (typeof value === 'number') return 'a number that is not finite';
  return value === undefined ? 'undefined (leave the column out, or give null)' : `a ${typeof value}`;
};
