/** Characters of a statement that are looked at: enough to know it by, however many rows it writes. */
const READ = 4000;
/** Characters of it that are kept. */
const KEPT = 600;

// One pass, so that a quote inside a name or a comment begins nothing. What is cut off in the middle ends with the text.
const PIECES = new RegExp(
  [
    /"(?:[^"]|"")*(?:"|$)/, // a name, as it is
    /\b[eE]'(?:[^'\\]|\\[^]|'')*(?:'|$)/,
    /(?:\b[bBxXnN]|\b[uU]&)?'(?:[^']|'')*(?:'|$)/,
    /\$(?<tag>[A-Za-z_]\w*|)\$[^]*?(?:\$\k<tag>\$|$)/,
    /--[^\n]*/,
    /\/\*[^]*?(?:\*\/|$)/,
    /(?:[$@]|(?<!:):)\w+/, // a parameter, by number or name
    /\?\d*/,
    /(?<![\w"])(?:0[xX][\dA-Fa-f]+|(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\w*/,
    /\s+/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

function shown(piece: string): string {
  if (piece.startsWith('"')) return piece;
  return /^(\s|--|\/\*)/.test(piece) ? ' ' : '?';
}

/**
 * What a statement asks, without what it asks about: every value that stands in it, as a parameter or written out, becomes `?`, and a row of them `(…)`.
 * Statements that differ in nothing else have one text. Names of tables and columns stay. At most 600 characters.
 */
export function statementText(sql: string): string {
  const text = sql
    .slice(0, READ)
    .replace(PIECES, shown)
    .replace(/\?(?:::\w+)?(?:\s*,\s*\?(?:::\w+)?)+/g, '…')
    .replace(/\(\s*…\s*\)(?:\s*,\s*\(\s*…\s*\)?)+/g, '(…)')
    .replace(/ +/g, ' ')
    .trim();
  return text.length <= KEPT ? text : `${text.slice(0, KEPT - 1)}…`;
}
