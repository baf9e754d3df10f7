import { amountOf, markIn, writtenAmount } from '../amounts.ts';
import type { Profile } from './profile.ts';
import type { CsvRecord } from './records.ts';
import { rankOf, type Role } from './words.ts';

/** Which columns are what, by their places. */
export interface Columns {
  readonly date?: number;
  readonly amount?: number;
  readonly debit?: number;
  readonly credit?: number;
  readonly flag?: number;
  readonly payee?: number;
  readonly memo: readonly number[];
  readonly reference?: number;
  readonly balance?: number;
  readonly account?: number;
  readonly currency?: number;
}

/** Columns as they were found. `unclear` says what nothing in the file settled; what stands there then is the likelier guess. */
export interface FoundColumns {
  readonly columns: Columns;
  readonly unclear: 'none' | 'which_amount' | 'which_side';
}

const most = (part: number, whole: number): boolean => part >= whole * 0.8;

/** A few stray words do not unmake a flag: their rows are refused one by one. */
const isFlag = ({ filled, sides }: Profile): boolean => filled > 0 && sides >= filled * 0.9;

/** Whether what stands in a column can be of the role that its name says. An empty column can be anything. */
function canBe(role: Role, profile: Profile): boolean {
  const { filled, distinct } = profile;
  if (filled === 0) return role !== 'flag' && role !== 'reference' && role !== 'payee';
  // A file of broken dates is still a file whose date column is the one named so.
  if (role === 'date') return profile.dates > 0 || profile.rows < 5;
  if (role === 'amount' || role === 'debit' || role === 'credit' || role === 'balance')
    return profile.amounts * 2 >= filled || (profile.rows < 5 && profile.sides === 0);
  if (role === 'flag') return isFlag(profile);
  if (role === 'currency') return most(profile.currencies, filled);
  if (role === 'reference') return filled === profile.rows && distinct === filled && profile.length >= 4;
  if (role === 'account') return filled === profile.rows && profile.dates === 0 && (distinct === 1 || distinct * 3 <= filled);
  if (role === 'payee' || role === 'memo') return profile.dates * 2 < filled;
  return true;
}

const named = (headers: readonly string[], profiles: readonly Profile[], taken: ReadonlySet<number>, role: Role): readonly number[] =>
  profiles
    .filter((profile) => !taken.has(profile.index) && canBe(role, profile))
    .flatMap(({ index }) => {
      const rank = rankOf(headers[index] ?? '', role);
      return rank === undefined ? [] : [{ index, rank }];
    })
    .toSorted((one, other) => one.rank - other.rank || one.index - other.index)
    .map(({ index }) => index);

const ONE_OF: readonly Exclude<Role, 'memo'>[] = [
  'date',
  'balance',
  'debit',
  'credit',
  'amount',
  'currency',
  'account',
  'reference',
  'flag',
  'payee',
];

/** What the names of the columns say, where their cells do not contradict. */
function columnsByName(headers: readonly string[], profiles: readonly Profile[]): Columns {
  const taken = new Set<number>();
  const found: Partial<Record<Role, number>> = {};
  for (const role of ONE_OF) {
    const [index] = named(headers, profiles, taken, role);
    if (index === undefined) continue;
    found[role] = index;
    taken.add(index);
  }
  return { ...found, memo: named(headers, profiles, taken, 'memo') };
}

/** Columns of money without a role: cells are amounts, and not the days or numbers of accounts that look like them. */
function moneyColumns(profiles: readonly Profile[], taken: ReadonlySet<number>): readonly Profile[] {
  const amounts = profiles.filter(
    ({ index, filled, amounts: count, dates }) => !taken.has(index) && filled > 0 && count >= filled * 0.9 && dates * 2 < filled,
  );
  const money = amounts.filter((profile) => profile.money > 0);
  return money.length > 0 ? money : amounts.filter(({ length }) => length <= 9);
}

const centsIn = (record: CsvRecord, index: number): number | undefined => {
  const written = writtenAmount(record.cells[index] ?? '');
  if (written === undefined) return undefined;
  const mark = markIn(written.figures);
  return amountOf(written, mark === 'either' || mark === undefined ? '.' : mark);
};

/** Whether each row has money in one of the two columns and not in the other, and both columns have some. */
function areSides(records: readonly CsvRecord[], one: Profile, other: Profile): boolean {
  if (one.filled === 0 || other.filled === 0) return false;
  return records.every((record) => {
    const [first, second] = [centsIn(record, one.index) ?? 0, centsIn(record, other.index) ?? 0];
    return first === 0 || second === 0;
  });
}

/** Whether the column runs on by the amounts of the rows, upwards or downwards through the file, as a balance does. */
export function runsOn(balances: readonly (number | undefined)[], amounts: readonly (number | undefined)[]): 'ascending' | 'descending' | undefined {
  if (balances.length < 2 || balances.includes(undefined) || amounts.includes(undefined)) return undefined;
  const steps = balances.slice(1).map((balance, index) => (balance ?? 0) - (balances[index] ?? 0));
  if (steps.every((step, index) => step === amounts[index + 1])) return 'ascending';
  return steps.every((step, index) => step === -(amounts[index] ?? 0)) ? 'descending' : undefined;
}

