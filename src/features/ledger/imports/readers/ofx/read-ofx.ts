import type { Cents } from '../../../../../core/money/cents.ts';
import type { AccountKind } from '../../../accounts/contract.ts';
import type { AccountRead, FileRead, RowRead } from '../../reading.ts';
import { amountOf, type DecimalMark, markIn, markOf, writtenAmount } from '../amounts.ts';
import { readCurrency } from '../currency.ts';
import type { Decoded } from '../decode.ts';
import { refusal } from '../problems.ts';
import { tidy, tidyOrNull } from '../text.ts';
import { ofxDay } from './ofx-day.ts';
import { type Entry, type OfxFile, type OfxStatement, statementsIn, type Values } from './statements.ts';

type Rejected = FileRead['rejected'][number];

/** Whether the text is OFX, of either syntax, with or without its header. */
export const isOfx = (text: string): boolean => /^\s*OFXHEADER\s*:/i.test(text) || /<(?:\?OFX\b|OFX\s*>)/i.test(text.slice(0, 20_000));

const KINDS: Readonly<Record<string, AccountKind>> = { SAVINGS: 'savings', MONEYMRKT: 'savings', CD: 'savings', CREDITLINE: 'loan' };

const kindOf = ({ tag, values }: OfxStatement): AccountKind =>
  tag === 'CCSTMTRS' ? 'credit_card' : (KINDS[values.get('BANKACCTFROM.ACCTTYPE')?.toUpperCase() ?? ''] ?? 'checking');

const numberOf = ({ values }: OfxStatement): string => tidy(values.get('BANKACCTFROM.ACCTID') ?? values.get('CCACCTFROM.ACCTID') ?? '', 'number');

/** The currency of the statement, else that of its first row which names one. Throws import.currency for one that cannot be kept. */
function currencyOf({ values, entries }: OfxStatement): string | null {
  const written = values.get('CURDEF') ?? entries.find((entry) => entry.values.has('CURRENCY.CURSYM'))?.values.get('CURRENCY.CURSYM') ?? '';
  const read = readCurrency(written);
  if (read === undefined) return null;
  if ('kept' in read) return read.kept;
  throw refusal('import.currency', `The statement is in ${read.unkept}. Only currencies with two decimals can be kept; nothing of the file was.`);
}

/** A figure of OFX has no marks between thousands, but banks write them; where only one figure could tell, the rule of OFX holds. */
const figureOf = (text: string, mark: DecimalMark | null): Cents | undefined => {
  const written = writtenAmount(text);
  if (written === undefined) return undefined;
  const own = markIn(written.figures);
  return amountOf(written, mark ?? (own === undefined || own === 'either' ? (written.figures.includes(',') ? ',' : '.') : own));
};

function balanceOf({ values }: OfxStatement, mark: DecimalMark | null): AccountRead['balance'] {
  const amount = figureOf(values.get('LEDGERBAL.BALAMT') ?? '', mark);
  const as_of = ofxDay(values.get('LEDGERBAL.DTASOF') ?? values.get('DTEND') ?? '');
  return amount === undefined || as_of === undefined ? null : { amount, as_of };
}

function textsOf(values: Values): Pick<RowRead, 'payee' | 'memo'> {
  const name = [values.get('NAME'), values.get('PAYEE.NAME'), values.get('PAYEE'), values.get('EXTDNAME')].find(
    (text) => text !== undefined && tidy(text, 'payee') !== '',
  );
  const memo = tidy(values.get('MEMO') ?? '', 'memo');
  if (name !== undefined) {
    const payee = tidy(name, 'payee');
    return { payee, memo: memo === '' || memo === payee ? null : memo };
  }
  const check = values.get('CHECKNUM') ?? '0';
  if (memo === '' && /[1-9]/.test(check)) return { payee: tidy(`Check ${check}`, 'payee'), memo: null };
  const payee = tidy(memo, 'payee');
  return { payee, memo: payee === memo ? null : memo };
}

