import { CsvError, parse } from 'csv-parse/sync';
import type { DELIMITERS } from '../../options.ts';
import { refusal } from '../problems.ts';

/** What sets cells apart. */
export type Delimiter = (typeof DELIMITERS)[number];

/** A record of a CSV: the line it starts on, counted from 1, the line it ends on, and its trimmed cells. */
export interface CsvRecord {
  readonly line: number;
  readonly lastLine: number;
  readonly cells: readonly string[];
}

/** Columns beyond this are passed over. */
const MOST_COLUMNS = 200;

// Spreadsheets keep the zeros of a number by writing it as a formula: ="00123".
const AS_FORMULA = /^="(.*)"$/s;

const clean = (cell: string): string => (cell.startsWith('=') ? cell.replace(AS_FORMULA, '$1') : cell).trim();

const feedsIn = (cells: readonly string[]): number => {
  let feeds = 0;
  for (const cell of cells) if (cell.includes('\n')) feeds += cell.split('\n').length - 1;
  return feeds;
};

const OPTIONS = { relax_quotes: true, relax_column_count: true, record_delimiter: '\n' } as const;

/** The cells of each record; blank lines are records too, so that lines can be counted (the parser's own count costs six times the parsing). */
function cellsOf(text: string, delimiter: Delimiter, most: number): { readonly cells: readonly string[][]; readonly isBroken: boolean } {
  try {
    return { cells: parse(text, { ...OPTIONS, delimiter, to: most }), isBroken: false };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { cells: cellsBefore(text, delimiter, most), isBroken: true };
  }
}

/** The records before the one that cannot be read. */
function cellsBefore(text: string, delimiter: Delimiter, most: number): readonly string[][] {
  const found: string[][] = [];
  const keep = (cells: string[]) => {
    found.push(cells);
    return null;
  };
  try {
    parse(text, { ...OPTIONS, delimiter, to: most, on_record: keep });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return found;
}

/**
 * The records of the text, blank ones left out; of at most `most` lines. `onBreak` is called where a quotation mark is opened and never
 * closed, and the records before it are answered.
 */
export function recordsOf(text: string, delimiter: Delimiter, most: number, onBreak: (line: number) => void): readonly CsvRecord[] {
  const { cells: all, isBroken } = cellsOf(text, delimiter, most);
  const records: CsvRecord[] = [];
  let line = 1;
  for (const raw of all) {
    const lastLine = line + feedsIn(raw);
    const cells = raw.slice(0, MOST_COLUMNS).map(clean);
    if (cells.some((cell) => cell !== '')) records.push({ line, lastLine, cells });
    line = lastLine + 1;
  }
  if (isBroken) onBreak(line);
  return records;
}

/** Refuses a file whose quotation marks do not pair. */
export const refuseOpenQuote = (line: number): never => {
  throw refusal(
    'import.broken',
    `A quotation mark that is opened on line ${line} is never closed. Download the file once more; nothing of it was kept.`,
    line,
  );
};

/** Refuses a file where a stray quotation mark swallowed whole rows: a cell that holds a line which looks like a row. */
export function refuseSwallowedRows(records: readonly CsvRecord[], delimiter: Delimiter, isRow: (cells: readonly string[]) => boolean): void {
  for (const { cells, line, lastLine } of records) {
    if (lastLine === line) continue;
    const lines = cells.flatMap((cell) => cell.split('\n').slice(1));
    // A memo of several lines may hold a date and an amount, but not as many cells as a row.
    const swallowed = lines.map((each) => each.split(delimiter)).filter((each) => each.length >= Math.max(3, cells.length - 2));
    if (swallowed.some((each) => isRow(each.map((cell) => clean(cell.replaceAll('"', '')))))) refuseOpenQuote(line);
  }
}
