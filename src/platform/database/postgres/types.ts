type Parse = (text: string) => unknown;

const safeInteger: Parse = (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('a whole number from the database is too large to be exact');
  return value;
};

// An exact decimal: of sums, a whole number that must stay exact; of means, a fraction.
const decimal: Parse = (text) => (text.includes('.') ? Number(text) : safeInteger(text));

const TIMESTAMP = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?\+00$/;

// The session's time zone is UTC and its columns keep milliseconds, so nothing has to be computed.
const instant: Parse = (text) => {
  const [, day, time, fraction = ''] = TIMESTAMP.exec(text) ?? [];
  if (day === undefined) throw new RangeError('an instant from the database is not of the form that is kept here');
  return `${day}T${time}.${fraction.padEnd(3, '0')}Z`;
};

const asIs: Parse = (text) => text;

// By type number: select oid, typname from pg_type.
const PARSERS: Readonly<Record<number, Parse>> = {
  16: (text) => text === 't',
  20: safeInteger,
  21: Number,
  23: Number,
  700: Number,
  701: Number,
  1184: instant,
  1700: decimal,
  114: (text) => JSON.parse(text),
  3802: (text) => JSON.parse(text),
};

/** How the text of a type becomes the value that the code knows; what is not listed (text, date) stays text. */
export const parserOf = (type: number): Parse => PARSERS[type] ?? asIs;