/** Why a row cannot be taken, or the row. */
function readEntry({ values, line }: Entry, mark: DecimalMark | null, currency: string | null): RowRead | string {
  const date = values.get('DTPOSTED') ?? values.get('DTUSER');
  if (date === undefined) return 'The row has no date.';
  const posted_on = ofxDay(date);
  if (posted_on === undefined) return `“${tidy(date, 'number')}” is not a date.`;
  const figure = values.get('TRNAMT');
  if (figure === undefined) return 'The row has no amount.';
  const amount = figureOf(figure, mark);
  if (amount === undefined) return `“${tidy(figure, 'number')}” is not an amount that can be kept.`;
  const foreign = readCurrency(values.get('CURRENCY.CURSYM') ?? '');
  if (foreign !== undefined && currency !== null && !('kept' in foreign && foreign.kept === currency)) {
    return `The amount is in another currency than the account, which is in ${currency}.`;
  }
  return { line, posted_on, amount, ...textsOf(values), reference: tidyOrNull(values.get('FITID') ?? '', 'reference') };
}

/** Some banks write no minus and leave the side to TRNTYPE: when no row of the account has one, a DEBIT is money out. */
function withSigns(entries: readonly Entry[]): readonly Entry[] {
  if (entries.some(({ values }) => /^\s*[-\u2212(]|-\s*$/.test(values.get('TRNAMT') ?? ''))) return entries;
  return entries.map((entry) =>
    entry.values.get('TRNTYPE')?.toUpperCase() === 'DEBIT' && entry.values.has('TRNAMT')
      ? { ...entry, values: new Map([...entry.values, ['TRNAMT', `-${(entry.values.get('TRNAMT') ?? '').replace(/^\s*\+/, '')}`]]) }
      : entry,
  );
}

function readAccount(statement: OfxStatement, mark: DecimalMark | null): { readonly account: AccountRead; readonly rejected: readonly Rejected[] } {
  const currency = currencyOf(statement);
  const rows: RowRead[] = [];
  const rejected: Rejected[] = [];
  for (const entry of withSigns(statement.entries)) {
    const read = readEntry(entry, mark, currency);
    if (typeof read === 'string') rejected.push({ line: entry.line, reason: read, raw: tidy(entry.raw, 'raw') });
    else rows.push(read);
  }
  return { account: { number: numberOf(statement), kind: kindOf(statement), currency, balance: balanceOf(statement, mark), rows }, rejected };
}

const markOfFile = (statements: readonly OfxStatement[]): DecimalMark | null =>
  markOf(
    statements.flatMap(({ values, entries }) =>
      [values.get('LEDGERBAL.BALAMT'), ...entries.map((entry) => entry.values.get('TRNAMT'))].flatMap((text) => writtenAmount(text ?? '') ?? []),
    ),
  ).settled;

function refuseWithoutStatement({ statements, message }: OfxFile): void {
  if (statements.some(isRead)) return;
  const said =
    message === undefined || /^(?:ok|success|the operation succeeded)/i.test(message) ? '' : ` The bank says in it: “${tidy(message, 'payee')}”.`;
  throw refusal(
    'import.not_a_statement',
    statements.length > 0
      ? 'The file holds an investment or loan statement only. Statements of bank accounts and credit cards are read.'
      : `The file is OFX, but holds no statement of a bank account or credit card.${said}`,
  );
}

const isRead = ({ tag }: OfxStatement): boolean => tag === 'STMTRS' || tag === 'CCSTMTRS';

/** Reads OFX 1, OFX 2 and QFX. Throws import.broken, import.not_a_statement, import.currency and import.too_many_rows. */
export function readOfx({ text, encoding }: Decoded): FileRead {
  const file = statementsIn(text);
  refuseWithoutStatement(file);
  const statements = file.statements.filter(isRead);
  const count = statements.reduce((total, { entries }) => total + entries.length, 0);
  const mark = markOfFile(statements);
  const read = statements.map((statement) => readAccount(statement, mark));
  const unread = file.statements
    .filter((statement) => !isRead(statement))
    .map(({ tag, line }) => ({ line, reason: 'Statements of investments and loans are not read.', raw: `<${tag}>` }));
  return {
    format: /<\?(?:xml|OFX)\b/i.test(text.slice(0, 2000)) ? 'ofx2' : 'ofx1',
    encoding,
    detected: { delimiter: null, date_order: null, decimal_mark: null, header_line: null, columns: [] },
    accounts: read.map(({ account }) => account),
    rows_read: count + unread.length,
    rejected: [...read.flatMap(({ rejected }) => rejected), ...unread].toSorted((one, other) => one.line - other.line),
    questions: [],
  };
}
