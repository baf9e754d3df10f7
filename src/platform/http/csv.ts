/** What a cell can be written from. */
type Cell = unknown;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The member at a dotted path, or undefined. */
const at = (value: unknown, path: string): Cell => path.split('.').reduce<unknown>((held, name) => (isRecord(held) ? held[name] : undefined), value);

/** Spreadsheets take a text that begins like this for a formula, and a formula can send what is beside it away. */
const looksLikeFormula = (text: string): boolean => /^[=+\-@\t\r\n]/.test(text);

/**
 * Absent and null are empty; a number stays one, also below 0; a text that looks like a formula is told to be text by an apostrophe; what has members is
 * JSON.
 */
function textOf(cell: Cell): string {
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  if (typeof cell === 'object' && cell !== null) return JSON.stringify(cell);
  if (typeof cell !== 'string') return '';
  return looksLikeFormula(cell) ? `'${cell}` : cell;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const lineOf = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;

/** The line of names that a CSV begins with; a dot in a name becomes `_`. */
export const csvHead = (columns: readonly string[]): string => lineOf(columns.map((column) => column.replaceAll('.', '_')));

/** Items as lines of CSV (RFC 4180, CRLF after each), one column for each dotted path. */
export const csvLines = (columns: readonly string[], items: readonly unknown[]): string =>
  items.map((item) => lineOf(columns.map((column) => textOf(at(item, column))))).join('');

/** Items as a CSV, with its line of names. */
export const csvOf = (columns: readonly string[], items: readonly unknown[]): string => csvHead(columns) + csvLines(columns, items);

/** How much a kind of content is wanted by an Accept header (RFC 9110, 12.5.1): 0 … 1, 0 when it is not named. Wildcards name nothing. */
function weightOf(accept: string, kind: string): number {
  for (const part of accept.toLowerCase().split(',')) {
    const [name, ...parameters] = part.split(';').map((each) => each.trim());
    if (name !== kind) continue;
    const weight = parameters.find((each) => each.startsWith('q='));
    return weight === undefined ? 1 : Math.min(1, Math.max(0, Number(weight.slice(2)) || 0));
  }
  return 0;
}

/** Whether an Accept header names CSV, and not JSON above it. */
export const prefersCsv = (accept: string | undefined): boolean => {
  const csv = weightOf(accept ?? '', 'text/csv');
  return csv > 0 && csv >= weightOf(accept ?? '', 'application/json');
};
