import { daysLater, type SlowRow } from './slow-everyday.ts';

/** A row of the bank's file. */
export interface BankRow extends SlowRow {
  readonly payee: string;
  readonly kind: 'pay' | 'rent' | 'everyday';
}

/** What a person earns and owes in the journey, and where they bank. */
export interface FourteenMonths {
  readonly rows: readonly BankRow[];
  /** In cents, at the end of the last row's day. */
  readonly balance: number;
  readonly pay: { readonly amount: number; readonly payee: string /** The next pay day. */; readonly next: string };
  readonly rent: { readonly amount: number; readonly payee: string /** The next day of rent. */; readonly next: string };
}

const PAY = { amount: 218_437, payee: 'Harbour Labs Payroll' };
const RENT = { amount: -124_050, payee: 'Elm Street Lettings' };
/** Every so many days an amount that moves with the day, so that no two weeks are alike. */
const EVERYDAY = [
  { payee: 'Green Grocer', every: 3, from: 2_310, step: 37 },
  { payee: 'Corner Bakery', every: 2, from: 415, step: 11 },
  { payee: 'City Transit', every: 5, from: 1_275, step: 0 },
  { payee: 'Blue Diner', every: 9, from: 3_890, step: 53 },
] as const;

const MONTHS_DAYS = 425;

/**
 * Fourteen months up to yesterday: pay every second week (the last one six days ago), rent once a month (in about twelve days again), and small
 * things in between. Pay and rent lie more than four days from today on both sides, so that none of them is early or late.
 */
export function fourteenMonths(today: string): FourteenMonths {
  const nextPay = daysLater(today, 8);
  const rentDay = Math.min(28, Number(daysLater(today, 12).slice(8)));
  const rows: BankRow[] = [];
  for (let back = MONTHS_DAYS; back >= 1; back -= 1) {
    const day = daysLater(today, -back);
    if ((back + 8) % 14 === 0) rows.push({ ...PAY, day, kind: 'pay' });
    if (Number(day.slice(8)) === rentDay) rows.push({ ...RENT, day, kind: 'rent' });
    for (const { payee, every, from, step } of EVERYDAY) {
      if (back % every === 0) rows.push({ payee, day, amount: -(from + step * (back % 17)), kind: 'everyday' });
    }
  }
  return {
    rows,
    balance: 81_234 + (rows.reduce((total, { amount }) => total + amount, 0) % 50_000),
    pay: { ...PAY, next: nextPay },
    rent: { ...RENT, next: nextOn(rentDay, today) },
  };
}

function nextOn(dayOfMonth: number, today: string): string {
  let day = daysLater(today, 1);
  while (Number(day.slice(8)) !== dayOfMonth) day = daysLater(day, 1);
  return day;
}

const decimal = (amount: number): string => (amount / 100).toFixed(2);
const compact = (day: string): string => day.replaceAll('-', '');

/** The file as a bank writes it: OFX 1.0.2, tags without an end. */
export function ofxOf({ rows, balance }: FourteenMonths): string {
  const first = rows[0]?.day ?? '';
  const last = rows.at(-1)?.day ?? '';
  const transactions = rows.map(
    ({ day, amount, payee }, index) =>
      `<STMTTRN><TRNTYPE>${amount < 0 ? 'DEBIT' : 'CREDIT'}<DTPOSTED>${compact(day)}120000[-5:EST]<TRNAMT>${decimal(amount)}<FITID>${compact(day)}${String(index).padStart(5, '0')}<NAME>${payee}</STMTTRN>`,
  );
  return `OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:USASCII
CHARSET:1252
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>${compact(last)}<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>
<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>
<STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>123456789<ACCTID>000111222333<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>${compact(first)}<DTEND>${compact(last)}
${transactions.join('\n')}
</BANKTRANLIST><LEDGERBAL><BALAMT>${decimal(balance)}<DTASOF>${compact(last)}</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`;
}
