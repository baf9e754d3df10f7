import type { AccountKind } from '../../../accounts/contract.ts';
import type { AccountRead } from '../../reading.ts';
import { tidy } from '../text.ts';
import { runsOn } from './columns.ts';
import type { CsvRecord } from './records.ts';
import type { CsvRow } from './rows.ts';
import { plainWords } from './words.ts';

/**
 * The balance after the newest row, where the file has a balance on each row and each follows from the one before, upwards or downwards:
 * anything else (pending rows, several accounts in one, a sum of something else) is no balance to rely on.
 */
function balanceOf(rows: readonly CsvRow[]): AccountRead['balance'] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined || first.balance === null) return null;
  const direction = runsOn(
    rows.map(({ balance }) => balance ?? undefined),
    rows.map(({ row }) => row.amount),
  );
  const newest = rows.length === 1 ? first : direction === 'ascending' ? last : direction === 'descending' ? first : undefined;
  if (newest === undefined || newest.balance === null || rows.some(({ row }) => row.posted_on > newest.row.posted_on)) return null;
  return { amount: newest.balance, as_of: newest.row.posted_on };
}

/** How the currency that most rows are in keeps the account's number, and the others get one with the currency in it. */
function byCurrency(
  number: string,
  rows: readonly CsvRow[],
): readonly (readonly [number: string, currency: string | null, rows: readonly CsvRow[]])[] {
  const groups = [...Map.groupBy(rows, ({ currency }) => currency)].toSorted(([, one], [, other]) => other.length - one.length);
  return groups.map(([currency, some], index) => [index === 0 ? number : `${number} ${currency ?? ''}`.trim(), currency, some]);
}

/** The accounts of a CSV: one for each number in its rows, and for each currency of a number. `number` is that of rows which name none. */
export function accountsOf(rows: readonly CsvRow[], number: string, kind: AccountKind): readonly AccountRead[] {
  const byNumber = Map.groupBy(rows, ({ account }) => account || number);
  if (byNumber.size === 0) return [{ number, kind, currency: null, balance: null, rows: [] }];
  return [...byNumber].flatMap(([name, some]) =>
    byCurrency(name, some).map(([own, currency, group]) => ({
      number: own,
      kind,
      currency,
      balance: balanceOf(group),
      rows: group.map(({ row }) => row),
    })),
  );
}

const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/;
const NUMBER_NAME =
  /^(?:account(?: (?:number|no|id))?|iban|konto(?:nummer)?|rekening(?:nummer)?|compte|numero de compte|cuenta|numero de cuenta|conto|numer rachunku|rachunek|nr rachunku)\b/;

/** The number of the account in the lines above the header: an IBAN, or what follows a word for it. Empty when there is none. */
export function numberAbove(preamble: readonly CsvRecord[]): string {
  for (const { cells } of preamble) {
    const iban = cells.map((cell) => IBAN.exec(cell)?.[0]).find((found) => found !== undefined);
    if (iban !== undefined) return tidy(iban.replaceAll(' ', ''), 'number');
    const at = cells.findIndex((cell) => NUMBER_NAME.test(plainWords(cell)));
    const behind =
      at < 0
        ? ''
        : [cells[at]?.split(':').slice(1).join(':') ?? '', ...cells.slice(at + 1)]
            .map((cell) => cell.trim())
            .find((cell) => /\d{4}|[x*]{2,}\d{2}/i.test(cell));
    if (behind) return tidy(behind, 'number');
  }
  return '';
}

const CARD = /\b(?:card (?:number|no|member|holder)|credit card|kreditkarte|kartennummer|creditcard|carte de credit|tarjeta)\b/;
const SAVINGS = /\b(?:savings?(?: account)?|sparkonto|spaarrekening|livret|cuenta de ahorro|oszczednosciowe)\b/;

/** What kind of account the names of columns and the lines above them tell of; `checking` unless they do. */
export function kindFrom(headers: readonly string[] | null, preamble: readonly CsvRecord[]): AccountKind {
  const words = [...(headers ?? []), ...preamble.flatMap(({ cells }) => cells)].map(plainWords);
  if (words.some((text) => CARD.test(text))) return 'credit_card';
  return words.some((text) => SAVINGS.test(text)) ? 'savings' : 'checking';
}
