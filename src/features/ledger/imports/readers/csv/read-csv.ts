import type { AccountKind } from '../../../accounts/contract.ts';
import type { ImportOptions } from '../../options.ts';
import type { FileRead } from '../../reading.ts';
import { type MarkEvidence, markOf, type WrittenAmount, writtenAmount } from '../amounts.ts';
import { type DateOrder, dayOf, type WrittenDate, writtenDate } from '../civil-dates.ts';
import type { Decoded } from '../decode.ts';
import { MOST_LINES, refuseTooManyRows } from '../limits.ts';
import { refusal } from '../problems.ts';
import { tidy } from '../text.ts';
import { accountsOf, kindFrom, numberAbove } from './accounts.ts';
import { type Columns, findColumns, type FoundColumns, hasMoney } from './columns.ts';
import { orderOf } from './date-order.ts';
import { declaredDelimiter, findDelimiter, headerPlace, isRowLike } from './layout.ts';
import { profilesOf } from './profile.ts';
import { askColumns, askDateOrder, askDecimalMark, askSign } from './questions.ts';
import { type CsvRecord, type Delimiter, recordsOf, refuseOpenQuote, refuseSwallowedRows } from './records.ts';
import { type CsvRow, type Dialect, readRow } from './rows.ts';
import { ROLES } from './words.ts';

type Detected = FileRead['detected'];

/** A CSV taken apart: the lines above the header, the header, and the rows below it. */
interface Table {
  readonly delimiter: Delimiter;
  readonly preamble: readonly CsvRecord[];
  readonly header: CsvRecord | null;
  readonly rows: readonly CsvRecord[];
  readonly width: number;
}

const NOT_A_STATEMENT =
  'No line of the file holds both a date and an amount, so it does not look like a bank statement. Choose the file that your bank gave you.';

/** How many columns the rows have: those of the header, else those of most rows. */
function widthOf(header: CsvRecord | null, rows: readonly CsvRecord[]): number {
  if (header !== null) return header.cells.length;
  const counts = [...Map.groupBy(rows, ({ cells }) => cells.length)].toSorted(([, one], [, other]) => other.length - one.length);
  return counts[0]?.[0] ?? 0;
}

function tableOf(text: string, chosen: ImportOptions): Table {
  const declared = declaredDelimiter(text);
  const delimiter = chosen.delimiter ?? declared?.delimiter ?? findDelimiter(text) ?? (chosen.columns && ',');
  if (delimiter === undefined) throw refusal('import.not_a_statement', NOT_A_STATEMENT);
  const records = recordsOf(declared?.text ?? text, delimiter, MOST_LINES, refuseOpenQuote);
  refuseSwallowedRows(records, delimiter, isRowLike);
  const place = headerPlace(records);
  const header = records[place] ?? null;
  const start =
    place >= 0
      ? place + 1
      : Math.max(
          0,
          records.findIndex(({ cells }) => isRowLike(cells)),
        );
  const rows = records.slice(start);
  refuseTooManyRows(rows.length);
  return { delimiter, preamble: records.slice(0, Math.max(place, place < 0 ? start : 0)), header, rows, width: widthOf(header, rows) };
}

function columnsOf({ header, rows, width }: Table, { columns: chosen }: ImportOptions): FoundColumns {
  if (chosen === undefined) return findColumns(header?.cells ?? null, rows, profilesOf(rows, width));
  const { memo, ...others } = chosen;
  const columns = { ...others, memo: memo === undefined ? [] : [memo] };
  return { columns, unclear: hasMoney(columns) ? 'none' : 'which_amount' };
}

const cellsOf = (rows: readonly CsvRecord[], ...places: readonly (number | undefined)[]): readonly string[] =>
  places.flatMap((place) => (place === undefined ? [] : rows.map(({ cells }) => cells[place] ?? '')));

/** Each date once, however many rows it has. */
const datesOf = (rows: readonly CsvRecord[], { date }: Columns): readonly WrittenDate[] =>
  [...new Set(cellsOf(rows, date))].flatMap((cell) => writtenDate(cell) ?? []);

const amountsOf = (rows: readonly CsvRecord[], ...places: readonly (number | undefined)[]): readonly WrittenAmount[] =>
  cellsOf(rows, ...places).flatMap((cell) => writtenAmount(cell) ?? []);

/**
 * Whether nothing tells money out from money in: one column, no flag, and no amount with any sign. Cards are asked about too when most
 * amounts have no minus: some banks list what was bought as plain figures and what was paid back with a minus.
 */
function lacksSign(rows: readonly CsvRecord[], { amount, flag, debit, credit }: Columns, kind: AccountKind): boolean {
  if (amount === undefined || flag !== undefined || debit !== undefined || credit !== undefined) return false;
  const amounts = amountsOf(rows, amount).filter(({ figures }) => /[1-9]/.test(figures));
  const plain = amounts.filter(({ isNegative }) => !isNegative).length;
  return amounts.length > 0 && (!amounts.some(({ hasSign }) => hasSign) || (kind === 'credit_card' && plain * 2 > amounts.length));
}

/** Whether the debit column has its minus already: then none of its figures is without. */
const isDebitNegative = (rows: readonly CsvRecord[], { debit }: Columns): boolean => {
  const amounts = amountsOf(rows, debit).filter(({ figures }) => /[1-9]/.test(figures));
  return amounts.length > 0 && amounts.every((amount) => amount.isNegative);
};

