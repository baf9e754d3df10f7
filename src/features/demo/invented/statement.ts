import { type EpochDay, isoDay } from '../../../core/calendar/day.ts';
import { decimalText } from '../../../core/money/cents.ts';
import type { Household, InventedAccount } from './household.ts';

const compact = (day: EpochDay): string => isoDay(day).replaceAll('-', '');
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function statementOf({ name, number, rows, balance }: InventedAccount, until: EpochDay): string {
  const entries = rows.map(
    ({ day, amount, payee }, index) =>
      `<STMTTRN><TRNTYPE>${amount < 0 ? 'DEBIT' : 'CREDIT'}<DTPOSTED>${compact(day)}<TRNAMT>${decimalText(amount)}<FITID>${compact(day)}${String(index).padStart(4, '0')}<NAME>${escaped(payee)}</STMTTRN>`,
  );
  const [first] = rows;
  return `<STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>USD
<BANKACCTFROM><BANKID>123456780<ACCTID>${number}<ACCTTYPE>${name.toUpperCase()}</BANKACCTFROM>
<BANKTRANLIST><DTSTART>${compact(first?.day ?? until)}<DTEND>${compact(until)}
${entries.join('\n')}
</BANKTRANLIST><LEDGERBAL><BALAMT>${decimalText(balance)}<DTASOF>${compact(until)}</LEDGERBAL></STMTRS></STMTTRNRS>`;
}

/** The household's rows as a bank hands them out: a file of OFX 1.0.2 with a statement for each account. */
export const statementFile = ({ accounts, until }: Household): string => `OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:UTF-8
CHARSET:NONE
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>${compact(until)}<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>
<BANKMSGSRSV1>${accounts.map((account) => statementOf(account, until)).join('\n')}</BANKMSGSRSV1></OFX>
`;
