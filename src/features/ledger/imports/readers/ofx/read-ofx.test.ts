import { describe, expect, test } from 'vitest';
import { readStatement } from '../read-statement.ts';

const HEADER = 'OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:102\r\nENCODING:USASCII\r\nCHARSET:1252\r\n\r\n';
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE"?>\n';

const bank = (rows: string, more = '<CURDEF>USD<BANKACCTFROM><BANKID>1<ACCTID>42<ACCTTYPE>CHECKING</BANKACCTFROM>', after = '') =>
  `<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>${more}<BANKTRANLIST>${rows}</BANKTRANLIST>${after}</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;
const row = (more: string) => `<STMTTRN>${more}</STMTTRN>`;
const read = (text: string) => readStatement(Buffer.from(text), {});
const first = (text: string) => read(text).accounts[0];
const firstRow = (more: string) => first(bank(row(`<DTPOSTED>20240131<TRNAMT>-5.50<FITID>7${more}`)))?.rows[0];
const refused = (code: string, extra = {}) => expect.objectContaining({ type: expect.objectContaining({ code }), extra });

describe('OFX', () => {
  test('of version 1 is read without closing tags, and without its header', () => {
    const rows = [{ posted_on: '2024-01-31', amount: -550, payee: 'Shop', memo: 'Two coffees', reference: '7' }];
    const text = bank('\r\n<STMTTRN>\r\n<DTPOSTED>20240131\r\n<TRNAMT>-5.50\r\n<FITID>7\r\n<NAME>Shop\r\n<MEMO>Two coffees\r\n</STMTTRN>\r\n');
    for (const header of [HEADER, `\r\n\r\n\r\n${HEADER}`, '', '\n\n'])
      expect(read(header + text)).toMatchObject({ format: 'ofx1', accounts: [{ rows }] });
  });

  test('of version 2 is read with closing tags, and where a bank left them out', () => {
    const closed = '<STMTTRN><DTPOSTED>20240131</DTPOSTED><TRNAMT>-5.50</TRNAMT><FITID>7</FITID><NAME>Shop</NAME></STMTTRN>';
    const open = '<STMTTRN>\n<DTPOSTED>20240131\n<TRNAMT>-5.50\n<FITID>7\n<NAME>Shop\n</STMTTRN>';
    for (const rows of [closed, open]) {
      expect(read(XML + bank(rows))).toMatchObject({ format: 'ofx2', accounts: [{ rows: [{ amount: -550, payee: 'Shop', reference: '7' }] }] });
    }
  });

  test('of Quicken (QFX) has marks of its own, which are passed over', () => {
    const marks = '<SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><INTU.BID>3000<INTU.USERID>me</SONRS></SIGNONMSGSRSV1>';
    const file = read(HEADER + bank(row('<DTPOSTED>20240131<TRNAMT>-5.50<INTU.NOTE>x<NAME>Shop')).replace('<OFX>', `<OFX>${marks}`));
    expect(file).toMatchObject({ format: 'ofx1', accounts: [{ number: '42', rows: [{ amount: -550, payee: 'Shop' }] }] });
  });

  test('tells the line that each row stands on', () => {
    const { rows } = first(`${HEADER}${bank(`\n${row('<DTPOSTED>20240131<TRNAMT>1')}\n\n${row('<DTPOSTED>20240131<TRNAMT>2')}`)}`) ?? { rows: [] };
    expect(rows.map(({ line }) => line)).toEqual([8, 10]);
  });

  test('is decoded by its bytes', () => {
    const text = HEADER + bank(row('<DTPOSTED>20240131<TRNAMT>-5.50<NAME>Café Größe'));
    expect(readStatement(Buffer.from(text, 'latin1'), {})).toMatchObject({ encoding: 'iso-8859-1', accounts: [{ rows: [{ payee: 'Café Größe' }] }] });
    expect(read(text)).toMatchObject({ encoding: 'utf-8', accounts: [{ rows: [{ payee: 'Café Größe' }] }] });
  });

  test.each([
    ['20240131', '2024-01-31'],
    ['20240131120000', '2024-01-31'],
    ['20240131000000[-5:EST]', '2024-01-31'],
    ['20240131235959.999[+14:LINT]', '2024-01-31'],
    ['20240131093914:014', '2024-01-31'],
    ['202401312359', '2024-01-31'],
    ['20240131 ', '2024-01-31'],
    ['2024-01-31', '2024-01-31'],
    ['20240131120000.000[-3.5:NST]', '2024-01-31'],
  ])('takes %s for the civil day that is written', (text, day) => {
    expect(first(bank(row(`<DTPOSTED>${text}<TRNAMT>1`)))?.rows[0]?.posted_on).toBe(day);
  });

  test.each([
    ['<DTPOSTED>201120000000<TRNAMT>1', '“201120000000” is not a date.'],
    ['<DTPOSTED>20240230<TRNAMT>1', '“20240230” is not a date.'],
    ['<DTPOSTED>yesterday<TRNAMT>1', '“yesterday” is not a date.'],
    ['<DTPOSTED><TRNAMT>1', 'The row has no date.'],
    ['<DTPOSTED>20240131<TRNAMT>', 'The row has no amount.'],
    ['<DTPOSTED>20240131<NAME>Shop', 'The row has no amount.'],
    ['<DTPOSTED>20240131<TRNAMT>1e400', '“1e400” is not an amount that can be kept.'],
    ['<DTPOSTED>20240131<TRNAMT>NaN', '“NaN” is not an amount that can be kept.'],
    ['<DTPOSTED>20240131<TRNAMT>1000000000.01', '“1000000000.01” is not an amount that can be kept.'],
    [
      '<DTPOSTED>20240131<TRNAMT>5<CURRENCY><CURRATE>1.1<CURSYM>EUR</CURRENCY>',
      'The amount is in another currency than the account, which is in USD.',
    ],
  ])('refuses the row %s with its line, reason and text, and keeps the others', (broken, reason) => {
    const file = read(bank(`${row(broken)}\n${row('<DTPOSTED>20240131<TRNAMT>2')}`));
    expect(file).toMatchObject({
      rows_read: 2,
      rejected: [{ line: 1, reason, raw: `<STMTTRN>${broken}</STMTTRN>` }],
      accounts: [{ rows: [{ amount: 200, line: 2 }] }],
    });
  });

  test('reads amounts with a decimal comma, thousands marks and currency signs', () => {
    const amounts = (...texts: string[]) =>
      first(bank(texts.map((text) => row(`<DTPOSTED>20240131<TRNAMT>${text}`)).join('')))?.rows.map(({ amount }) => amount);
    expect(amounts('-12,50', '1234,5', '-0,01')).toEqual([-1250, 123_450, -1]);
    expect(amounts('-1,234.56', '1,234', '12.00')).toEqual([-123_456, 123_400, 1200]);
    expect(amounts('1.234')).toEqual([123]);
    expect(amounts('$120', '+3', '0.00')).toEqual([12_000, 300, 0]);
  });

  test('takes the side of an unsigned amount from its type only when no row has a minus', () => {
    const rows = (one: string) =>
      first(bank(row(`<TRNTYPE>DEBIT<DTPOSTED>20240131<TRNAMT>${one}`) + row('<TRNTYPE>CREDIT<DTPOSTED>20240131<TRNAMT>9')))?.rows;
    expect(rows('5')?.map(({ amount }) => amount)).toEqual([-500, 900]);
    expect(rows('-5')?.map(({ amount }) => amount)).toEqual([-500, 900]);
  });

  test('finds the payee in NAME, then PAYEE, then MEMO, then the number of the check', () => {
    expect(firstRow('<NAME>Shop<MEMO>Two')).toMatchObject({ payee: 'Shop', memo: 'Two' });
    expect(firstRow('<NAME>Shop<MEMO>Shop')).toMatchObject({ payee: 'Shop', memo: null });
    expect(firstRow('<PAYEE><NAME>Shop<ADDR1>Street 1<CITY>Town</PAYEE><MEMO>Two')).toMatchObject({ payee: 'Shop', memo: 'Two' });
    expect(firstRow('<PAYEE>Shop<MEMO>Two')).toMatchObject({ payee: 'Shop', memo: 'Two' });
    expect(firstRow('<NAME></NAME><MEMO>Two')).toMatchObject({ payee: 'Two', memo: null });
    expect(firstRow('<CHECKNUM>319')).toMatchObject({ payee: 'Check 319', memo: null });
    expect(firstRow('')).toMatchObject({ payee: '', memo: null });
  });

  test('does not take the other account of a transfer for its own', () => {
    const transfer = row('<DTPOSTED>20240131<TRNAMT>1<NAME>Me<BANKACCTTO><BANKID>9<ACCTID>99<ACCTTYPE>SAVINGS</BANKACCTTO><MEMO>Saved');
    expect(first(bank(transfer))).toMatchObject({ number: '42', kind: 'checking', rows: [{ payee: 'Me', memo: 'Saved' }] });
  });

  test('resolves entities once, and leaves a bare ampersand and a lone less-than alone', () => {
    expect(firstRow('<NAME>A&amp;B &lt;C&gt; &#233; &#x20AC; &amp;amp; R&B &bogus; 1 < 2')?.payee).toBe('A&B <C> é € &amp; R&B &bogus; 1 < 2');
    expect(firstRow('<NAME><![CDATA[ A & B <C>  ]]></NAME>')?.payee).toBe('A & B <C>');
  });

  test('keeps no control characters, and cuts what is longer than its place', () => {
    expect(firstRow(`<NAME>A\u0000\u0007 \t B${'x'.repeat(400)}<MEMO>${'y'.repeat(900)}`)).toMatchObject({
      payee: `A B${'x'.repeat(252)}`,
      memo: 'y'.repeat(500),
    });
  });

  test('keeps rows that repeat a reference, and rows without one', () => {
    const rows = ['<FITID>7', '<FITID>7', '<FITID>', ''].map((more) => row(`<DTPOSTED>20240131<TRNAMT>1${more}`));
    expect(first(bank(rows.join('')))?.rows.map(({ reference }) => reference)).toEqual(['7', '7', null, null]);
  });

  test('reads the balance of the ledger, and none where it is empty or missing', () => {
    const balance = (text: string) => first(bank('', undefined, text))?.balance;
    expect(balance('<LEDGERBAL><BALAMT>-12.50<DTASOF>20240131120000</LEDGERBAL><AVAILBAL><BALAMT>9<DTASOF>20240131</AVAILBAL>')).toEqual({
      amount: -1250,
      as_of: '2024-01-31',
    });
    expect(balance('<AVAILBAL><BALAMT>9<DTASOF>20240131</AVAILBAL>')).toBeNull();
    for (const [amount, day] of [
      ['', '20240131'],
      [' ', '20240131'],
      ['5', 'soon'],
    ]) {
      expect(balance(`<LEDGERBAL><BALAMT>${amount}</BALAMT><DTASOF>${day}</DTASOF></LEDGERBAL>`)).toBeNull();
    }
  });

  test('reads several accounts of one file, each with its kind and currency', () => {
    const account = (type: string) => `<CURDEF>EUR<BANKACCTFROM><ACCTID>${type}<ACCTTYPE>${type}</BANKACCTFROM>`;
    const statements = ['CHECKING', 'SAVINGS', 'MONEYMRKT', 'CREDITLINE', ''].map(
      (type) => `<STMTTRNRS><STMTRS>${account(type)}</STMTRS></STMTTRNRS>`,
    );
    const card = `<CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>GBP<CCACCTFROM><ACCTID>1234</CCACCTFROM><BANKTRANLIST>${row('<DTPOSTED>20240131<TRNAMT>-1')}</BANKTRANLIST></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1>`;
    const { accounts } = read(`<OFX><BANKMSGSRSV1>${statements.join('')}</BANKMSGSRSV1>${card}</OFX>`);
    expect(accounts.map(({ number, kind, currency, rows }) => [number, kind, currency, rows.length])).toEqual([
      ['CHECKING', 'checking', 'EUR', 0],
      ['SAVINGS', 'savings', 'EUR', 0],
      ['MONEYMRKT', 'savings', 'EUR', 0],
      ['CREDITLINE', 'loan', 'EUR', 0],
      ['', 'checking', 'EUR', 0],
      ['1234', 'credit_card', 'GBP', 1],
    ]);
  });

  test('that breaks off anywhere is refused with its line', () => {
    const whole = `${HEADER}${bank(`\n${row('<DTPOSTED>20240131<TRNAMT>1')}\n${row('<DTPOSTED>20240131<TRNAMT>2')}\n`)}`;
    const start = whole.indexOf('<OFX>');
    for (let length = start + 60; length < whole.length; length += 7) {
      expect(() => read(whole.slice(0, length)), `cut at ${length}`).toThrow(
        expect.objectContaining({ type: expect.objectContaining({ code: 'import.broken' }) }),
      );
    }
    expect(() => read(whole.slice(0, whole.indexOf('<TRNAMT>2')))).toThrow(refused('import.broken', { line: 9 }));
  });

  test('without a statement of a bank or card is refused, with what the bank says', () => {
    expect(() =>
      read('<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>15500<SEVERITY>ERROR<MESSAGE>Signon invalid</STATUS></SONRS></SIGNONMSGSRSV1></OFX>'),
    ).toThrow(/“Signon invalid”/);
    expect(() => read('<OFX><INVSTMTMSGSRSV1><INVSTMTTRNRS><INVSTMTRS></INVSTMTRS></INVSTMTTRNRS></INVSTMTMSGSRSV1></OFX>')).toThrow(/investment/);
  });

  test('in a currency without decimals is refused', () => {
    expect(() => read(bank('', '<CURDEF>JPY<BANKACCTFROM><ACCTID>1</BANKACCTFROM>'))).toThrow(refused('import.currency'));
  });
});