/** Finds the money of rows whose columns have no telling names. */
function columnsByMoney(records: readonly CsvRecord[], profiles: readonly Profile[], taken: ReadonlySet<number>): FoundColumns {
  const money = moneyColumns(profiles, taken);
  const rows = records.slice(0, 200);
  const cents = (index: number) => rows.map((record) => centsIn(record, index));
  const [first, second, third] = money;
  if (first === undefined) return { columns: { memo: [] }, unclear: 'which_amount' };
  if (second === undefined) return { columns: { amount: first.index, memo: [] }, unclear: 'none' };
  if (areSides(rows, first, second)) {
    const ways = [[first, second] as const, [second, first] as const];
    const net = (debit: Profile, credit: Profile) =>
      rows.map((record) => Math.abs(centsIn(record, credit.index) ?? 0) - Math.abs(centsIn(record, debit.index) ?? 0));
    const balanced = third && ways.find(([debit, credit]) => runsOn(cents(third.index), net(debit, credit)) !== undefined);
    if (balanced !== undefined)
      return { columns: { debit: balanced[0].index, credit: balanced[1].index, balance: third?.index ?? -1, memo: [] }, unclear: 'none' };
    // People pay more often than they are paid: a guess to show, not to rely on.
    const [debit, credit] = second.filled > first.filled ? [second, first] : [first, second];
    return { columns: { debit: debit.index, credit: credit.index, memo: [] }, unclear: 'which_side' };
  }
  for (const amount of money) {
    const balance = money.find(({ index }) => index !== amount.index && runsOn(cents(index), cents(amount.index)) !== undefined);
    if (balance !== undefined) return { columns: { amount: amount.index, balance: balance.index, memo: [] }, unclear: 'none' };
  }
  const telling = money.filter(({ distinct }) => distinct > 1);
  const areSame = telling.every(({ index }) => cents(index).every((value, row) => value === cents(telling[0]?.index ?? index)[row]));
  const amount = (telling[0] ?? first).index;
  return { columns: { amount, memo: [] }, unclear: telling.length > 1 && !areSame ? 'which_amount' : 'none' };
}

/** The columns of words without a role: the longest one tells who was paid. */
function textColumns(profiles: readonly Profile[], taken: ReadonlySet<number>): Pick<Columns, 'payee' | 'memo'> {
  const texts = profiles
    .filter(
      ({ index, filled, words, sides, currencies, dates }) =>
        !taken.has(index) && filled > 0 && words * 2 >= filled && sides < filled && currencies < filled && dates * 2 < filled,
    )
    .toSorted((one, other) => other.length * Math.min(other.distinct, 20) - one.length * Math.min(one.distinct, 20));
  const [payee, ...others] = texts;
  const memo = others.filter(({ rows, filled, distinct }) => rows > 1 && distinct * 2 > filled).map(({ index }) => index);
  return payee === undefined ? { memo: [] } : { payee: payee.index, memo: memo.toSorted((one, other) => one - other) };
}

const placesOf = ({ memo, ...columns }: Columns): Set<number> => new Set([...Object.values(columns), ...memo]);

/** Whether the columns tell any money. */
export const hasMoney = ({ amount, debit, credit }: Columns): boolean => amount !== undefined || debit !== undefined || credit !== undefined;

/** A signed amount says all; two columns beside it repeat it. A flag counts only beside amounts without a minus. */
function settleMoney(columns: Columns, profiles: readonly Profile[], hasHeader: boolean): Columns {
  const { amount, debit, credit, flag, ...others } = columns;
  const profile = profiles[amount ?? -1];
  const isSigned = (profile?.negatives ?? 0) > 0;
  const bothSides = debit !== undefined && credit !== undefined;
  if (profile === undefined || (bothSides && !isSigned)) {
    return { ...others, ...(debit !== undefined && { debit }), ...(credit !== undefined && { credit }) };
  }
  const byContent =
    hasHeader || isSigned ? undefined : profiles.find((each) => !placesOf(columns).has(each.index) && most(each.filled, each.rows) && isFlag(each));
  const place = flag ?? byContent?.index;
  return { ...others, amount: profile.index, ...(place !== undefined && !isSigned && { flag: place }) };
}

/**
 * Finds which column is what: by the names in the header where the cells agree, else by what stands in the cells. `records` are the rows
 * below the header.
 */
export function findColumns(headers: readonly string[] | null, records: readonly CsvRecord[], profiles: readonly Profile[]): FoundColumns {
  const byName = headers === null ? { memo: [] } : columnsByName(headers, profiles);
  const date = byName.date ?? profiles.find(({ filled, dates }) => filled > 0 && most(dates, filled))?.index;
  const dated: Columns = { ...byName, ...(date !== undefined && { date }) };
  const money = hasMoney(dated) ? undefined : columnsByMoney(records, profiles, placesOf(dated));
  const settled = settleMoney({ ...money?.columns, ...dated }, profiles, headers !== null);
  const currency =
    settled.currency ??
    profiles.find(({ index, filled, currencies }) => headers === null && filled > 0 && currencies === filled && !placesOf(settled).has(index))?.index;
  const counted: Columns = { ...settled, ...(currency !== undefined && { currency }) };
  const texts = counted.payee === undefined && counted.memo.length === 0 ? textColumns(profiles, placesOf(counted)) : {};
  return { columns: { ...counted, ...texts }, unclear: money?.unclear ?? 'none' };
}
