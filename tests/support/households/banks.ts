import { calendarDate, type EpochDay, isoDay } from '../../../src/core/calendar/day.ts';
import type { Chances } from './chances.ts';

/** How money reaches a payee. */
export type Way = 'card' | 'debit' | 'person' | 'deposit' | 'own';

/** Who is paid, as their own machines name them. `{code}` and `{ref}` stand for letters and figures that differ each time. */
export interface Payee {
  readonly text: string;
  readonly way: Way;
  /** Of a card's terminal. */
  readonly city?: string;
  /** What a direct debit says it is for. */
  readonly what?: string;
}

/** How a bank prints a payee on a day. */
export type Bank = (payee: Payee, day: EpochDay) => string;

const two = (value: number): string => String(value).padStart(2, '0');

/** What a bank knows of its customer and what it prints of each row. */
interface Printing {
  readonly chances: Chances;
  /** The last figures of the card in use on a day: cards are replaced. */
  readonly cardOn: (day: EpochDay) => string;
  readonly holder: string;
  /** The company's own number, the same each time. */
  readonly companyOf: (text: string) => string;
}

const slashed = (day: EpochDay): string => {
  const { month, day: date } = calendarDate(day);
  return `${two(month)}/${two(date)}`;
};
const compact = (day: EpochDay): string => isoDay(day).slice(2).replaceAll('-', '');

type Style = Readonly<Record<Way, (payee: Payee, day: EpochDay, printing: Printing) => string>>;

const terminal = ({ text, city = '' }: Payee): string => `${text} ${city}`.trim();
const own: Style['own'] = ({ text }, _day, { chances }) => `${text} REF #IB0${chances.code(6)}`;

/** Six ways in which banks of the United States print, from the plainest to the longest, and one that cuts names off as OFX files do. */
const US_STYLES: readonly Style[] = [
  {
    card: terminal,
    debit: ({ text, what = 'PAYMENT' }, day) => `${text.slice(0, 16)} ${what} ${compact(day)}`,
    person: ({ text }, day, { chances }) => `ZELLE TO ${text} ON ${slashed(day)} REF # ${chances.code(9)}`,
    deposit: ({ text }, day) => `${text.slice(0, 16)} DIR DEP ${compact(day)}`,
    own,
  },
  {
    card: (payee, day, { cardOn }) => `POS PURCHASE ${slashed(day).replace('/', '')} ${terminal(payee)} XXXXXXXXXXXX${cardOn(day)}`,
    debit: ({ text }, _day, { chances }) => `ACH DEBIT ${text} ${chances.digits(8)}`,
    person: ({ text }, _day, { chances }) => `Zelle payment to ${text} ${chances.digits(11)}`,
    deposit: ({ text }, _day, { chances }) => `ACH CREDIT ${text} PAYROLL ${chances.digits(8)}`,
    own,
  },
  {
    card: (payee, day, { cardOn, chances }) => `PURCHASE AUTHORIZED ON ${slashed(day)} ${terminal(payee)} S${chances.digits(15)} CARD ${cardOn(day)}`,
    debit: ({ text, what = 'BILL PMT' }, day, { chances, holder }) => `${text} ${what} ${compact(day)} ${chances.digits(10)} ${holder}`,
    person: ({ text }, day, { chances }) => `ZELLE TO ${text} ON ${slashed(day)} REF #RP0${chances.code(6)}`,
    deposit: ({ text }, day, { holder }) => `${text} PAYROLL ${compact(day)} ${holder}`,
    own: ({ text }, day, { chances }) => `ONLINE ${text} REF #IB0${chances.code(7)} ON ${slashed(day)}`,
  },
  {
    card: (payee, day, { chances }) => `CHECKCARD ${slashed(day).replace('/', '')} ${terminal(payee)} ${chances.digits(23)}`,
    debit: ({ text, what = 'PAYMENT' }, _day, { chances, holder, companyOf }) =>
      `${text} DES:${what} ID:${chances.digits(9)} INDN:${holder} CO ID:${companyOf(text)} WEB`,
    person: ({ text }, _day, { chances }) => `Zelle payment to ${text} Conf# ${chances.code(9).toLowerCase()}`,
    deposit: ({ text }, _day, { holder, companyOf }) => `${text} DES:DIR DEP ID:${companyOf(text)} INDN:${holder} CO ID:${companyOf(text)} PPD`,
    own: ({ text }, _day, { chances }) => `Online Banking ${text} Confirmation# ${chances.digits(10)}`,
  },
  {
    card: (payee, day) => `${terminal(payee)} ${slashed(day)}`,
    debit: ({ text, what = 'ONLINE PMT' }, _day, { companyOf }) => `${text} ${what} PPD ID: ${companyOf(text)}`,
    person: ({ text }, _day, { chances }) => `Online Payment ${chances.digits(11)} To ${text}`,
    deposit: ({ text }, _day, { companyOf }) => `${text} DIRECT DEP PPD ID: ${companyOf(text)}`,
    own: ({ text }, day, { chances }) => `Online ${text} transaction#: ${chances.digits(11)} ${slashed(day)}`,
  },
  { card: ({ text }) => text, debit: ({ text }) => text, person: ({ text }) => text, deposit: ({ text }) => text, own: ({ text }) => text },
  {
    card: (payee) => terminal(payee).slice(0, 32).trim(),
    debit: ({ text, what = 'PAYMENT' }, _day, { chances }) => `${text} ${what} ${chances.digits(8)}`.slice(0, 32).trim(),
    person: ({ text }) => `ZELLE ${text}`.slice(0, 32),
    deposit: ({ text }) => `${text} PAYROLL`.slice(0, 32),
    own: ({ text }) => text.slice(0, 32),
  },
];

