import { type Cents, cents } from '../../../../../core/money/cents.ts';
import type { RowRead } from '../../reading.ts';
import { amountOf, type DecimalMark, writtenAmount } from '../amounts.ts';
import { readCurrency } from '../currency.ts';
import { tidy, tidyOrNull } from '../text.ts';
import type { Columns } from './columns.ts';
import type { CsvRecord } from './records.ts';
import { sideOf } from './words.ts';

/** How a CSV is read, once everything about it is decided. */
export interface Dialect {
  readonly columns: Columns;
  /** The day that the text of a date means; undefined when it means none. */
  readonly dayIn: (text: string) => string | undefined;
  readonly decimal_mark: DecimalMark;
  /** How many columns a row has. */
  readonly width: number;
  /** Whether money out stands in the debit column with a minus already. */
  readonly isDebitNegative: boolean;
  /** Whether amounts count the other way round. */
  readonly isReversed: boolean;
}

/** A row with what tells its account. */
export interface CsvRow {
  readonly row: RowRead;
  readonly account: string;
  readonly currency: string | null;
  readonly balance: Cents | null;
}

const negated = (amount: Cents): Cents => cents(0 - amount);

const quoted = (text: string): string => `“${tidy(text, 'number')}”`;

const readAmount = (text: string, mark: DecimalMark): Cents | string => {
  const written = writtenAmount(text);
  const amount = written && amountOf(written, mark);
  return amount ?? `${quoted(text)} is not an amount that can be kept.`;
};

/** Money out and money in, each in a column of its own. */
function amountOfSides(debit: string, credit: string, { decimal_mark, isDebitNegative }: Dialect): Cents | string {
  if (debit === '' && credit === '') return 'The row has no amount.';
  const out = debit === '' ? cents(0) : readAmount(debit, decimal_mark);
  const into = credit === '' ? cents(0) : readAmount(credit, decimal_mark);
  if (typeof out === 'string') return out;
  if (typeof into === 'string') return into;
  if (out !== 0 && into !== 0) return 'The row has money out and money in at once.';
  return out === 0 ? into : isDebitNegative ? out : negated(out);
}

function signedAmount(record: CsvRecord, dialect: Dialect): Cents | string {
  const { amount, debit, credit, flag } = dialect.columns;
  const cell = (index: number | undefined) => (index === undefined ? '' : (record.cells[index] ?? ''));
  if (amount === undefined) return amountOfSides(cell(debit), cell(credit), dialect);
  if (cell(amount) === '') return 'The row has no amount.';
  const read = readAmount(cell(amount), dialect.decimal_mark);
  if (typeof read === 'string' || flag === undefined) return read;
  const side = sideOf(cell(flag));
  if (side === undefined) return `${quoted(cell(flag))} tells neither money in nor money out.`;
  return side === 'out' ? negated(read) : read;
}

function textsOf(record: CsvRecord, { payee, memo }: Columns): Pick<RowRead, 'payee' | 'memo'> {
  const parts = memo.map((index) => record.cells[index] ?? '').filter((text) => text !== '');
  const name = payee === undefined ? '' : tidy(record.cells[payee] ?? '', 'payee');
  if (name === '') {
    const [first = '', ...others] = parts;
    return { payee: tidy(first, 'payee'), memo: tidyOrNull([...new Set(others)].join(' '), 'memo') };
  }
  return { payee: name, memo: tidyOrNull([...new Set(parts)].filter((part) => tidy(part, 'payee') !== name).join(' '), 'memo') };
}

/** The row, or why it cannot be taken: a sentence. */
export function readRow(record: CsvRecord, dialect: Dialect): CsvRow | string {
  const { columns } = dialect;
  const cell = (index: number | undefined) => (index === undefined ? '' : (record.cells[index] ?? ''));
  const dateText = cell(columns.date);
  if (dateText === '') return 'The line has no date: it looks like a total or a note.';
  const posted_on = dialect.dayIn(dateText);
  if (posted_on === undefined) return `${quoted(dateText)} is not a date.`;
  if (record.cells.slice(dialect.width).some((extra) => extra !== '')) return 'The row has more cells than there are columns.';
  const signed = signedAmount(record, dialect);
  if (typeof signed === 'string') return signed;
  const currency = readCurrency(cell(columns.currency));
  if (currency !== undefined && 'unkept' in currency) return `Amounts in ${currency.unkept} cannot be kept: only currencies with two decimals are.`;
  const balance = columns.balance === undefined ? '' : readAmount(cell(columns.balance), dialect.decimal_mark);
  return {
    row: {
      line: record.line,
      posted_on,
      amount: dialect.isReversed ? negated(signed) : signed,
      ...textsOf(record, columns),
      reference: tidyOrNull(cell(columns.reference), 'reference'),
    },
    account: tidy(cell(columns.account), 'number'),
    currency: currency?.kept ?? null,
    balance: typeof balance === 'string' ? null : balance,
  };
}
