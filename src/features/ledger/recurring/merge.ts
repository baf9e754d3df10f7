import { type EpochDay, isoDay } from '../../../core/calendar/day.ts';
import type { Frequency } from '../../../core/calendar/recurrence.ts';
import { wasEndedBySearch } from './changing.ts';
import { explainedFinds } from './explaining.ts';
import type { Found } from '../../../core/finding/found.ts';
import { isSameByName, matchFinds } from './matching.ts';
import type { KeptItem } from './repository.ts';
import { isSame } from './same.ts';

/** An item as a search writes it. */
export type FoundFields = Omit<KeptItem, 'id' | 'source'>;

/** What brings the kept items into line with what was found; nothing for those that already are. */
export interface Merge {
  readonly add: readonly FoundFields[];
  readonly change: readonly (FoundFields & { readonly id: number })[];
  readonly remove: readonly number[];
}

/** Longest name and payee that a row keeps. */
const LONGEST = 255;

const nameOf = ({ name, payee_key }: Found): string => (name || payee_key || '?').slice(0, LONGEST);

const seenFields = ({ evidence, last_seen_on, price_change, payee_key }: Found) => ({
  evidence,
  payee_key: payee_key.slice(0, LONGEST),
  last_seen_on: isoDay(last_seen_on),
  price_change: price_change === null ? null : { ...price_change, on: isoDay(price_change.on) },
});

const guessedFields = (find: Found) => ({
  amount: find.amount,
  amount_low: find.amount_low,
  amount_high: find.amount_high,
  category: find.category,
  recurrence: find.recurrence,
  starts_on: isoDay(find.starts_on),
  confidence: find.confidence,
});

const newItem = (find: Found): FoundFields => ({
  account_id: find.account_id,
  name: nameOf(find),
  ...guessedFields(find),
  ...seenFields(find),
  count: null,
  status: find.has_ended ? 'ended' : 'proposed',
  // Only a proposal that ends is given its last day: by that it is told from what the person had accepted.
  ends_on: find.has_ended ? isoDay(find.last_seen_on) : null,
  is_edited: false,
});

type State = Pick<KeptItem, 'status' | 'ends_on'>;

/** What becomes of an item whose find has stopped. */
function stopped(item: KeptItem, find: Found): State {
  const { status, ends_on } = item;
  const last = isoDay(find.last_seen_on);
  // One that starts after the last row has not been seen since and cannot have stopped since: the person said that it goes on.
  if (last < item.starts_on && item.is_edited) return { status, ends_on };
  if (item.is_edited) return { status: 'ended', ends_on };
  if (status === 'active') return { status: 'ended', ends_on: null };
  return status === 'ended' && ends_on === null ? { status, ends_on } : { status: 'ended', ends_on: last };
}

/** What becomes of an item whose find goes on. One that the person ended is proposed anew when it is seen after the day they said so. */
function goingOn({ ends_on, ...item }: KeptItem, find: Found): State {
  if (item.status !== 'ended') return { status: item.status, ends_on: item.is_edited ? ends_on : null };
  if (wasEndedBySearch({ ...item, ends_on })) return { status: ends_on === null ? 'active' : 'proposed', ends_on: null };
  return ends_on !== null && isoDay(find.last_seen_on) > ends_on ? { status: 'proposed', ends_on: null } : { status: 'ended', ends_on };
}

/**
 * What the person wrote stays; of what they accepted as it was, the name stays; the rest follows the ledger. A dismissed item stays what it
 * was when it was dismissed: that is what may not come back.
 */
function refreshed(item: KeptItem, find: Found): FoundFields & { readonly id: number } {
  const { source: _source, ...kept } = item;
  if (item.status === 'dismissed') return kept;
  const state = find.has_ended ? stopped(item, find) : goingOn(item, find);
  if (item.is_edited) return { ...kept, ...seenFields(find), ...state };
  const name = item.status === 'active' ? item.name : nameOf(find);
  return { ...kept, account_id: find.account_id, name, ...guessedFields(find), ...seenFields(find), ...state };
}

/** Days from one occurrence to the next, at most. */
const PERIOD: Readonly<Record<Frequency, number>> = {
  weekly: 7,
  biweekly: 14,
  semimonthly: 16,
  monthly: 31,
  quarterly: 92,
  semiannually: 184,
  annually: 366,
};

/** For how many days after it was missed first a thing that stopped is told of: thirteen months. */
const TOLD_DAYS = 396;

const isWorthTelling = (find: Found, today: EpochDay): boolean =>
  !find.has_ended || find.last_seen_on + PERIOD[find.recurrence.frequency] + TOLD_DAYS >= today;

/** Whether the item is a search's own still, so that a search may take it away. */
const isProposal = ({ status, is_edited, ends_on }: KeptItem): boolean =>
  !is_edited && (status === 'proposed' || (status === 'ended' && ends_on !== null));

const isAsKept = ({ source: _source, ...kept }: KeptItem, written: object): boolean => isSame(kept, written);

/**
 * What to write so that the kept items of a person say what was found in their ledger, and what the person decided holds: an accepted item
 * stays, a dismissed one does not come back, what was edited stays as it was written, and what an entered item explains is not proposed.
 * Merging the same finds again changes nothing. `today` is the last day that the ledger may reach to.
 */
export function mergeFinds(found: readonly Found[], kept: readonly KeptItem[], today: EpochDay): Merge {
  const detected = kept.filter(({ source }) => source === 'detected');
  const explained = explainedFinds(
    found,
    kept.filter(({ source }) => source === 'entered'),
  );
  const told = found.filter((find) => isWorthTelling(find, today));
  const matched = matchFinds(found, detected);
  const dismissed = detected.filter(({ status }) => status === 'dismissed');
  const isNew = (find: Found): boolean => !matched.has(find) && !explained.has(find) && !dismissed.some((item) => isSameByName(find, item));
  const findOf = new Map([...matched].map(([find, item]) => [item, find]));
  const stays = (item: KeptItem): boolean => {
    const find = findOf.get(item);
    return !isProposal(item) || (find !== undefined && !explained.has(find) && told.includes(find));
  };
  return {
    add: told.filter(isNew).map(newItem),
    change: detected.filter(stays).flatMap((item) => {
      const find = findOf.get(item);
      const written = find === undefined ? undefined : refreshed(item, find);
      return written === undefined || isAsKept(item, written) ? [] : [written];
    }),
    remove: detected.filter((item) => !stays(item)).map(({ id }) => id),
  };
}
