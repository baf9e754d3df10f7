/** What a cell can be written from. */
type Cell = unknown;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The member at a dotted path, or undefined. */
const at = (value: unknown, path: string): Cell => path.split('.').reduce<unknown>((held, name) => (isRecord(held) ? held[name] : undefined), value);

/** Spreadsheets take a text that begins like this for a formula, and a formula can send what is beside it away. */
const looksLikeFormula = (text: string): boolean => /^[=+\-@\t\r\n]/.test(text);

/** Absent and null are empty; a number stays one, also below 0; a text that looks like a formula is told to be text by an apostrophe. */
function textOf(cell: Cell): string {
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  if (typeof cell !== 'string') return '';
  return looksLikeFormula(cell) ? `'${cell}` : cell;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Items as CSV (RFC 4180: a line of names, CRLF after each line), one column for each dotted path; a dot in a name becomes `_`. */
export function csvOf(columns: readonly string[], items: readonly unknown[]): string {
  const names = columns.map((column) => column.replaceAll('.', '_'));
  const lines = items.map((item) => columns.map((column) => textOf(at(item, column))));
  return [names, ...lines].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

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
