import { dayNumber, type EpochDay } from '../../../core/calendar/day.ts';
import { occurrences, type Schedule } from '../../../core/calendar/recurrence.ts';
import { haveSimilarWords, tellingWords } from '../../../core/payee/similar-payee.ts';
import { isHoliday } from '../holidays.ts';
import type { Found } from '../../../core/finding/found.ts';
import { isNearAmount, isSameCadence } from './likeness.ts';
import type { KeptItem } from './repository.ts';

/** Days that a bank may be early or late by. */
const APART = 4;
/** How many days to come of an item are compared. */
const COMPARED = 3;
/** Far enough for the next of any frequency. */
const AHEAD = 400;

/** What of a find says whether it is explained. */
export type Explainable = Pick<Found, 'account_id' | 'name' | 'payee_key' | 'amount' | 'recurrence' | 'starts_on' | 'last_seen_on' | 'has_ended'>;

const schedule = ({ recurrence, starts_on }: { readonly recurrence: Schedule['recurrence']; readonly starts_on: EpochDay }): Schedule => ({
  recurrence,
  starts_on,
  ends_on: null,
  count: null,
});

/** Whether the item falls where the find does, from the later of their first days on. */
function isOnSameDays(item: KeptItem, find: Explainable): boolean {
  const starts_on = dayNumber(item.starts_on);
  const from = Math.max(starts_on, find.last_seen_on);
  const days = occurrences(schedule({ recurrence: item.recurrence, starts_on }), from, from + AHEAD, isHoliday).slice(0, COMPARED);
  return days.length > 0 && days.every((day) => occurrences(schedule(find), day - APART, day + APART, isHoliday).length > 0);
}

const haveNamesAlike = (item: KeptItem, find: Explainable): boolean => {
  const words = tellingWords(item.name);
  return words.length > 0 && [find.name, find.payee_key].some((name) => name !== '' && haveSimilarWords(words, tellingWords(name)));
};

/** An item that is over explains what is over too, and no row after its last day. */
const mayExplain = (item: KeptItem, find: Explainable): boolean =>
  item.account_id === find.account_id &&
  (item.status !== 'ended' || find.has_ended) &&
  (item.ends_on === null || dayNumber(item.ends_on) + APART >= find.last_seen_on);

const isSameAmount = (item: KeptItem, find: Explainable): boolean =>
  item.amount < 0 === find.amount < 0 && Math.abs(item.amount - find.amount) * 100 <= Math.abs(find.amount);

const explainsByName = (item: KeptItem, find: Explainable): boolean =>
  mayExplain(item, find) &&
  isNearAmount(item.amount, find.amount) &&
  haveNamesAlike(item, find) &&
  (isSameCadence(item.recurrence.frequency, find.recurrence.frequency) || isOnSameDays(item, find));

const explainsByDays = (item: KeptItem, find: Explainable): boolean =>
  mayExplain(item, find) &&
  isSameAmount(item, find) &&
  isSameCadence(item.recurrence.frequency, find.recurrence.frequency) &&
  isOnSameDays(item, find);

/**
 * The finds whose rows an item that the person entered already accounts for: by a similar name and a near amount; or, for an item whose name
 * fits none, by the same amount on the same days, and then one find only: two things of one price are two things.
 */
export function explainedFinds<Find extends Explainable>(found: readonly Find[], entered: readonly KeptItem[]): ReadonlySet<Find> {
  const explained = new Set<Find>();
  const nameless = entered.filter((item) => {
    const byName = found.filter((find) => explainsByName(item, find));
    for (const find of byName) explained.add(find);
    return byName.length === 0;
  });
  for (const item of nameless) {
    const find = found.find((each) => !explained.has(each) && explainsByDays(item, each));
    if (find !== undefined) explained.add(find);
  }
  return explained;
}

/** The proposals that an item which was just entered makes needless: until the next search they would count beside it. */
export function explainedProposals(kept: readonly KeptItem[], entered: KeptItem): readonly number[] {
  const proposals = kept
    .filter(({ source, status, is_edited }) => source === 'detected' && status === 'proposed' && !is_edited)
    .map((item) => ({
      ...item,
      payee_key: item.payee_key ?? '',
      starts_on: dayNumber(item.starts_on),
      last_seen_on: dayNumber(item.last_seen_on ?? item.starts_on),
      has_ended: false,
    }));
  return [...explainedFinds(proposals, [entered])].map(({ id }) => id);
}
