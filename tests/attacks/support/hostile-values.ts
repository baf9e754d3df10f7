import fc from 'fast-check';

/** Stands in a value where `written` puts a literal that no value of JavaScript is written as. */
const literal = (text: string): string => `\u{1F4CE}${text}\u{1F4CE}`;

/** A value as JSON, with its literals as they were meant: `1e400`, a number of forty digits. */
export const written = (value: unknown): string => (JSON.stringify(value) ?? 'null').replaceAll(/"\u{1F4CE}([^"\u{1F4CE}]*)\u{1F4CE}"/gu, '$1');

const ODD: readonly (readonly string[])[] = [
  ['', ' ', '\t\r\n', '\u0000', 'a\u0000b', '\ud800', 'x\udc00y', '\ufeff', '\u202eabc', 'e\u0301', '👩‍👩‍👧‍👦', 'İı', 'ß'],
  ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', 'NaN', 'Infinity', '[object Object]', 'true'],
  ["' or 1=1 --", '"; --', '%', '_', '\\', '%00', '${1+1}', '{{1+1}}', '<script>', '=1+1', '../../../../etc', 'C:\\', '\r\nset-cookie: a=b'],
  ['1e400', '-0', '0x10', '1_000', '٣', '1,5', '9007199254740993', '-1', '0', '1.005'],
  ['2026-02-30', '0000-00-00', '2026-13-01', '1900-01-01', '2199-12-31', '9999-12-31', '+010000-01-01', '2026-03-02T25:61:61Z', '2026-W10'],
  ['Europe/Berlin', 'Nowhere/None', 'UTC+25', 'usd', 'XXX', '+12025550177', '+999', 'a@b', 'a@b.example', `${'a'.repeat(300)}@b.example`],
];
const odd: fc.Arbitrary<string> = fc.constantFrom(...ODD.flat());

/** Text as nobody means well: what databases, parsers and languages stumble over, chance, and far too much of it. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: odd, weight: 6 },
  { arbitrary: fc.array(odd, { minLength: 2, maxLength: 5 }).map((several) => several.join('')), weight: 4 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 30 }), weight: 2 },
  { arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }), weight: 2 },
  { arbitrary: fc.constantFrom(65, 101, 256, 2_001, 10_000, 70_000).map((length) => 'x'.repeat(length)), weight: 1 },
);

/** A number that is too large, too small, too exact, or none that can be kept. */
export const hostileNumber: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(-0, -1, 0, 0.1 + 0.2, 1.005, 5e-324, 1e21, 1e308, -1e308, 2 ** 31, 2 ** 53, -(2 ** 63), 1_000_000_000.01, 99_999_999_999),
  fc.constantFrom(...['1e400', '-1e400', '1e-400', '9'.repeat(40), '-0.0', `0.${'3'.repeat(60)}`].map(literal)),
  fc.double(),
  fc.maxSafeInteger(),
);

/** So deep that whoever walks it by calling itself runs out of stack. */
const deep = (depth: number, isList: boolean): unknown => {
  let held: unknown = 0;
  for (let level = 0; level < depth; level += 1) held = isList ? [held] : { a: held };
  return held;
};

// The name is given to JSON.parse: an object literal would take it for its prototype.
const odderObjects: readonly unknown[] = [
  JSON.parse('{"__proto__":{"role":"admin"}}'),
  { constructor: { prototype: { role: 'admin' } } },
  { toString: 'x', valueOf: 1 },
  JSON.parse('{"then":1}'),
  { length: -1 },
  { '': null, ' ': 1, '\u0000': 2, '\ud800': 3 },
];

/** Any value of JSON, and of the worst kinds. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: hostileText, weight: 6 },
  { arbitrary: hostileNumber, weight: 4 },
  { arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [null], [[]], ...odderObjects), weight: 4 },
  { arbitrary: fc.tuple(fc.constantFrom(5, 60, 3_000), fc.boolean()).map(([depth, isList]) => deep(depth, isList)), weight: 1 },
  { arbitrary: fc.array(fc.integer(), { minLength: 150, maxLength: 1_200 }), weight: 1 },
  { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 2 },
);

/** A part of an address: escaped well, escaped badly, or not at all. */
export const hostilePart: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: odd.map((text) => encodeURIComponent(text.toWellFormed())), weight: 4 },
  {
    arbitrary: fc.constantFrom(
      '%',
      '%E0%A4%A',
      '%ff',
      '%00',
      '%ED%A0%80',
      '%2e%2e',
      '%2F',
      ';a=b',
      '*',
      '1%0a',
      '-1',
      '1e3',
      '9'.repeat(30),
      'x'.repeat(250),
    ),
    weight: 4,
  },
  { arbitrary: fc.integer().map(String), weight: 2 },
);
