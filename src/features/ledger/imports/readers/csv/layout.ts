import { isAmountLike } from '../amounts.ts';
import { writtenDate } from '../civil-dates.ts';
import { type CsvRecord, type Delimiter, recordsOf } from './records.ts';
import { rankOf } from './words.ts';

/** How many records are looked at for the header: preambles are shorter. */
const HEADER_WITHIN = 50;
/** How much of the text is tried with each delimiter. */
const SAMPLE = 64 * 1024;
const SAMPLE_LINES = 150;

/** Whether the cells hold a date and, elsewhere, an amount, as the row of a statement does. */
export function isRowLike(cells: readonly string[]): boolean {
  const date = cells.findIndex((cell) => writtenDate(cell) !== undefined);
  return date >= 0 && cells.some((cell, index) => index !== date && isAmountLike(cell) && writtenDate(cell) === undefined);
}

const NAMED = ['date', 'amount', 'debit', 'credit', 'payee', 'memo', 'balance', 'account', 'currency', 'flag', 'reference'] as const;

/** How many different things the cells name as a header would; 0 unless a date and an amount are among them. */
function headerScore(cells: readonly string[]): number {
  const named = new Set<string>();
  for (const cell of cells) {
    const role = NAMED.find((each) => rankOf(cell, each) !== undefined);
    if (role !== undefined) named.add(role);
  }
  return named.has('date') && (named.has('amount') || named.has('debit') || named.has('credit')) ? named.size : 0;
}

/** The place of the header among the records: by the names in it, else the line of words just above the first row; −1 for none. */
export function headerPlace(records: readonly CsvRecord[]): number {
  const start = records.slice(0, HEADER_WITHIN);
  const scores = start.map(({ cells }) => (isRowLike(cells) ? 0 : headerScore(cells)));
  const best = Math.max(0, ...scores);
  if (best > 0) return scores.indexOf(best);
  const firstRow = start.findIndex(({ cells }) => isRowLike(cells));
  const above = start[firstRow - 1];
  const looksLikeNames =
    above !== undefined &&
    above.cells.length === start[firstRow]?.cells.length &&
    above.cells.filter((cell) => cell !== '').length >= 2 &&
    above.cells.every((cell) => !isAmountLike(cell) && writtenDate(cell) === undefined);
  return looksLikeNames ? firstRow - 1 : -1;
}

const CANDIDATES: readonly Delimiter[] = [';', '\t', ',', '|'];

/** A spreadsheet may name the delimiter on a first line of its own: `sep=;`. */
export function declaredDelimiter(text: string): { readonly delimiter: Delimiter; readonly text: string } | undefined {
  const [line = '', named] = /^"?sep=(.)"?\n/i.exec(text) ?? [];
  const delimiter = CANDIDATES.find((candidate) => candidate === named);
  // The line stays as a blank one, so that lines keep their numbers.
  return delimiter === undefined ? undefined : { delimiter, text: `\n${text.slice(line.length)}` };
}

/** How well a delimiter explains the text: rows with a date and an amount, then the header's names, then the columns. */
function fitOf(sample: string, delimiter: Delimiter): readonly [number, number, number] {
  const records = recordsOf(sample, delimiter, SAMPLE_LINES, () => undefined);
  const rows = records.filter(({ cells }) => isRowLike(cells));
  const header = Math.max(0, ...records.slice(0, HEADER_WITHIN).map(({ cells }) => headerScore(cells)));
  return [rows.length, header, Math.max(0, ...rows.map(({ cells }) => cells.length))];
}

/** The delimiter that explains the text best; undefined when with none of them a line holds a date and an amount, or names them. */
export function findDelimiter(text: string): Delimiter | undefined {
  const cut = text.length > SAMPLE ? text.lastIndexOf('\n', SAMPLE) : -1;
  const sample = cut > 0 ? text.slice(0, cut) : text.slice(0, SAMPLE * 4);
  const fits = CANDIDATES.map((delimiter) => ({ delimiter, fit: fitOf(sample, delimiter) })).filter(({ fit }) => fit[0] > 0 || fit[1] > 0);
  return fits.toSorted((one, other) => other.fit[0] - one.fit[0] || other.fit[1] - one.fit[1] || other.fit[2] - one.fit[2])[0]?.delimiter;
}
