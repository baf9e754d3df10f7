import { calendarDate, dayNumber, daysInMonth, type EpochDay, epochDay, isoDay, weekday } from '../../src/core/calendar/day.ts';
import { type Cents, cents, decimalText } from '../../src/core/money/cents.ts';

/** A row of a statement, as a bank would list it. */
export interface StatementRow {
  readonly posted_on: string;
  /** Negative is money out. */
  readonly amount: Cents;
  readonly payee: string;
  readonly memo: string;
  readonly reference: string;
}

/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Draft = Omit<StatementRow, 'posted_on' | 'reference'> & { readonly day: EpochDay };

interface Monthly {
  readonly day: number;
  readonly payee: string;
  readonly memo: string;
  readonly amount: number;
  /** How far the amount strays from month to month, as a part of it. */
  readonly stray?: number;
  /** Every so many months; 1 when left out. */
  readonly every?: number;
}

const MONTHLY: readonly Monthly[] = [
  { day: 1, payee: 'Harbour Lane Apartments', memo: 'Rent', amount: -145_000 },
  { day: 1, payee: 'Northwind Logistics Payroll', memo: 'Salary', amount: 245_000 },
  { day: 15, payee: 'Northwind Logistics Payroll', memo: 'Salary', amount: 245_000 },
  { day: 3, payee: 'Riverside Gym', memo: 'Membership', amount: -2900 },
  { day: 5, payee: 'Moviebox Streaming', memo: 'Subscription', amount: -1549 },
  { day: 8, payee: 'Fibreline Internet', memo: 'Monthly plan', amount: -5999 },
  { day: 12, payee: 'City Light & Power', memo: 'Electricity', amount: -8700, stray: 0.3 },
  { day: 20, payee: 'Clearcall Mobile', memo: 'Phone', amount: -3500 },
  { day: 16, payee: 'Transfer to savings', memo: 'Standing order', amount: -20_000 },
  { day: 28, payee: 'Evergreen Mutual Insurance', memo: 'Car insurance', amount: -28_450, every: 3 },
  { day: 31, payee: 'Interest', memo: 'Interest earned', amount: 127, stray: 0.5 },
];

interface Habit {
  readonly payees: readonly string[];
  readonly memo: string;
  readonly a_week: number;
  readonly amount: number;
}

const HABITS: readonly Habit[] = [
  { payees: ['Green Market', 'Corner Grocers', 'Foodhall'], memo: 'Card purchase', a_week: 1.8, amount: -6400 },
  { payees: ['Blue Door Cafe', 'Corner Coffee'], memo: 'Card purchase', a_week: 2.4, amount: -640 },
  { payees: ['Trattoria Nove', 'Noodle House'], memo: 'Card purchase', a_week: 0.8, amount: -3800 },
  { payees: ['Speedway Fuel'], memo: 'Card purchase', a_week: 0.7, amount: -4300 },
  { payees: ['Metro Transit'], memo: 'Ticket', a_week: 1.1, amount: -275 },
  { payees: ['Paper & Pen', 'Homewares Outlet', 'Oakfield Pharmacy'], memo: 'Card purchase', a_week: 0.5, amount: -2900 },
];

const strayed = (amount: number, stray: number, next: () => number): Cents => cents(Math.round(amount * (1 + stray * (2 * next() - 1))));

function monthOf(year: number, month: number, next: () => number): readonly Draft[] {
  return MONTHLY.filter(({ every = 1 }) => month % every === 0).map(({ day, payee, memo, amount, stray = 0 }) => {
    const due = epochDay(year, month, Math.min(day, daysInMonth(year, month)));
    // Banks book on working days: what falls on a weekend comes on the Monday after.
    const late = Math.max(0, 8 - weekday(due));
    return { day: weekday(due) > 5 ? due + late : due, payee, memo, amount: strayed(amount, stray, next) };
  });
}

