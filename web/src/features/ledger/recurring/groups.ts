import type { RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import { monthlySize } from './month-sums.ts';

/** The items of a person as the page shows them, each in one group. */
export interface Groups {
  /** Found and not yet answered; the surest first, and of those the largest. */
  readonly proposed: readonly RecurringItem[];
  /** Settled and still to come; the next one first. */
  readonly coming: readonly RecurringItem[];
  /** No longer coming: ended, or over by an end of their own; the last seen first. */
  readonly over: readonly RecurringItem[];
  /** Set aside by the person. */
  readonly dismissed: readonly RecurringItem[];
}

const byNext = (one: RecurringItem, other: RecurringItem): number => (one.next_on ?? '9').localeCompare(other.next_on ?? '9');
const byLastSeen = (one: RecurringItem, other: RecurringItem): number => (other.last_seen_on ?? '').localeCompare(one.last_seen_on ?? '');
// Pay and rent are worth an answer before a subscription of which Mingus is a little surer.
const bySureness = (one: RecurringItem, other: RecurringItem): number =>
  STEPS.indexOf(surenessOf(one.confidence ?? 0)) - STEPS.indexOf(surenessOf(other.confidence ?? 0)) || monthlySize(other) - monthlySize(one);

/** Sorts the items of a person into the groups of the page. */
export function groupsOf(items: readonly RecurringItem[]): Groups {
  const settled = items.filter(({ status }) => status === 'active');
  return {
    proposed: items.filter(({ status }) => status === 'proposed').sort(bySureness),
    coming: settled.filter(({ next_on }) => next_on !== null).sort(byNext),
    over: [...items.filter(({ status }) => status === 'ended'), ...settled.filter(({ next_on }) => next_on === null)].sort(byLastSeen),
    dismissed: items.filter(({ status }) => status === 'dismissed').sort(byLastSeen),
  };
}

const SURE = 0.85;
const LIKELY = 0.65;

const STEPS = ['sure', 'likely', 'perhaps'] as const;

/** How sure a confidence of 0…1 is, in three steps. */
export const surenessOf = (confidence: number): (typeof STEPS)[number] => (confidence >= SURE ? 'sure' : confidence >= LIKELY ? 'likely' : 'perhaps');

/** Whether the amounts seen differ, so that the next one is not known to the cent. */
export const varies = ({ amount_low, amount_high }: Pick<RecurringItem, 'amount_low' | 'amount_high'>): boolean =>
  amount_low !== null && amount_high !== null && amount_low !== amount_high;
