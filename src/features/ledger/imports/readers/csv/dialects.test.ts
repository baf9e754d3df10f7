import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { type CsvDialect, type StatementRow, writeCsv } from '../../../../../../tests/support/statements.ts';
import { isoDay } from '../../../../../core/calendar/day.ts';
import { cents } from '../../../../../core/money/cents.ts';
import { readStatement } from '../read-statement.ts';

/** Payees that one encoding or another has no letter for are not among them; quotation marks, delimiters and accents are. */
const words = fc.constantFrom(
  'Corner Coffee',
  'Café Größe',
  'Joe "the" plumber',
  'A, B; C | D',
  'Señor Ñ & Söhne',
  "O'Neill",
  'Shop 24',
  '5" pipe',
  'x',
);

const anyRow = fc
  .record({
    day: fc.integer({ min: 10_000, max: 25_000 }),
    amount: fc.oneof(fc.integer({ min: -50_000_000, max: 50_000_000 }), fc.integer({ min: -999, max: 999 })),
    payee: fc.tuple(words, fc.nat(999)).map(([word, number]) => `${word} ${number}`),
    memo: fc.constantFrom('', 'Two coffees', 'Einkauf, groß; "neu"'),
  })
  .map(({ day, amount, payee, memo }): StatementRow => ({ posted_on: isoDay(day), amount: cents(amount), payee, memo, reference: '' }));

const DATES: readonly Pick<CsvDialect, 'date_order' | 'separator'>[] = [
  { date_order: 'dmy', separator: '.' },
  { date_order: 'dmy', separator: '/' },
  { date_order: 'dmy', separator: '-' },
  { date_order: 'mdy', separator: '/' },
  { date_order: 'mdy', separator: '-' },
  { date_order: 'ymd', separator: '-' },
  { date_order: 'ymd', separator: '/' },
  { date_order: 'ymd', separator: '.' },
];

const NUMBERS: readonly Pick<CsvDialect, 'decimal_mark' | 'thousands'>[] = [
  { decimal_mark: '.' },
  { decimal_mark: ',' },
  { decimal_mark: '.', thousands: ',' },
  { decimal_mark: ',', thousands: '.' },
  { decimal_mark: ',', thousands: ' ' },
  { decimal_mark: '.', thousands: "'" },
  { decimal_mark: ',', thousands: '\u00a0' },
];

const anyDialect = fc
  .record({
    dates: fc.constantFrom(...DATES),
    numbers: fc.constantFrom(...NUMBERS),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    sign: fc.constantFrom('minus', 'trailing_minus', 'brackets', 'two_columns', 'flag'),
    preamble: fc.array(fc.constantFrom('Account statement', '', 'Period: January', 'Page 1 of 1', 'Printed by "the bank"'), { maxLength: 13 }),
  })
  .map(({ dates, numbers, ...others }): CsvDialect => ({ ...dates, ...numbers, ...others }));

const anyEncoding = fc.constantFrom(
  { name: 'utf-8', addBOM: false },
  { name: 'utf-8', addBOM: true },
  { name: 'utf-16le', addBOM: true },
  { name: 'utf-16le', addBOM: false },
  { name: 'utf-16be', addBOM: true },
  { name: 'windows-1252', addBOM: false },
  { name: 'iso-8859-1', addBOM: false },
);

const shown = ({ posted_on, amount, payee, memo }: { posted_on: string; amount: number; payee: string; memo: string | null }) => ({
  posted_on,
  amount,
  payee,
  memo: memo ?? '',
});

/** A row that settles what the others may leave open: its date has one order only, and it is money out. */
const SETTLING: StatementRow = { posted_on: '2024-01-31', amount: cents(-1250), payee: 'Settling row', memo: '', reference: '' };

describe('a statement in a dialect at random', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(
        fc.array(anyRow, { minLength: 1, maxLength: 12 }),
        anyDialect,
        anyEncoding,
        fc.constantFrom('\n', '\r\n'),
        (rows, dialect, encoding, lineEnd) => {
          const written = [...rows, SETTLING];
          const text = writeCsv({ rows: written, ...dialect }).replaceAll('\n', lineEnd);
          const file = readStatement(iconv.encode(text, encoding.name, { addBOM: encoding.addBOM }), {});
          expect(file.rejected).toEqual([]);
          expect(file.questions).toEqual([]);
          expect(file.accounts.flatMap((account) => account.rows.map(shown))).toEqual(written.map(shown));
          expect(file.detected).toMatchObject({ delimiter: dialect.delimiter, date_order: dialect.date_order, decimal_mark: dialect.decimal_mark });
        },
      ),
      { numRuns: 400 },
    );
  });

  test('is read back without a header too, or asked about where nothing settles it', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 2, maxLength: 12 }), anyDialect, (rows, dialect) => {
        const written = [...rows, SETTLING].map((row, index) => ({ ...row, memo: '', payee: `${row.payee} ${index}` }));
        const file = readStatement(Buffer.from(writeCsv({ rows: written, ...dialect, preamble: [], hasHeader: false })), {});
        expect(file.rejected).toEqual([]);
        const [question] = file.questions;
        if (question === undefined) expect(file.accounts.flatMap((account) => account.rows.map(shown))).toEqual(written.map(shown));
        else expect([question.option, dialect.sign]).toEqual(['sign', 'two_columns']);
      }),
      { numRuns: 300 },
    );
  });

  test('is never read in a way that depends on other rows once its options are given', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 6 }), fc.constantFrom('dmy', 'mdy'), (rows, date_order) => {
        const text = writeCsv({ rows, date_order, separator: '/', sign: 'trailing_minus' });
        const file = readStatement(Buffer.from(text), { date_order, decimal_mark: '.', sign: 'as_read' });
        expect(file.questions).toEqual([]);
        expect(file.accounts.flatMap((account) => account.rows.map(shown))).toEqual(rows.map(shown));
      }),
      { numRuns: 150 },
    );
  });

  test('of any text at all is read or refused, and nothing else happens', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab1290-,;|\t\n"\'./ €()=<>&#CRDN'.split('')), maxLength: 400 }), (text) => {
        for (const start of ['', 'Date,Payee,Amount\n', '2024-01-31;Shop;-1,00\n', '<OFX><STMTRS><STMTTRN>']) {
          try {
            const file = readStatement(Buffer.from(start + text), {});
            expect(file.rows_read).toBe(file.rejected.length + file.accounts.reduce((total, { rows }) => total + rows.length, 0));
          } catch (error) {
            expect(error).toMatchObject({ name: 'Problem' });
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
