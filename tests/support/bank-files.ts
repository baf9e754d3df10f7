/** A row of a statement; the amount is in major units, as the bank writes it. */
export interface StatementRow {
  readonly day: string;
  readonly amount: string;
  readonly payee: string;
  /** The bank's reference; the row's place when left out. */
  readonly reference?: string;
}

/** A statement of one account. */
export interface Statement {
  readonly number: string;
  readonly rows: readonly StatementRow[];
  readonly currency?: string;
  readonly balance?: { readonly amount: string; readonly day: string };
}

const compact = (day: string): string => day.replaceAll('-', '');

const rowOfx = ({ day, amount, payee, reference }: StatementRow, index: number): string =>
  `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>${compact(day)}120000[-5:EST]<TRNAMT>${amount}<FITID>${reference ?? `R${index}`}<NAME>${payee}</STMTTRN>`;

const statementOfx = ({ number, rows, currency = 'USD', balance }: Statement): string =>
  `<STMTTRNRS><TRNUID>1<STMTRS><CURDEF>${currency}<BANKACCTFROM><BANKID>1<ACCTID>${number}<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20240101<DTEND>20250101
${rows.map(rowOfx).join('\n')}
</BANKTRANLIST>${balance === undefined ? '' : `<LEDGERBAL><BALAMT>${balance.amount}<DTASOF>${compact(balance.day)}</LEDGERBAL>`}</STMTRS></STMTTRNRS>`;

/** A file of OFX 1 as banks write it: a header of its own, and no closing tags on values. */
export const ofxFile = (...statements: readonly Statement[]): string =>
  `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:1252\nCOMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n<OFX><BANKMSGSRSV1>${statements
    .map(statementOfx)
    .join('\n')}</BANKMSGSRSV1></OFX>\n`;

/** A CSV with a header. */
export const csvFile = (rows: readonly Pick<StatementRow, 'day' | 'amount' | 'payee'>[]): string =>
  ['Date,Description,Amount', ...rows.map(({ day, amount, payee }) => `${day},${payee},${amount}`)].join('\r\n');