function habitsOn(day: EpochDay, next: () => number): readonly Draft[] {
  return HABITS.flatMap(({ payees, memo, a_week, amount }) => {
    if (next() >= a_week / 7) return [];
    return [{ day, payee: payees[Math.floor(next() * payees.length)] ?? '', memo, amount: strayed(amount, 0.45, next) }];
  });
}

/** What `believableRows` is to make. */
export interface Believable {
  /** The first day of the statement, the first of a month: `2024-11-01`. */
  readonly from: string;
  readonly months: number;
  readonly seed?: number;
}

/**
 * Rows of a person with a salary, rent, bills and habits, in the order of their days: about 50 a month. The same seed gives the same rows.
 * Rows that a weekend moves past the last month's end are left out.
 */
export function believableRows({ from, months, seed = 1 }: Believable): readonly StatementRow[] {
  const next = chance(seed);
  const start = dayNumber(from);
  const { year, month } = calendarDate(start);
  const end = epochDay(year + Math.floor((month - 1 + months) / 12), ((month - 1 + months) % 12) + 1, 1);
  const drafts: Draft[] = [];
  for (let index = 0; index < months; index += 1)
    drafts.push(...monthOf(year + Math.floor((month - 1 + index) / 12), ((month - 1 + index) % 12) + 1, next));
  for (let day = start; day < end; day += 1) drafts.push(...habitsOn(day, next));
  return drafts
    .filter(({ day }) => day < end)
    .toSorted((one, other) => one.day - other.day)
    .map(({ day, ...row }, index) => ({
      ...row,
      posted_on: isoDay(day),
      reference: `${isoDay(day).replaceAll('-', '')}${String(index + 1).padStart(5, '0')}`,
    }));
}

/** The account that a statement is of. */
export interface StatementAccount {
  readonly number: string;
  /** As OFX has it: CHECKING, SAVINGS, CREDITLINE … or CREDITCARD for the statement of a card. */
  readonly type?: string;
  readonly currency?: string;
}

/** What `writeOfx` writes. */
export interface OfxParts {
  readonly account: StatementAccount;
  readonly rows: readonly StatementRow[];
  readonly ledgerBalance?: { readonly amount: Cents; readonly as_of: string };
}

const compact = (day: string): string => day.replaceAll('-', '');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const ofxRow = ({ posted_on, amount, payee, memo, reference }: StatementRow): string =>
  [
    '<STMTTRN>',
    `<TRNTYPE>${amount < 0 ? 'DEBIT' : 'CREDIT'}`,
    `<DTPOSTED>${compact(posted_on)}120000[-5:EST]`,
    `<TRNAMT>${decimalText(amount)}`,
    `<FITID>${reference}`,
    `<NAME>${escaped(payee)}`,
    `<MEMO>${escaped(memo)}`,
    '</STMTTRN>',
  ].join('\n');

const OFX_HEADER = [
  'OFXHEADER:100',
  'DATA:OFXSGML',
  'VERSION:102',
  'SECURITY:NONE',
  'ENCODING:UTF-8',
  'CHARSET:NONE',
  'COMPRESSION:NONE',
  'OLDFILEUID:NONE',
  'NEWFILEUID:NONE',
  '',
];

