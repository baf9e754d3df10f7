import { type Cents, cents } from '../../../../../src/core/money/cents.ts';
import type { Category } from '../../../../../src/features/ledger/categories/contract.ts';
import type { SpendingMonth } from '../../../../../src/features/ledger/spending/contract.ts';

/** How a whole month compares with the usual. `by` is rounded, as one says it. */
type Against =
  | { readonly how: 'unknown' }
  | { readonly how: 'same' }
  | { readonly how: 'less'; readonly by: Cents }
  /** `mostly` are the categories, at most two, that most of it is; empty when it is spread over many. */
  | { readonly how: 'more'; readonly by: Cents; readonly mostly: readonly Category[] };

/** What the sentence over a month of spending has to say. */
export type SpendingTelling =
  | { readonly kind: 'nothing' }
  /** The month goes on: it cannot be compared yet. */
  | { readonly kind: 'so_far'; readonly spent: Cents; readonly usual: Cents | null }
  /** The ledger holds only a part of a month gone by. */
  | { readonly kind: 'part'; readonly spent: Cents }
  | { readonly kind: 'whole'; readonly spent: Cents; readonly against: Against };

/** Nearer to the usual than this share of it is "about as usual". */
const SAME_SHARE = 0.05;
const SAME_AT_LEAST = 1_000;
/** What stands for "most of it". */
const MOST = 0.5;

/** Decides what to say of a month. `goesOn` says whether the month is the one of the ledger's newest day. */
export function tellSpending(month: SpendingMonth, goesOn: boolean): SpendingTelling {
  const { covered, spent, usual, categories } = month;
  if (!covered) return goesOn ? { kind: 'so_far', spent, usual } : { kind: 'part', spent };
  if (categories.every(({ rows }) => rows === 0)) return { kind: 'nothing' };
  return { kind: 'whole', spent, against: compare(month, usual) };
}

function compare({ spent, categories }: SpendingMonth, usual: Cents | null): Against {
  if (usual === null) return { how: 'unknown' };
  const more = spent - usual;
  if (Math.abs(more) <= Math.max(usual * SAME_SHARE, SAME_AT_LEAST)) return { how: 'same' };
  if (more < 0) return { how: 'less', by: asSaid(-more) };
  return { how: 'more', by: asSaid(more), mostly: mostOf(more, categories) };
}

function mostOf(more: number, categories: SpendingMonth['categories']): readonly Category[] {
  const grown = categories.map(({ category, spent, usual }) => ({ category, by: spent - (usual ?? 0) })).sort((one, other) => other.by - one.by);
  const [first, second] = grown;
  if (first === undefined || first.by <= 0) return [];
  if (first.by > more * MOST) return [first.category];
  return second !== undefined && second.by > 0 && first.by + second.by > more * MOST ? [first.category, second.category] : [];
}

/** An amount as one says it: 184.20 is about 180, 46.90 about 47. */
function asSaid(amount: number): Cents {
  const step = amount >= 10_000 ? 1_000 : 100;
  return cents(Math.round(amount / step) * step);
}
