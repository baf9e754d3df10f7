import type { PostedRow } from '../ledger/index.ts';
import type { Planned } from './planned.ts';
import type { Scope } from './scope.ts';
import type { Sorted } from './settled.ts';

/** What moves the line of a forecast. */
export interface Flow {
  /** The accounts whose plans and spending it counts, in order. */
  readonly accountIds: readonly number[];
  /** The plans it counts, each with its rows in the ledger. */
  readonly planned: readonly { readonly plan: Planned; readonly rows: readonly PostedRow[] }[];
  /** The rows that can be everyday spending: of its accounts, of no plan, and no transfer within it. */
  readonly everyday: readonly PostedRow[];
}

/**
 * What moves one account, or the total. A transfer leaves the total as it is when both of its accounts count; what goes to a card, a loan or another
 * currency leaves it. A card that is paid by no plan counts by what is bought with it, and its payments do not: why is in docs/decisions/cards-in-the-total.md.
 */
export function flowOf(scope: Scope, planned: readonly Planned[], { rowsOf, rest, otherHalf }: Sorted): Flow {
  const plans = planned.map((plan, index) => ({ plan, rows: rowsOf[index] ?? [] })).filter(({ plan }) => plan.counts);
  const counted = new Set(scope.counted.map(({ id }) => id));
  const ids = new Set([...counted, ...cardsByPurchase(scope, counted, plans, otherHalf)]);
  const isTotal = scope.account_id === null;
  // Where each account that counts shows its rows, money that came to none of them went elsewhere, whatever a guess calls it.
  const allSeen = scope.counted.every(({ last_posted_on }) => last_posted_on !== null);
  const isHeld = (plan: Planned, rows: readonly PostedRow[]): boolean => {
    if (plan.account_id === null) return isTotal;
    if (!ids.has(plan.account_id)) return false;
    if (!isTotal) return true;
    const halves = rows.flatMap((row) => otherHalf.get(row) ?? []);
    // One of its rows can be equal and opposite to another by chance: what it is, most of them say.
    const to = halves.length * 2 > rows.length ? halves.at(-1) : undefined;
    return to === undefined ? !plan.is_transfer || (allSeen && isGuess(plan, rows)) : !ids.has(to.account_id);
  };
  const isEveryday = (row: PostedRow): boolean => {
    if (!ids.has(row.account_id)) return false;
    const half = otherHalf.get(row);
    if (half === undefined) return row.category !== 'transfer';
    // What comes from a card or a loan is borrowed, and takes nothing off what is spent.
    return isTotal && row.amount < 0 && !ids.has(half.account_id);
  };
  return { accountIds: [...ids], planned: plans.filter(({ plan, rows }) => isHeld(plan, rows)), everyday: rest.filter(isEveryday) };
}

/** Whether it is called a transfer only because the dictionary knows its payee for one: neither the person nor a rule of theirs says so. */
function isGuess({ is_found }: Planned, rows: readonly PostedRow[]): boolean {
  const newest = rows.at(-1);
  return is_found && (newest === undefined || (newest.category === 'transfer' && newest.category_source === 'dictionary'));
}

/** The cards that are paid from counted accounts, but by no plan there. */
function cardsByPurchase(
  { cards }: Scope,
  counted: ReadonlySet<number>,
  plans: Flow['planned'],
  otherHalf: Sorted['otherHalf'],
): ReadonlySet<number> {
  const cardIds = new Set(cards.map(({ id }) => id));
  const paid = new Set<number>();
  for (const [row, half] of otherHalf) if (row.amount < 0 && counted.has(row.account_id) && cardIds.has(half.account_id)) paid.add(half.account_id);
  for (const { plan, rows } of plans) {
    if (plan.account_id === null || !counted.has(plan.account_id)) continue;
    for (const row of rows) paid.delete(otherHalf.get(row)?.account_id ?? 0);
  }
  return paid;
}