function describe({ delimiter, header, width }: Table, columns: Columns): Pick<Detected, 'delimiter' | 'header_line' | 'columns'> {
  const roleAt = (index: number) => ROLES.find((role) => (role === 'memo' ? columns.memo.includes(index) : columns[role] === index)) ?? null;
  return {
    delimiter,
    header_line: header?.line ?? null,
    columns: Array.from({ length: width }, (_, index) => ({
      index,
      header: header === null ? null : tidy(header.cells[index] ?? '', 'number'),
      role: roleAt(index),
    })),
  };
}

/** Reads the days of cells; the rows of a file share few of them. */
function dayReader(order: DateOrder): Dialect['dayIn'] {
  const days = new Map<string, string | undefined>();
  return (text) => {
    const known = days.get(text);
    if (known !== undefined) return known;
    const written = writtenDate(text);
    const day = written && dayOf(written, order);
    days.set(text, day);
    return day;
  };
}

interface ReadRows {
  readonly rows: readonly CsvRow[];
  readonly rejected: FileRead['rejected'];
}

function readRows(records: readonly CsvRecord[], dialect: Dialect, text: string): ReadRows {
  const rows: CsvRow[] = [];
  const refused: { readonly record: CsvRecord; readonly reason: string }[] = [];
  for (const record of records) {
    const read = readRow(record, dialect);
    if (typeof read === 'string') refused.push({ record, reason: read });
    else rows.push(read);
  }
  const lines = refused.length === 0 ? [] : text.split('\n');
  const rawOf = ({ line, lastLine }: CsvRecord) => tidy(lines.slice(line - 1, lastLine).join('\n'), 'raw');
  return { rows, rejected: refused.map(({ record, reason }) => ({ line: record.line, reason, raw: rawOf(record) })) };
}

/** Money in a currency that cannot be kept is refused as a whole where no row is left. */
function refuseCurrency({ rows, rejected }: ReadRows): void {
  const [first] = rejected;
  if (rows.length === 0 && first !== undefined && /^Amounts in [A-Z]{3} /.test(first.reason)) throw refusal('import.currency', first.reason);
}

/** What the file itself tells of how it is written, before anything that the person says. */
interface Evidence {
  readonly order: ReturnType<typeof orderOf>;
  readonly marks: MarkEvidence;
  readonly isUnsigned: boolean;
}

function dialectOf({ rows, width, delimiter }: Table, columns: Columns, { order, marks }: Evidence, options: ImportOptions): Dialect {
  return {
    columns,
    dayIn: dayReader(options.date_order ?? order.settled ?? ('guess' in order ? order.guess : 'dmy')),
    decimal_mark: options.decimal_mark ?? marks.settled ?? (delimiter === ';' ? ',' : '.'),
    width,
    isDebitNegative: isDebitNegative(rows, columns),
    isReversed: options.sign === 'reversed',
  };
}

/** What neither the file nor the person has settled. */
function questionsOf(
  { rows: [example] }: Table,
  { columns, unclear }: FoundColumns,
  { order, marks, isUnsigned }: Evidence,
  options: ImportOptions,
  shown: CsvRow | undefined,
): FileRead['questions'] {
  if (example === undefined) return [];
  return [
    ...(columns.date === undefined ? [askColumns('Which column is the date?', example)] : []),
    ...(columns.date !== undefined && unclear === 'which_amount' ? [askColumns('Which column is the amount?', example)] : []),
    ...(options.date_order === undefined ? askDateOrder(order) : []),
    ...(options.decimal_mark === undefined && marks.unclear !== null ? [askDecimalMark(marks.unclear)] : []),
    ...(options.sign === undefined && isUnsigned && shown !== undefined ? [askSign(shown)] : []),
  ];
}

/** Reads a CSV of any dialect. Throws import.not_a_statement, import.broken, import.currency and import.too_many_rows. */
export function readCsv({ text, encoding }: Decoded, options: ImportOptions): FileRead {
  const table = tableOf(text, options);
  const found = columnsOf(table, options);
  const { columns, unclear } = found;
  const kind = kindFrom(table.header?.cells ?? null, table.preamble);
  const evidence: Evidence = {
    order: orderOf(datesOf(table.rows, columns)),
    marks: markOf(amountsOf(table.rows, columns.amount, columns.debit, columns.credit, columns.balance)),
    isUnsigned: lacksSign(table.rows, columns, kind) || unclear === 'which_side',
  };
  const canRead = columns.date !== undefined && hasMoney(columns);
  const read = canRead ? readRows(table.rows, dialectOf(table, columns, evidence, options), text) : { rows: [], rejected: [] };
  refuseCurrency(read);
  return {
    format: 'csv',
    encoding,
    detected: {
      ...describe(table, columns),
      date_order: options.date_order ?? evidence.order.settled,
      decimal_mark: options.decimal_mark ?? evidence.marks.settled,
    },
    accounts: accountsOf(read.rows, numberAbove(table.preamble), kind),
    rows_read: read.rows.length + read.rejected.length,
    rejected: read.rejected,
    questions: questionsOf(
      table,
      found,
      evidence,
      options,
      read.rows.find(({ row }) => row.amount !== 0),
    ),
  };
}
