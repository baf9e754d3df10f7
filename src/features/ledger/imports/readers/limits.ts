import { refusal } from './problems.ts';

/** The largest file that is read. */
export const MOST_BYTES = 10 * 1024 * 1024;
/** The most rows of a file. */
const MOST_ROWS = 100_000;

/** The most lines of a file: its rows, as many blank ones, and what stands around them. */
export const MOST_LINES = 2 * MOST_ROWS + 1000;

/** Throws import.too_many_rows for more rows than a file may have. */
export function refuseTooManyRows(rows: number): void {
  if (rows <= MOST_ROWS) return;
  throw refusal(
    'import.too_many_rows',
    'The file has more than 100,000 rows. Ask your bank for a shorter period, and import one file after another.',
  );
}

/** The most accounts of a file. More of them are other people's: their column was taken for that of the own account. */
const MOST_ACCOUNTS = 50;

/** Throws import.too_many_accounts for more accounts than a person's file may have. */
export function refuseTooManyAccounts(accounts: number): void {
  if (accounts <= MOST_ACCOUNTS) return;
  throw refusal(
    'import.too_many_accounts',
    `The file seems to be of ${accounts} accounts, and at most ${MOST_ACCOUNTS} can be read. If a column holds the accounts of other people, say that it is not yours, or take the column out.`,
  );
}
