import { payeeKey } from '../payee/payee-key.ts';
import type { LedgerRow } from './found.ts';

/** Rows of one account, one direction and one payee, in order of days. */
export interface Group {
  readonly account_id: number;
  readonly payee_key: string;
  readonly rows: readonly LedgerRow[];
}

const byDay = (a: LedgerRow, b: LedgerRow): number => a.day - b.day || a.id - b.id;

/** Money comes back within so many days if it is a reversal and no deal of its own. */
const REVERSED_WITHIN = 10;

/** The rows of one payee without those that another takes back: the same amount the other way, up to ten days later. The newest is taken back first. */
function withoutReversed(rows: readonly LedgerRow[]): readonly LedgerRow[] {
  if (rows.every(({ amount }) => amount < 0) || rows.every(({ amount }) => amount > 0)) return rows;
  const open = new Map<number, LedgerRow[]>();
  const gone = new Set<LedgerRow>();
  for (const row of rows) {
    const opposite = open.get(0 - row.amount)?.at(-1);
    if (opposite !== undefined && row.day - opposite.day <= REVERSED_WITHIN) {
      open.get(0 - row.amount)?.pop();
      gone.add(row).add(opposite);
      continue;
    }
    const same = open.get(row.amount);
    if (same === undefined) open.set(row.amount, [row]);
    else same.push(row);
  }
  return rows.filter((row) => !gone.has(row));
}

/** The other half of a move between own accounts is so many days away, at most. */
const MOVED_WITHIN = 4;

/** Rows called transfers whose other half is in another account of these. What leaves for elsewhere, such as savings at a broker, recurs like any bill. */
function ownMoves(rows: readonly LedgerRow[]): ReadonlySet<LedgerRow> {
  const transfers = rows.filter(({ category }) => category === 'transfer');
  if (transfers.length === 0) return new Set();
  const accounts = new Map<string, Set<number>>();
  for (const { amount, day, account_id } of rows) {
    const place = `${amount} ${day}`;
    accounts.set(place, (accounts.get(place) ?? new Set()).add(account_id));
  }
  const hasOtherHalf = ({ amount, day, account_id }: LedgerRow): boolean => {
    for (let on = day - MOVED_WITHIN; on <= day + MOVED_WITHIN; on++) {
      const there = accounts.get(`${0 - amount} ${on}`);
      if (there !== undefined && (there.size > 1 || !there.has(account_id))) return true;
    }
    return false;
  };
  return new Set(transfers.filter(hasOtherHalf));
}

/** What a cut at the end of a line leaves of a reference: one letter or two, or more that nobody can speak. */
const CUT_REFERENCE = /^(.{4,}) (?:[a-z]{1,2}|[bcdfghjklmnpqrstvwxz]{3,7})$/;
/** So many ends of one name are references, not names. */
const FEWEST_ENDS = 3;

/** The keys that differ in what was left of a reference, each with what they have in common: `streambox membership kr` and `… xn`. */
function withoutCutReferences(keys: ReadonlySet<string>): ReadonlyMap<string, string> {
  const ends = new Map<string, string[]>();
  for (const key of keys) {
    const stem = CUT_REFERENCE.exec(key)?.[1];
    if (stem === undefined) continue;
    const same = ends.get(stem);
    if (same === undefined) ends.set(stem, [key]);
    else same.push(key);
  }
  return new Map([...ends].flatMap(([stem, cut]) => (cut.length < FEWEST_ENDS ? [] : cut.map((key) => [key, stem] as const))));
}

/** What each payee is known by. */
function keysOf(rows: readonly LedgerRow[]): ReadonlyMap<string, string> {
  const payees = [...new Set(rows.map(({ payee }) => payee))];
  const keys = new Map(payees.map((payee) => [payee, payeeKey(payee)]));
  const stems = withoutCutReferences(new Set(keys.values()));
  return stems.size === 0 ? keys : new Map([...keys].map(([payee, key]) => [payee, stems.get(key) ?? key]));
}

/** The rows that may be of one thing. Moves between own accounts, amounts of 0 and rows without a payee are of none. */
export function groupsOf(rows: readonly LedgerRow[]): readonly Group[] {
  const keys = keysOf(rows);
  const groups = new Map<string, LedgerRow[]>();
  const moves = ownMoves(rows);
  for (const row of rows) {
    const payee_key = keys.get(row.payee) ?? '';
    if (row.amount === 0 || moves.has(row) || payee_key === '') continue;
    const place = `${row.account_id} ${payee_key}`;
    const group = groups.get(place);
    if (group === undefined) groups.set(place, [row]);
    else group.push(row);
  }
  return [...groups.values()].flatMap((group) => (group.length < 2 ? [] : byDirection(group, keys)));
}

function byDirection(group: LedgerRow[], keys: ReadonlyMap<string, string>): readonly Group[] {
  const kept = withoutReversed(group.sort(byDay));
  const directions = [kept.filter(({ amount }) => amount < 0), kept.filter(({ amount }) => amount > 0)];
  return directions.flatMap((rows) => {
    const [first] = rows;
    return first === undefined || rows.length < 2 ? [] : [{ account_id: first.account_id, payee_key: keys.get(first.payee) ?? '', rows }];
  });
}
