import { describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../options.ts';
import { readStatement } from '../read-statement.ts';

const read = (lines: readonly string[] | string, options: ImportOptions = {}) =>
  readStatement(Buffer.from(typeof lines === 'string' ? lines : `${lines.join('\n')}\n`), options);
const rowsOf = (lines: readonly string[] | string, options: ImportOptions = {}) =>
  read(lines, options).accounts.flatMap(({ rows }) => rows.map(({ posted_on, amount, payee }) => [posted_on, amount, payee]));
const roles = (lines: readonly string[]) =>
  Object.fromEntries(read(lines).detected.columns.flatMap(({ header, role }) => (role === null ? [] : [[header, role]])));
const asked = (lines: readonly string[], options: ImportOptions = {}) => read(lines, options).questions.map(({ option }) => option);
const refused = (code: string, extra = {}) => expect.objectContaining({ type: expect.objectContaining({ code }), extra });

describe('the columns of a CSV', () => {
  test.each([
    [
      'English',
      ['Date,Description,Amount,Balance', '2024-01-31,Shop,-5.00,95.00', '2024-01-30,Pay,100.00,100.00'],
      { Date: 'date', Description: 'payee', Amount: 'amount', Balance: 'balance' },
    ],
    [
      'a British bank',
      ['Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP)', '31/01/2024,Shop,Two coffees,FASTER,-5.00,95.00'],
      { Date: 'date', 'Counter Party': 'payee', Reference: 'memo', 'Amount (GBP)': 'amount', 'Balance (GBP)': 'balance' },
    ],
    [
      'an American card',
      ['Transaction Date,Post Date,Description,Category,Type,Amount', '01/29/2024,01/31/2024,Shop,Food,Sale,-5.00'],
      { 'Post Date': 'date', Description: 'payee', Amount: 'amount' },
    ],
    [
      'paid out and in',
      ['Date;Payee;Paid out;Paid in;Balance', '31/01/2024;Shop;5.00;;95.00'],
      { Date: 'date', Payee: 'payee', 'Paid out': 'debit', 'Paid in': 'credit', Balance: 'balance' },
    ],
    [
      'German',
      [
        'Buchungstag;Valutadatum;Buchungstext;Verwendungszweck;Beguenstigter/Zahlungspflichtiger;Kontonummer/IBAN;Betrag;Waehrung',
        '31.01.24;31.01.24;KARTE;Einkauf;Laden;DE02120300000000202051;-5,00;EUR',
      ],
      { Buchungstag: 'date', Verwendungszweck: 'memo', 'Beguenstigter/Zahlungspflichtiger': 'payee', Betrag: 'amount', Waehrung: 'currency' },
    ],
    ['Soll and Haben', ['Datum;Text;Soll;Haben', '31.01.2024;Laden;5,00;'], { Datum: 'date', Text: 'payee', Soll: 'debit', Haben: 'credit' }],
    [
      'Dutch',
      [
        '"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";"Mededelingen"',
        '"20240131";"Winkel";"NL91ABNA0417164300";"";"BA";"Af";"5,00";"Koffie"',
      ],
      { Datum: 'date', 'Naam / Omschrijving': 'payee', Rekening: 'account', 'Af Bij': 'flag', 'Bedrag (EUR)': 'amount', Mededelingen: 'memo' },
    ],
    ['French', ['Date;Libellé;Débit;Crédit', '31/01/2024;Boutique;5,00;'], { Date: 'date', Libellé: 'payee', Débit: 'debit', Crédit: 'credit' }],
    [
      'Spanish',
      ['Fecha operación;Fecha valor;Concepto;Importe;Saldo', '31/01/2024;30/01/2024;Tienda;-5,00;95,00'],
      { 'Fecha operación': 'date', Concepto: 'payee', Importe: 'amount', Saldo: 'balance' },
    ],
    [
      'Polish',
      ['Data operacji;Opis operacji;Rachunek;Kwota;Waluta', '2024-01-31;Sklep;PL61109010140000071219812874;-5,00;PLN'],
      { 'Data operacji': 'date', 'Opis operacji': 'payee', Rachunek: 'account', Kwota: 'amount', Waluta: 'currency' },
    ],
    [
      'Italian',
      ['Data contabile;Data valuta;Descrizione;Importo', '31/01/2024;30/01/2024;Negozio;-5,00'],
      { 'Data contabile': 'date', Descrizione: 'payee', Importo: 'amount' },
    ],
    [
      'a local amount',
      ['Id,Date,Name,Local amount,Local currency,Amount,Currency', 'tx_0001,2024-01-31,Shop,-500.00,SEK,-5.00,GBP'],
      { Id: 'reference', Date: 'date', Name: 'payee', Amount: 'amount', Currency: 'currency' },
    ],
    [
      'a balance of the card owner',
      ['Date,Card Number,Description,Debit Amount,Credit Amount', '31/01/2024,1234,Shop,5.00,'],
      { Date: 'date', Description: 'payee', 'Debit Amount': 'debit', 'Credit Amount': 'credit' },
    ],
  ])('%s are told by their names', (_, lines, expected) => {
    expect(roles(lines)).toEqual(expected);
    expect(rowsOf(lines)[0]?.[1]).toBe(-500);
    expect(rowsOf(lines)[0]?.[0]).toBe('2024-01-31');
  });

  test('without names are told by what stands in them', () => {
    expect(rowsOf(['31.01.2024;"Laden, Wien";30.01.2024;-5,00;EUR', '01.02.2024;Lohn;01.02.2024;1.000,00;EUR'])).toEqual([
      ['2024-01-31', -500, 'Laden, Wien'],
      ['2024-02-01', 100_000, 'Lohn'],
    ]);
  });

  test('without names and with a running balance are settled by it', () => {
    const lines = ['31/01/2024|Shop|5.00||95.00', '30/01/2024|Pay||100.00|100.00', '29/01/2024|Shop|1.00||0.00'];
    expect(rowsOf(lines).map(([, amount]) => amount)).toEqual([-500, 10_000, -100]);
    expect(asked(lines)).toEqual([]);
    const signed = ['2024-01-29,Pay,100.00,100.00', '2024-01-30,Shop,-5.00,95.00', '2024-01-31,Shop,-1.00,94.00'];
    expect(read(signed)).toMatchObject({
      accounts: [{ balance: { amount: 9400, as_of: '2024-01-31' }, rows: [{ amount: 10_000 }, { amount: -500 }, { amount: -100 }] }],
    });
  });

  test('are those that the person names, whatever was detected', () => {
    const lines = ['a;b;c;d', '31.01.2024;1,00;-5,00;Laden'];
    expect(rowsOf(lines, { columns: { date: 0, amount: 1, payee: 3 }, sign: 'as_read' })).toEqual([['2024-01-31', 100, 'Laden']]);
    expect(rowsOf(lines, { columns: { date: 0, amount: 2, payee: 3 } })).toEqual([['2024-01-31', -500, 'Laden']]);
  });

  test('are asked for when two could be the amount', () => {
    const lines = ['31.01.2024;Laden;-5,00;-7,00', '01.02.2024;Lohn;10,00;4,00'];
    expect(asked(lines)).toEqual(['columns']);
    expect(asked(lines, { columns: { date: 0, amount: 2, payee: 1 } })).toEqual([]);
    expect(asked(['Date,Payee,Sum of it,What', '2024-01-31,Shop,one,two', '2024-01-31,Shop,one,two'], { columns: { payee: 1 } })).toEqual([
      'columns',
    ]);
  });
});

describe('the amounts of a CSV', () => {
  test('have a decimal mark that all of them settle together', () => {
    const lines = (...amounts: string[]) => ['Date;Payee;Amount', ...amounts.map((amount) => `2024-01-31;Shop;${amount}`)];
    expect(rowsOf(lines('-1.234', '-12,50')).map(([, amount]) => amount)).toEqual([-123_400, -1250]);
    expect(rowsOf(lines('-1.234', '-12.50')).map(([, amount]) => amount)).toEqual([-123, -1250]);
    expect(read(lines('-1.234', '-2.000')).questions).toEqual([
      {
        option: 'decimal_mark',
        question: 'How much is 1.234?',
        example: '1.234',
        choices: [
          { value: '.', means: '1.23' },
          { value: ',', means: '1234.00' },
        ],
      },
    ]);
    expect(rowsOf(lines('-1.234', '-2.000'), { decimal_mark: ',' }).map(([, amount]) => amount)).toEqual([-123_400, -200_000]);
  });

  test.each([
    ['C/D', 'D', 'C'],
    ['K/D', 'D', 'K'],
    ['S/H', 'S', 'H'],
    ['Af Bij', 'Af', 'Bij'],
    ['Dr/Cr', 'DR', 'CR'],
    ['+/-', '-', '+'],
    ['Type', 'Debit', 'Credit'],
    ['In/Out', 'O', 'I'],
  ])('get their side from a flag %s', (name, out, into) => {
    const rows = [`2024-01-31,Shop,5.00,${out}`, `2024-01-31,Pay,7.00,${into}`];
    expect(rowsOf([`Date,Payee,Amount,${name}`, ...rows]).map(([, amount]) => amount)).toEqual([-500, 700]);
    expect(rowsOf(rows).map(([, amount]) => amount)).toEqual([-500, 700]);
  });

  test('stay as they are when they have a minus and a column of types too', () => {
    expect(rowsOf(['Date,Payee,Amount,Type', '2024-01-31,Shop,-5.00,Debit', '2024-01-31,Pay,7.00,Credit']).map(([, amount]) => amount)).toEqual([
      -500, 700,
    ]);
  });

  test('of a debit column that has its minus already are not turned again', () => {
    expect(rowsOf(['Date,Payee,Debit,Credit', '2024-01-31,Shop,-5.00,', '2024-01-31,Pay,0.00,7.00']).map(([, amount]) => amount)).toEqual([
      -500, 700,
    ]);
  });

  test('without any sign are asked about, and answered by the option', () => {
    const lines = ['10 Feb 18," Shop Name, AnyTown ",Visa,MR A SURNAME,Household,,20.59'];
    expect(read(lines).questions).toEqual([
      expect.objectContaining({
        option: 'sign',
        example: '20.59 Shop Name, AnyTown',
        choices: [
          { value: 'as_read', means: 'Money in' },
          { value: 'reversed', means: 'Money out' },
        ],
      }),
    ]);
    expect(asked(lines, { sign: 'as_read' })).toEqual([]);
    expect(rowsOf(lines, { sign: 'reversed' })).toEqual([['2018-02-10', -2059, 'Shop Name, AnyTown']]);
  });

  test('of a card are asked about when most of them have no minus', () => {
    const lines = [
      'Date,Description,Card Member,Amount',
      '31/01/2024,Shop,A SURNAME,20.59',
      '30/01/2024,Shop,A SURNAME,4.00',
      '29/01/2024,PAYMENT,A SURNAME,-90.00',
    ];
    expect(asked(lines)).toEqual(['sign']);
    expect(rowsOf(lines, { sign: 'reversed' }).map(([, amount]) => amount)).toEqual([-2059, -400, 9000]);
    expect(asked(lines.map((line) => line.replace('Card Member', 'Who')))).toEqual([]);
  });

  test('in two columns without names are asked about, with the likelier guess', () => {
    const lines = ['31.01.2024;Laden;;5,00', '31.01.2024;Laden;;6,00', '31.01.2024;Lohn;7,00;'];
    expect(rowsOf(lines).map(([, amount]) => amount)).toEqual([-500, -600, 700]);
    expect(asked(lines)).toEqual(['sign']);
    expect(rowsOf(lines, { sign: 'reversed' }).map(([, amount]) => amount)).toEqual([500, 600, -700]);
  });

  test('of zero are kept', () => {
    expect(rowsOf(['Date,Payee,Amount', '2024-01-31,Card check,0.00', '2024-01-31,Shop,-5.00']).map(([, amount]) => amount)).toEqual([0, -500]);
  });
});

describe('the dates of a CSV', () => {
  const lines = (...dates: string[]) => ['Date,Payee,Amount', ...dates.map((date) => `${date},Shop,-5.00`)];

  test('have an order that the whole file settles', () => {
    expect(rowsOf(lines('03/04/2024', '25/04/2024')).map(([day]) => day)).toEqual(['2024-04-03', '2024-04-25']);
    expect(rowsOf(lines('03/04/2024', '04/25/2024')).map(([day]) => day)).toEqual(['2024-03-04', '2024-04-25']);
    expect(rowsOf([...lines(...Array.from({ length: 3000 }, () => '03/04/2024')), '25/04/2024,Shop,-1.00'])[0]?.[0]).toBe('2024-04-03');
  });

  test('are asked about when nothing settles their order', () => {
    expect(read(lines('03/04/2024', '05/06/2024')).questions).toEqual([
      {
        option: 'date_order',
        question: 'Which day is 03/04/2024?',
        example: '03/04/2024',
        choices: [
          { value: 'dmy', means: '2024-04-03' },
          { value: 'mdy', means: '2024-03-04' },
        ],
      },
    ]);
    expect(rowsOf(lines('03/04/2024'), { date_order: 'mdy' }).map(([day]) => day)).toEqual(['2024-03-04']);
    expect(asked(lines('03/04/2024'), { date_order: 'mdy' })).toEqual([]);
  });
});

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
