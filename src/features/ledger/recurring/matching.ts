import type { Found } from '../../../core/finding/found.ts';
import { isNearAmount, isSameCadence } from './likeness.ts';
import type { KeptItem } from './repository.ts';

/** Least part of the fewer rows that has to be common for two to be one thing whatever else they say. */
const SHARED_ROWS = 0.5;

/** A find and an item that may be the same thing, and how well they fit. */
interface Pair {
  readonly find: Found;
  readonly item: KeptItem;
  readonly score: number;
}

const sharedPart = (find: Found, rows: ReadonlySet<number>): number => {
  const fewer = Math.min(find.evidence.length, rows.size);
  return fewer === 0 ? 0 : find.evidence.filter((id) => rows.has(id)).length / fewer;
};

/** Whether they agree in account, payee and cadence, and in amount unless the person wrote the item's. */
export const isSameByName = (find: Found, item: KeptItem): boolean =>
  find.account_id === item.account_id &&
  find.payee_key === item.payee_key &&
  isSameCadence(find.recurrence.frequency, item.recurrence.frequency) &&
  (item.is_edited ? find.amount < 0 === item.amount < 0 : isNearAmount(find.amount, item.amount));

/** Common rows say most; then account, payee and cadence; then how near the amounts are, so that each of two plans of one payee finds its own. */
function pairOf(find: Found, item: KeptItem, rows: ReadonlySet<number>): Pair | undefined {
  const shared = sharedPart(find, rows);
  const byName = isSameByName(find, item);
  if (shared < SHARED_ROWS && !byName) return undefined;
  const apart = Math.abs(find.amount - item.amount) / Math.max(Math.abs(find.amount), Math.abs(item.amount), 1);
  return { find, item, score: (shared < SHARED_ROWS ? 0 : 4 + 4 * shared) + (byName ? 2 : 0) + (1 - Math.min(1, apart)) };
}

/** Items by what a find of theirs can be looked up with. */
function lookup(items: readonly KeptItem[]) {
  const byRow = new Map<number, KeptItem[]>();
  for (const item of items) for (const id of item.evidence) byRow.set(id, [...(byRow.get(id) ?? []), item]);
  const byPayee = Map.groupBy(items, ({ account_id, payee_key }) => `${account_id} ${payee_key}`);
  return (find: Found): ReadonlySet<KeptItem> =>
    new Set([...(byPayee.get(`${find.account_id} ${find.payee_key}`) ?? []), ...find.evidence.flatMap((id) => byRow.get(id) ?? [])]);
}

/** What a person decided is matched before what Mingus only proposes. */
const decided = ({ status, is_edited }: KeptItem): number => (is_edited || status === 'active' || status === 'dismissed' ? 1 : 0);

const betterFirst = (one: Pair, other: Pair): number =>
  other.score - one.score || decided(other.item) - decided(one.item) || one.item.id - other.item.id;

/** Which of the kept items each find is, one to one, the best fitting first; a find that is none of them is left out. */
export function matchFinds(found: readonly Found[], items: readonly KeptItem[]): ReadonlyMap<Found, KeptItem> {
  const candidatesOf = lookup(items);
  const rowsOf = new Map(items.map((item) => [item, new Set(item.evidence)]));
  const pairs = found.flatMap((find) => [...candidatesOf(find)].flatMap((item) => pairOf(find, item, rowsOf.get(item) ?? new Set()) ?? []));
  const matched = new Map<Found, KeptItem>();
  const taken = new Set<KeptItem>();
  for (const { find, item } of pairs.toSorted(betterFirst)) {
    if (matched.has(find) || taken.has(item)) continue;
    matched.set(find, item);
    taken.add(item);
  }
  return matched;
}
