import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { type StatementRow, writeOfx } from '../../../../../../tests/support/statements.ts';
import { isoDay } from '../../../../../core/calendar/day.ts';
import { cents } from '../../../../../core/money/cents.ts';
import { readStatement } from '../read-statement.ts';

// Blanks at the ends and in a row are not kept, and neither is a memo that repeats the payee.
const text = fc
  .string({ unit: fc.constantFrom(...'abcXYZ0189&<>;#"\'/éüß.,- '.split('')), minLength: 1, maxLength: 40 })
  .map((each) => `p${each}`.replace(/\s+/g, ' ').trim());

const anyRow = fc
  .record({
    day: fc.integer({ min: 0, max: 40_000 }),
    amount: fc.integer({ min: -99_999_999, max: 99_999_999 }),
    payee: text,
    memo: text,
    reference: fc.stringMatching(/^[A-Z0-9]{1,20}$/),
  })
  .filter(({ payee, memo }) => payee !== memo)
  .map(({ day, amount, ...others }): StatementRow => ({ ...others, posted_on: isoDay(day), amount: cents(amount) }));

const VARIANTS: Readonly<Record<string, (ofx: string) => string>> = {
  'as it is': (ofx) => ofx,
  'without a header': (ofx) => ofx.slice(ofx.indexOf('<OFX>')),
  'with blank lines above': (ofx) => `\n\n\n${ofx}`,
  'with line ends of Windows': (ofx) => ofx.replaceAll('\n', '\r\n'),
  'with an XML header': (ofx) => `<?xml version="1.0"?>\n<?OFX OFXHEADER="200" VERSION="203"?>\n${ofx.slice(ofx.indexOf('<OFX>'))}`,
  'with closing tags': (ofx) => ofx.replaceAll(/<(TRNTYPE|DTPOSTED|TRNAMT|FITID|NAME|MEMO)>([^\n]*)/g, '<$1>$2</$1>'),
  'with a decimal comma': (ofx) => ofx.replaceAll(/(<(?:TRNAMT|BALAMT)>-?\d+)\./g, '$1,'),
  'on one line': (ofx) => ofx.replaceAll('\n<', '<'),
};

describe('an OFX statement at random', () => {
  test.each(Object.entries(VARIANTS))('%s is read back as it was written', (_, vary) => {
    fc.assert(
      fc.property(
        fc.array(anyRow, { maxLength: 8 }),
        anyRow,
        fc.constantFrom('utf-8', 'windows-1252', 'utf-16le'),
        (rows, { amount, posted_on }, encoding) => {
          const ofx = vary(
            writeOfx({ account: { number: '12 345', type: 'SAVINGS', currency: 'EUR' }, rows, ledgerBalance: { amount, as_of: posted_on } }),
          );
          const file = readStatement(iconv.encode(ofx, encoding), {});
          expect(file.rejected).toEqual([]);
          expect(file.accounts).toMatchObject([{ number: '12 345', kind: 'savings', currency: 'EUR', balance: { amount, as_of: posted_on } }]);
          expect(file.accounts[0]?.rows.map(({ line: _line, ...row }) => row)).toEqual(rows);
        },
      ),
      { numRuns: 60 },
    );
  });
});
