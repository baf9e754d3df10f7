import { isAmountLike, writtenAmount } from '../amounts.ts';
import { writtenDate } from '../civil-dates.ts';
import { readCurrency } from '../currency.ts';
import type { CsvRecord } from './records.ts';
import { sideOf } from './words.ts';

/** What the cells of a column look like: counts over a sample of rows. */
export interface Profile {
  readonly index: number;
  /** Rows looked at, and those of them with something in the cell. */
  readonly rows: number;
  readonly filled: number;
  readonly dates: number;
  readonly amounts: number;
  /** Amounts with decimals or a sign, as money has and numbers of accounts have not. */
  readonly money: number;
  readonly negatives: number;
  readonly sides: number;
  readonly currencies: number;
  /** Cells with a letter in them. */
  readonly words: number;
  readonly distinct: number;
  /** The mean length of the filled cells. */
  readonly length: number;
}

const SAMPLE = 400;

/** Some of the rows, spread evenly over all of them. */
function sampleOf<Item>(items: readonly Item[]): readonly Item[] {
  const step = Math.max(1, items.length / SAMPLE);
  return Array.from({ length: Math.min(items.length, SAMPLE) }, (_, index) => items[Math.floor(index * step)]).filter((item) => item !== undefined);
}

const isMoney = (cell: string): boolean => {
  const amount = writtenAmount(cell);
  return amount !== undefined && (amount.hasSign || /[.,]/.test(amount.figures));
};

function profileOf(records: readonly CsvRecord[], index: number): Profile {
  const cells = records.map((record) => record.cells[index] ?? '').filter((cell) => cell !== '');
  const count = (test: (cell: string) => boolean) => cells.filter(test).length;
  return {
    index,
    rows: records.length,
    filled: cells.length,
    dates: count((cell) => writtenDate(cell) !== undefined),
    amounts: count(isAmountLike),
    money: count((cell) => isAmountLike(cell) && isMoney(cell)),
    negatives: count((cell) => writtenAmount(cell)?.isNegative === true),
    sides: count((cell) => sideOf(cell) !== undefined),
    currencies: count((cell) => readCurrency(cell) !== undefined),
    words: count((cell) => /\p{L}/u.test(cell)),
    distinct: new Set(cells).size,
    length: cells.reduce((total, cell) => total + cell.length, 0) / Math.max(1, cells.length),
  };
}

/** Looks at each column, over a sample of the records. */
export function profilesOf(records: readonly CsvRecord[], width: number): readonly Profile[] {
  const sample = sampleOf(records);
  return Array.from({ length: width }, (_, index) => profileOf(sample, index));
}
