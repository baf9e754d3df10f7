import type { Left, TableMap } from './mapping/carry.ts';
import { NOT_EXPORTED, TABLES } from './mapping/tables.ts';

const indented = (text: string): string => `    ${text}`;

const about = ({ table, says, isRestored }: TableMap): string =>
  [
    `${table}`,
    indented(says),
    indented(
      isRestored
        ? 'Comes back when the export is brought into another account.'
        : table === 'users'
          ? 'Name, time zone and currency come back when the export is brought into another account; all else stays that account’s own.'
          : 'For you to read; it does not come back.',
    ),
  ].join('\n');

const isLeft = (carry: unknown): carry is Left => typeof carry === 'object' && carry !== null && 'left' in carry;

const leftIn = ({ table, columns }: TableMap): readonly string[] =>
  Object.entries(columns).flatMap(([name, carry]) => (isLeft(carry) && name !== 'user_id' ? [`${table}.${name}\n${indented(carry.left)}`] : []));

/** What stands in README.txt: what each file is, how to read it, and what is in none of them. */
export const readme = (madeAt: string): string => `Everything that Mingus keeps of you, as it was at ${madeAt}.

Each table is here twice, with the same rows and columns.

  json/…   exact, for programs. One array a file, a row on each line. Amounts are whole cents: -1250 is -12.50.
  csv/…    for spreadsheets (RFC 4180, UTF-8). Amounts are in the currency: -12.5. A text that a spreadsheet would take for a formula begins
           with an apostrophe, which is not part of it.

manifest.json says how many rows each file of JSON has, and its SHA-256. Days are YYYY-MM-DD. Moments are in UTC. Empty means not known; it is not 0. A column
whose name ends in _id names the row of that number in another file; account_id is a number in ledger_accounts.

The pages that brought this file together were read one after the other. Had anything you keep in Mingus changed meanwhile, the download would have broken
off, so a whole file is of one moment. Where you are signed in and what was written down for security may have grown by a row while it was written.

Keep this file where nobody else reads it: it is not encrypted.


The files

${TABLES.map(about).join('\n\n')}


What is in none of them, and why

${[...TABLES.flatMap(leftIn), ...Object.entries(NOT_EXPORTED).map(([table, why]) => `${table}\n${indented(why)}`)].join('\n')}
`;