const GERMAN: Style = {
  card: ({ text, city = 'Hamburg' }, day, { chances }) =>
    `${text}//${city}/DE ${isoDay(day)}T${two(chances.whole(8, 20))}:${two(chances.whole(0, 59))}:${two(chances.whole(0, 59))} KFN ${chances.whole(0, 3)} VJ 2712`,
  debit: ({ text, what = 'Rechnung' }, day, { chances, companyOf }) =>
    `SEPA-Lastschrift ${text} ${what} ${isoDay(day).slice(0, 7)} KD-Nr ${companyOf(text)} Ref ${chances.digits(12)}`,
  person: ({ text }) => `DAUERAUFTRAG ${text}`,
  deposit: ({ text }, day) => `GUTSCHRIFT ${text} LOHN/GEHALT ${isoDay(day).slice(0, 7)}`,
  own: ({ text }) => `DAUERAUFTRAG ${text}`,
};
const GREEK: Style = {
  card: ({ text, city = 'ΑΘΗΝΑ' }, day, { cardOn }) => `ΑΓΟΡΑ ${text} ${city} ${slashed(day)} *${cardOn(day)}`,
  debit: ({ text }, _day, { chances }) => `ΠΑΓΙΑ ΕΝΤΟΛΗ ${text} ${chances.digits(10)}`,
  person: ({ text }, _day, { chances }) => `ΜΕΤΑΦΟΡΑ ΠΡΟΣ ${text} ${chances.digits(8)}`,
  deposit: ({ text }) => `ΜΙΣΘΟΔΟΣΙΑ ${text}`,
  own: ({ text }, _day, { chances }) => `${text} ${chances.digits(8)}`,
};
const CHINESE: Style = {
  card: ({ text }, day, { cardOn }) => `消费 ${text} ${isoDay(day).replaceAll('-', '')} 尾号${cardOn(day)}`,
  debit: ({ text }, day) => `代扣 ${text} ${isoDay(day).slice(0, 7).replace('-', '')}`,
  person: ({ text }, _day, { chances }) => `转账 ${text} ${chances.digits(10)}`,
  deposit: ({ text }) => `工资 ${text}`,
  own: ({ text }) => text,
};

/** Where a household lives, which says whom it pays and how that is printed. */
export type Region = 'us' | 'german' | 'greek' | 'chinese';

const HOLDERS = ['ALEX MORGAN', 'JAMIE L CARTER', 'SAM RIVERA', 'PRIYA NATARAJAN', 'CHRIS OKAFOR'];
const OTHERS = { german: GERMAN, greek: GREEK, chinese: CHINESE };

/** A bank of the region, which prints one customer's rows; on some day it replaces their card. */
export function bankOf(region: Region, replacedOn: EpochDay, chances: Chances): Bank {
  const style = region === 'us' ? chances.pick(US_STYLES) : OTHERS[region];
  const companies = new Map<string, string>();
  const companyOf = (text: string): string => {
    const known = companies.get(text) ?? chances.digits(10);
    companies.set(text, known);
    return known;
  };
  const [card, another] = [chances.digits(4), chances.digits(4)];
  const cardOn = (day: EpochDay): string => (day < replacedOn ? card : another);
  const printing = { chances, cardOn, holder: chances.pick(HOLDERS), companyOf };
  return (payee, day) => {
    const text = payee.text.replace('{code}', () => chances.code(9)).replace('{ref}', () => chances.digits(9));
    return style[payee.way]({ ...payee, text }, day, printing).slice(0, 255);
  };
}
