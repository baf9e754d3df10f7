import type { AccountKind } from '../accounts/contract.ts';
import type { ImportQuestion } from './contract.ts';

/** An account as a bank's file tells of it. */
export interface AccountInFile {
  /** Its number there; empty when the file gives none. */
  readonly number: string;
  readonly kind: AccountKind;
  /** ISO 4217; null when the file does not say. */
  readonly currency: string | null;
}

/** An account that the person has. */
export interface OwnAccount {
  readonly id: number;
  readonly name: string;
  readonly kind: AccountKind;
  readonly currency: string;
  /** The keyed hash of its number in the bank's files; null when it has met none. */
  readonly bank_account_number_hash: string | null;
}

/** What is known besides the file when its accounts are matched. */
export interface Matching<Own extends OwnAccount = OwnAccount> {
  readonly own: readonly Own[];
  /** The account that the person chose for the whole file. */
  readonly account_id: number | undefined;
  /** The accounts that the person chose by their number in the file; null makes a new one. */
  readonly accounts: Readonly<Record<string, number | null>> | undefined;
  /** Where a live import of the very same file put the rows of an account without a number. */
  readonly same_file_account_id: number | null;
  /** The keyed hashes of a number: under the present key, then under older ones. */
  readonly hashOf: (number: string) => readonly [string, ...string[]];
}

/** Where the rows of an account of the file go: an own account, a new one, or nobody can tell but the person. */
export type Target<Own extends OwnAccount = OwnAccount> =
  | { readonly to: 'own'; readonly account: Own }
  | { readonly to: 'new' }
  | { readonly to: 'ask' }
  | { readonly to: 'absent' };

const own = <Own extends OwnAccount>(matching: Matching<Own>, accountId: number): Target<Own> => {
  const account = matching.own.find((candidate) => candidate.id === accountId);
  return account === undefined ? { to: 'absent' } : { to: 'own', account };
};

function targetWithoutNumber<Own extends OwnAccount>({ own: accounts, same_file_account_id }: Matching<Own>): Target<Own> {
  const again = accounts.find((account) => account.id === same_file_account_id);
  if (again !== undefined) return { to: 'own', account: again };
  return accounts.length === 0 ? { to: 'new' } : { to: 'ask' };
}

/**
 * Where each account of the file goes, in the file's order. What the person chose by number comes first; then the account they chose
 * for the file, when the file holds one account, whatever its number; then the account that met the same number before; else a new one
 * is made. An account without a number is asked for once the person has accounts it could be. `absent`: a chosen account is not theirs.
 */
export function matchAccounts<Own extends OwnAccount>(file: readonly AccountInFile[], matching: Matching<Own>): readonly Target<Own>[] {
  return file.map((account) => {
    const chosen = Object.hasOwn(matching.accounts ?? {}, account.number) ? matching.accounts?.[account.number] : undefined;
    if (chosen === null) return { to: 'new' };
    if (chosen !== undefined) return own(matching, chosen);
    if (matching.account_id !== undefined) return file.length === 1 ? own(matching, matching.account_id) : { to: 'ask' };
    if (account.number === '') return targetWithoutNumber(matching);
    const hashes = matching.hashOf(account.number);
    const met = matching.own.find(({ bank_account_number_hash: hash }) => hash !== null && hashes.includes(hash));
    return met === undefined ? { to: 'new' } : { to: 'own', account: met };
  });
}

/** The question where the rows of an account go; its choices are the person's accounts, and `new`. */
export const accountQuestion = (account: AccountInFile, accounts: readonly OwnAccount[]): ImportQuestion => ({
  option: 'accounts',
  question: account.number === '' ? 'Which account is this file of?' : `Which account do the rows of ${account.number} go to?`,
  example: account.number,
  choices: [...accounts.map(({ id, name }) => ({ value: String(id), means: name })), { value: 'new', means: 'A new account' }],
});

const KIND_NAMES: Readonly<Record<AccountKind, string>> = {
  checking: 'Checking',
  savings: 'Savings',
  credit_card: 'Credit card',
  cash: 'Cash',
  loan: 'Loan',
};

/** The name that an account made from a file gets: its kind and the last four characters of its number, else the file's name. */
export function nameFor(account: AccountInFile, fileName: string): string {
  if (account.number !== '') return `${KIND_NAMES[account.kind]} ${account.number.slice(-4)}`;
  const title = fileName.replace(/\.[^.]*$/, '').trim();
  return title === '' ? KIND_NAMES[account.kind] : title.slice(0, 255);
}
