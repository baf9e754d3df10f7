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