/** An OFX 1.0.2 file (SGML, elements without closing tags) of one account, as most banks give it. */
export function writeOfx({ account, rows, ledgerBalance }: OfxParts): string {
  const isCard = account.type === 'CREDITCARD';
  const [set, response, from] = isCard ? ['CREDITCARDMSGSRSV1', 'CCSTMT', 'CCACCTFROM'] : ['BANKMSGSRSV1', 'STMT', 'BANKACCTFROM'];
  const days = rows.map(({ posted_on }) => posted_on).toSorted();
  return [
    ...OFX_HEADER,
    '<OFX>',
    '<SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20250101<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>',
    `<${set}><${response}TRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><${response}RS>`,
    `<CURDEF>${account.currency ?? 'USD'}`,
    `<${from}>${isCard ? '' : '<BANKID>000000000'}<ACCTID>${account.number}${isCard ? '' : `<ACCTTYPE>${account.type ?? 'CHECKING'}`}</${from}>`,
    `<BANKTRANLIST><DTSTART>${compact(days[0] ?? '2025-01-01')}<DTEND>${compact(days.at(-1) ?? '2025-01-01')}`,
    ...rows.map(ofxRow),
    '</BANKTRANLIST>',
    ...(ledgerBalance === undefined
      ? []
      : [`<LEDGERBAL><BALAMT>${decimalText(ledgerBalance.amount)}<DTASOF>${compact(ledgerBalance.as_of)}</LEDGERBAL>`]),
    `</${response}RS></${response}TRNRS></${set}>`,
    '</OFX>',
    '',
  ].join('\n');
}

/** How `writeCsv` writes; a plain English CSV with a header when left out. */
export interface CsvDialect {
  readonly delimiter?: ',' | ';' | '\t' | '|';
  readonly date_order?: 'dmy' | 'mdy' | 'ymd';
  /** Between the figures of a date. */
  readonly separator?: '-' | '/' | '.';
  readonly decimal_mark?: '.' | ',';
  /** Between thousands; none when left out. */
  readonly thousands?: string;
  /** How money out differs from money in. */
  readonly sign?: 'minus' | 'trailing_minus' | 'brackets' | 'two_columns' | 'flag';
  /** Lines above the header. */
  readonly preamble?: readonly string[];
  readonly hasHeader?: boolean;
}

const quotedCell = (text: string, delimiter: string): string =>
  text.includes(delimiter) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

function csvDate(day: string, { date_order = 'ymd', separator = '-' }: CsvDialect): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const figures = { dmy: [date, month, year], mdy: [month, date, year], ymd: [year, month, date] }[date_order];
  return figures.join(separator);
}

function csvFigures(amount: Cents, { decimal_mark = '.', thousands = '' }: CsvDialect): string {
  const [whole = '', decimals = ''] = decimalText(cents(Math.abs(amount))).split('.');
  return `${whole.replace(/\B(?=(?:\d{3})+$)/g, thousands)}${decimal_mark}${decimals}`;
}

function csvAmounts(amount: Cents, dialect: CsvDialect): readonly string[] {
  const figures = csvFigures(amount, dialect);
  switch (dialect.sign ?? 'minus') {
    case 'minus':
      return [amount < 0 ? `-${figures}` : figures];
    case 'trailing_minus':
      return [amount < 0 ? `${figures}-` : figures];
    case 'brackets':
      return [amount < 0 ? `(${figures})` : figures];
    case 'two_columns':
      return amount < 0 ? [figures, ''] : ['', figures];
    case 'flag':
      return [figures, amount < 0 ? 'D' : 'C'];
  }
}

const AMOUNT_NAMES = { two_columns: ['Debit', 'Credit'], flag: ['Amount', 'Debit/Credit'] } as const;

/** A CSV of one account, in the dialect that is asked for. */
export function writeCsv({ rows, ...dialect }: CsvDialect & { readonly rows: readonly StatementRow[] }): string {
  const { delimiter = ',', sign = 'minus', preamble = [], hasHeader = true } = dialect;
  const amountNames = sign === 'two_columns' || sign === 'flag' ? AMOUNT_NAMES[sign] : ['Amount'];
  const header = ['Date', 'Payee', 'Memo', ...amountNames];
  const lines = rows.map((row) => [csvDate(row.posted_on, dialect), row.payee, row.memo, ...csvAmounts(row.amount, dialect)]);
  const cells = hasHeader ? [header, ...lines] : lines;
  return [...preamble, ...cells.map((line) => line.map((cell) => quotedCell(cell, delimiter)).join(delimiter)), ''].join('\n');
}
