import { Problem } from '../../../contract/problem.ts';
import type { Db } from '../../../platform/database/store.ts';
import { noSuchAccount } from '../accounts/service.ts';
import { importProblems } from './contract.ts';
import { alreadyKnown } from './duplicates.ts';
import { type Matching, matchAccounts, type Target } from './matching-accounts.ts';
import type { AccountRead, RowRead } from './reading.ts';
import { type AccountToFill, type DaySpan, findAccountOfFile, listAccountsToFill, listKnownRows } from './repository.ts';

/** An account of the file, where it goes, and which of its rows are there already. */
export interface Landing {
  readonly file: AccountRead;
  readonly target: Exclude<Target<AccountToFill>, { readonly to: 'absent' }>;
  readonly rows: readonly { readonly row: RowRead; readonly already_known: boolean }[];
}

/** What importing a file would do to the ledger. */
export interface ImportPlan {
  readonly landings: readonly Landing[];
  /** All accounts of the person. */
  readonly own: readonly AccountToFill[];
}

/** What a person says about where the rows of a file go. */
export interface Wish {
  readonly account_id: number | undefined;
  readonly accounts: Readonly<Record<string, number | null>> | undefined;
}

/** One statement of an account after another, for files that give an account in several pieces. The newest balance counts. */
function joinByNumber(accounts: readonly AccountRead[]): readonly AccountRead[] {
  const newest = (one: AccountRead['balance'], other: AccountRead['balance']) =>
    one === null || (other !== null && other.as_of > one.as_of) ? other : one;
  return [...Map.groupBy(accounts, ({ number }) => number).values()].flatMap((pieces) =>
    pieces.slice(0, 1).map((first) => ({
      ...first,
      rows: pieces.flatMap(({ rows }) => rows),
      balance: pieces.map(({ balance }) => balance).reduce(newest, null),
    })),
  );
}

/**
 * The balance as what it can be: one of a day to come is of the day of the account's last row, and without a row it is none. Some banks
 * write the end of a period that still goes on; kept as it is, it would hide all rows until then, and every balance of a newer file.
 */
function withoutDayToCome(account: AccountRead, today: string): AccountRead {
  const { balance, rows } = account;
  if (balance === null || balance.as_of <= today) return account;
  const as_of = rows.reduce((last, { posted_on }) => (posted_on <= today && posted_on > last ? posted_on : last), '');
  return { ...account, balance: as_of === '' ? null : { ...balance, as_of } };
}

function daysOf(accounts: readonly AccountRead[]): DaySpan | undefined {
  let span: DaySpan | undefined;
  for (const { rows } of accounts) {
    for (const { posted_on: day } of rows) {
      span = { first: span === undefined || day < span.first ? day : span.first, last: span === undefined || day > span.last ? day : span.last };
    }
  }
  return span;
}

/** Rows that go to one account are matched together, or two pieces of a file would both claim the same known row. */
function withKnown(landings: readonly Omit<Landing, 'rows'>[], known: Awaited<ReturnType<typeof listKnownRows>>): readonly Landing[] {
  const knownByAccount = Map.groupBy(known, ({ account_id }) => account_id);
  const landingsByAccount = Map.groupBy(landings, ({ target }) => (target.to === 'own' ? target.account.id : null));
  const found = new Map(
    [...landingsByAccount].map(([accountId, pieces]) => {
      const rows = pieces.flatMap(({ file }) => file.rows);
      return [accountId, alreadyKnown(rows, knownByAccount.get(accountId ?? 0) ?? []).values()] as const;
    }),
  );
  return landings.map((landing) => {
    const answers = found.get(landing.target.to === 'own' ? landing.target.account.id : null);
    return { ...landing, rows: landing.file.rows.map((row) => ({ row, already_known: answers?.next().value ?? false })) };
  });
}

function refuseUnknownNumbers(accounts: readonly AccountRead[], wish: Wish): void {
  const stranger = Object.keys(wish.accounts ?? {}).find((number) => !accounts.some((account) => account.number === number));
  if (stranger === undefined) return;
  throw new Problem(importProblems['import.account_unknown'], `The file has no account ${stranger}.`, {
    fields: [{ path: `options.accounts.${stranger}`, message: 'The file has no account of this number.' }],
  });
}

/**
 * Where the accounts of a file would go and which rows are there already, in at most four queries. Throws account.not_found for a chosen
 * account that is not the person's, import.account_unknown for a chosen number that the file does not have.
 */
export async function planImport(
  db: Db,
  userId: number,
  read: readonly AccountRead[],
  wish: Wish & { readonly today: string; readonly file_sha256: string; readonly hashOf: Matching<AccountToFill>['hashOf'] },
): Promise<ImportPlan> {
  const accounts = joinByNumber(read).map((account) => withoutDayToCome(account, wish.today));
  refuseUnknownNumbers(accounts, wish);
  const own = await listAccountsToFill(db, userId);
  const same_file_account_id = accounts.some(({ number }) => number === '') ? await findAccountOfFile(db, userId, wish.file_sha256) : null;
  const targets = matchAccounts(accounts, { own, same_file_account_id, ...wish });
  const landings = accounts.flatMap((file, index) => {
    const target = targets[index] ?? { to: 'absent' as const };
    if (target.to === 'absent') throw noSuchAccount();
    return [{ file, target }];
  });
  const ids = landings.flatMap(({ target }) => (target.to === 'own' ? [target.account.id] : []));
  const days = daysOf(accounts);
  return { own, landings: withKnown(landings, days === undefined ? [] : await listKnownRows(db, [...new Set(ids)], days)) };
}
