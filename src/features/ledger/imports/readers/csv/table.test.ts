import { describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../options.ts';
import { readStatement } from '../read-statement.ts';

const read = (lines: readonly string[] | string, options: ImportOptions = {}) =>
  readStatement(Buffer.from(typeof lines === 'string' ? lines : `${lines.join('\n')}\n`), options);
const refused = (code: string, extra = {}) => expect.objectContaining({ type: expect.objectContaining({ code }), extra });

describe('what stands around the rows of a CSV', () => {
  test('is told from the header, up to thirteen lines of it', () => {
    const above = [
      'Kontoauszug',
      '',
      'IBAN:;DE02 1203 0000 0000 2020 51',
      'Zeitraum:;01.01.2024 - 31.01.2024',
      'Kontostand:;1.000,00 EUR',
      '"Anmerkung: mit ""Zitat"""',
      '',
      ...Array.from({ length: 6 }, (_, index) => `Zeile ${index}`),
    ];
    const file = read([...above, 'Buchungstag;Empfänger;Betrag', '31.01.2024;Laden;-5,00']);
    expect(file).toMatchObject({
      detected: { header_line: 14 },
      rejected: [],
      accounts: [{ number: 'DE02120300000000202051', rows: [{ line: 15, amount: -500 }] }],
    });
  });

  test('is refused row by row with its line, its reason and its text', () => {
    const file = read([
      'Date,Payee,Amount',
      '2024-01-31,Shop,-5.00',
      '',
      '2024-02-30,Shop,-6.00',
      '2024-01-31,Shop,1e400',
      '2024-01-31,Shop,',
      '2024-01-31,Shop, Inc,-7.00',
      'Total,,-5.00',
      ',,',
    ]);
    expect(file.rows_read).toBe(6);
    expect(file.rejected).toEqual([
      { line: 4, reason: '“2024-02-30” is not a date.', raw: '2024-02-30,Shop,-6.00' },
      { line: 5, reason: '“1e400” is not an amount that can be kept.', raw: '2024-01-31,Shop,1e400' },
      { line: 6, reason: 'The row has no amount.', raw: '2024-01-31,Shop,' },
      { line: 7, reason: 'The row has more cells than there are columns.', raw: '2024-01-31,Shop, Inc,-7.00' },
      { line: 8, reason: '“Total” is not a date.', raw: 'Total,,-5.00' },
    ]);
  });

  test('may be nothing: a header alone is a statement without rows', () => {
    expect(read(['Date,Payee,Amount'])).toMatchObject({ rows_read: 0, accounts: [{ rows: [] }], questions: [] });
  });

  test('may name the delimiter for a spreadsheet', () => {
    expect(read(['sep=;', 'Date;Payee;Amount', '2024-01-31;Shop;-5,00'])).toMatchObject({
      detected: { delimiter: ';', header_line: 2 },
      accounts: [{ rows: [{ line: 3 }] }],
    });
  });
});

describe('the cells of a CSV', () => {
  test('may hold delimiters, quotation marks, line ends and formulas', () => {
    const file = read([
      'Date,Payee,Memo,Amount',
      '2024-01-31,"Shop, ""The Best"" Inc","Two',
      'lines",-5.00',
      '2024-01-31,="00123",=1+1,-6.00',
      '2024-01-31,Joe "the" plumber,5" pipe,-7.00',
    ]);
    expect(file.accounts[0]?.rows.map(({ line, payee, memo }) => [line, payee, memo])).toEqual([
      [2, 'Shop, "The Best" Inc', 'Two lines'],
      [4, '00123', '=1+1'],
      [5, 'Joe "the" plumber', '5" pipe'],
    ]);
  });

  test('may tell of a date and an amount on a line of their own', () => {
    const lines = ['Date,Payee,Memo,Amount,Balance', '2024-01-31,Shop,"Invoice', '2024-01-30,5.00",-5.00,95.00'];
    expect(read(lines).accounts[0]?.rows).toMatchObject([{ memo: 'Invoice 2024-01-30,5.00', amount: -500 }]);
  });

  test('whose quotation mark is never closed refuse the file with the line', () => {
    expect(() => read(['Date,Payee,Amount', '2024-01-31,Shop,-5.00', '2024-01-31,"Shop,-5.00', '2024-01-31,Shop,-5.00'])).toThrow(
      refused('import.broken', { line: 3 }),
    );
  });

  test('whose stray quotation mark swallows rows refuse the file with the line', () => {
    expect(() => read(['Date,Payee,Amount', '2024-01-31,"Shop,-5.00', '2024-01-31,Shop,-6.00', '2024-01-31,Shop",-5.00'])).toThrow(
      refused('import.broken', { line: 2 }),
    );
  });
});

describe('the accounts of a CSV', () => {
  test('are one for each number in its rows', () => {
    const { accounts } = read([
      'Account;Date;Payee;Amount;Balance',
      ...['A-1', 'A-1', 'A-1', 'B-2', 'B-2', 'B-2'].map((number, index) => `${number};2024-01-3${index % 2};Shop;-1.00;${9 - index}.00`),
    ]);
    expect(accounts.map(({ number, rows }) => [number, rows.length])).toEqual([
      ['A-1', 3],
      ['B-2', 3],
    ]);
  });

  test('are one for each currency, the most frequent one under the plain number', () => {
    const { accounts } = read(['Date,Payee,Amount,Currency', '2024-01-31,Shop,-1.00,USD', '2024-01-31,Shop,-2.00,EUR', '2024-01-31,Shop,-3.00,EUR']);
    expect(accounts.map(({ number, currency, rows }) => [number, currency, rows.length])).toEqual([
      ['', 'EUR', 2],
      ['USD', 'USD', 1],
    ]);
  });

  test('have the balance of the newest row when each balance follows from the one before', () => {
    const balance = (...rows: string[]) => read(['Date,Payee,Amount,Balance', ...rows]).accounts[0]?.balance;
    expect(balance('2024-01-30,A,-1.00,9.00', '2024-01-31,B,-2.00,7.00')).toEqual({ amount: 700, as_of: '2024-01-31' });
    expect(balance('2024-01-31,B,-2.00,7.00', '2024-01-30,A,-1.00,9.00')).toEqual({ amount: 700, as_of: '2024-01-31' });
    expect(balance('2024-01-30,A,-1.00,9.00', '2024-01-31,B,-2.00,8.50')).toBeNull();
    expect(balance('2024-01-30,A,-1.00,9.00', '2024-01-31,B,-2.00,')).toBeNull();
  });

  test('in a currency without decimals are refused, or their rows beside others', () => {
    expect(() => read(['Date,Payee,Amount,Currency', '2024-01-31,Shop,-100,JPY'])).toThrow(refused('import.currency'));
    expect(read(['Date,Payee,Amount,Currency', '2024-01-31,Shop,-100,JPY', '2024-01-31,Shop,-1.00,EUR'])).toMatchObject({
      rejected: [{ line: 2 }],
      accounts: [{ currency: 'EUR' }],
    });
  });

  test('of cards and savings are told by the words in the file', () => {
    expect(read(['Card Number,Date,Payee,Amount', '1234,2024-01-31,Shop,-1.00']).accounts[0]?.kind).toBe('credit_card');
    expect(read(['Savings account', 'Date,Payee,Amount', '2024-01-31,Shop,-1.00']).accounts[0]?.kind).toBe('savings');
  });
});
