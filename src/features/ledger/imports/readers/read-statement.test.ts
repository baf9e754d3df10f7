import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { believableRows, writeCsv, writeOfx } from '../../../../../tests/support/statements.ts';
import { cents } from '../../../../core/money/cents.ts';
import { readStatement } from './read-statement.ts';

const refused = (code: string) => expect.objectContaining({ type: expect.objectContaining({ code }) });
const read = (bytes: Uint8Array | string) => readStatement(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, {});

/** The start of a zip archive with a file of that name, as a workbook has it too. */
const zip = Buffer.concat([
  Buffer.from([0x50, 0x4b, 0x03, 0x04, 20, 0, 0, 0, 8, 0]),
  Buffer.alloc(16),
  Buffer.from('xl/workbook.xml'),
  Buffer.alloc(400, 7),
]);
const csvOf = (rows: number) => `Date,Payee,Amount\n${'2024-01-31,Corner Coffee,-5.00\n'.repeat(rows)}`;

describe('a file that is no statement', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'import.empty', /empty/],
    ['blanks', Buffer.from(' \r\n\t\n'), 'import.empty', /blanks/],
    ['a mark without text', Buffer.from([0xef, 0xbb, 0xbf]), 'import.empty', /blanks/],
    ['50 MB', Buffer.alloc(50_000_000, '2024-01-31,Shop,-5.00\n'), 'import.too_large', /10 MiB/],
    ['a zip archive', zip, 'import.not_a_statement', /zip archive/],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'import.not_a_statement', /PDF/],
    ['a compressed file', gzipSync('Date,Payee,Amount'), 'import.not_a_statement', /compressed/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'import.not_a_statement', /picture/],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'import.not_a_statement', /Excel/],
    ['other bytes', Uint8Array.from({ length: 9000 }, (_, index) => (index * 7919) % 251), 'import.not_a_statement', /binary/],
    ['a web page', Buffer.from('<!DOCTYPE html><html><body>Sign in</body></html>'), 'import.not_a_statement', /web page/],
    ['QIF', Buffer.from('!Type:Bank\nD01/31/2024\nT-5.00\nPShop\n^\n'), 'import.not_a_statement', /QIF/],
    ['prose', Buffer.from('Dear Sir, thank you for your letter.\nYours, the bank.\n'), 'import.not_a_statement', /date and an amount/],
  ])('such as %s is refused with what to do about it', (_, bytes, code, sentence) => {
    expect(() => read(bytes)).toThrow(refused(code));
    expect(() => read(bytes)).toThrow(sentence);
  });

  test('of a wrong encoding is refused', () => {
    const bytes = iconv.encode(csvOf(2).replaceAll('Coffee', 'Café'), 'windows-1252');
    expect(() => readStatement(bytes, { encoding: 'utf-8' })).toThrow(refused('import.encoding'));
    expect(read(bytes).accounts[0]?.rows[0]?.payee).toBe('Corner Café');
  });
});

describe('a file of many accounts', () => {
  const csv = (accounts: number) =>
    `Account number,Date,Payee,Amount\n${Array.from({ length: accounts }, (_, index) => `1000${index},2024-01-31,Shop,-5.00\n`.repeat(4)).join('')}`;

  test('is read up to 50, and refused beyond, because they are then of other people', () => {
    expect(read(csv(50)).accounts).toHaveLength(50);
    expect(() => read(csv(51))).toThrow(refused('import.too_many_accounts'));
  });
});

describe('a large file', { timeout: 120_000 }, () => {
  test('of 100,000 rows is read, and of one more is refused: CSV', () => {
    expect(read(csvOf(100_000))).toMatchObject({ rows_read: 100_000, rejected: [] });
    expect(() => read(csvOf(100_001))).toThrow(refused('import.too_many_rows'));
  });

  test('of 100,000 rows is read, and of one more is refused: OFX', () => {
    const ofx = (rows: number) =>
      `<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><BANKTRANLIST>${'<STMTTRN><DTPOSTED>20240131<TRNAMT>-5.00<NAME>Shop</STMTTRN>'.repeat(rows)}</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;
    expect(read(ofx(100_000))).toMatchObject({ rows_read: 100_000, rejected: [] });
    expect(() => read(ofx(100_001))).toThrow(refused('import.too_many_rows'));
  });

  test('of nothing but delimiters, brackets or quotation marks ends soon', () => {
    for (const text of [',', ';\n', '<', '<A', '"', '""', '<STMTTRN>', ' ', '(', '1,', '&#', '<![CDATA[', '<!--', '</A', '<STATUS><A>b'].map((unit) =>
      unit.repeat(Math.floor(500_000 / unit.length)),
    )) {
      expect(() => read(text)).toThrow(expect.objectContaining({ name: 'Problem' }));
      expect(() => read(`<OFX><BANKMSGSRSV1><STMTRS>${text}`)).toThrow(expect.objectContaining({ name: 'Problem' }));
    }
  });
});

describe('a believable statement', () => {
  const rows = believableRows({ from: '2024-11-01', months: 14 });

  test('has the same rows each time, in the order of their days', () => {
    expect(believableRows({ from: '2024-11-01', months: 14 })).toEqual(rows);
    expect(rows.length).toBeGreaterThan(400);
    expect(rows.map(({ posted_on }) => posted_on)).toEqual(rows.map(({ posted_on }) => posted_on).toSorted());
  });

  test('is read back from OFX and from CSV', () => {
    const written = rows.map(({ posted_on, amount, payee, memo }) => ({ posted_on, amount, payee, memo }));
    const ofx = read(writeOfx({ account: { number: '42' }, rows, ledgerBalance: { amount: cents(250_000), as_of: '2025-12-31' } }));
    expect(ofx).toMatchObject({
      format: 'ofx1',
      accounts: [{ number: '42', balance: { amount: 250_000, as_of: '2025-12-31' } }],
      rejected: [],
      questions: [],
    });
    const csv = read(writeCsv({ rows, delimiter: ';', date_order: 'dmy', separator: '.', decimal_mark: ',', thousands: '.' }));
    for (const file of [ofx, csv]) {
      expect(file.accounts[0]?.rows.map(({ posted_on, amount, payee, memo }) => ({ posted_on, amount, payee, memo }))).toEqual(written);
    }
  });
});
