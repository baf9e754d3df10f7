import { decimalText } from '../../../../../core/money/cents.ts';
import type { ImportQuestion } from '../../contract.ts';
import { amountOf, type DecimalMark, writtenAmount } from '../amounts.ts';
import { dayOf } from '../civil-dates.ts';
import { tidy } from '../text.ts';
import type { orderOf } from './date-order.ts';
import type { CsvRecord } from './records.ts';
import type { CsvRow } from './rows.ts';

/** Asks for the order of day and month; nothing when the file settles it. */
export function askDateOrder(evidence: ReturnType<typeof orderOf>): readonly ImportQuestion[] {
  if (!('unclear' in evidence) || !('figures' in evidence.unclear)) return [];
  const { unclear, possible } = evidence;
  const example = unclear.figures.map((figure) => String(figure).padStart(2, '0')).join(unclear.separator);
  return [
    {
      option: 'date_order',
      question: `Which day is ${example}?`,
      example,
      choices: possible.map((order) => ({ value: order, means: dayOf(unclear, order) ?? '' })),
    },
  ];
}

const MARKS: readonly DecimalMark[] = ['.', ','];

/** Asks which mark stands before the decimals, by an amount that can be read either way. */
export function askDecimalMark(example: string): ImportQuestion {
  const written = writtenAmount(example);
  const means = (mark: DecimalMark) => {
    const amount = written && amountOf(written, mark);
    return amount === undefined ? '' : decimalText(amount);
  };
  return {
    option: 'decimal_mark',
    question: `How much is ${example}?`,
    example,
    choices: MARKS.map((mark) => ({ value: mark, means: means(mark) })),
  };
}

/** Asks whether money out was told from money in rightly, by a row as it was read. */
export function askSign({ row }: CsvRow): ImportQuestion {
  const example = `${decimalText(row.amount).replace('-', '')} ${row.payee}`.trim();
  const asRead = row.amount < 0 ? 'Money out' : 'Money in';
  return {
    option: 'sign',
    question: 'The file does not say whether its amounts are money out or money in. What is this one?',
    example,
    choices: [
      { value: 'as_read', means: asRead },
      { value: 'reversed', means: asRead === 'Money out' ? 'Money in' : 'Money out' },
    ],
  };
}

/** Asks which column is what. */
export const askColumns = (question: string, example: CsvRecord | undefined): ImportQuestion => ({
  option: 'columns',
  question,
  example: tidy(example?.cells.join(' | ') ?? '', 'raw'),
  choices: [],
});
