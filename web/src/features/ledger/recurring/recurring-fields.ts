import { calendarDate, dayNumber, isCivilDay, weekday as weekdayOf } from '../../../../../src/core/calendar/day.ts';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import { CATEGORIES, type Category } from '../../../../../src/features/ledger/categories/contract.ts';
import type { BUSINESS_DAY_RULES, FREQUENCIES, RecurrenceFields, RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import { type AmountForm, amountFormOf, signedAmount } from '../amount-form.ts';
import { nextDays } from './next-days.ts';
import type { Start } from './search.ts';

/** Where in its months an item falls: on a day, on the last one, or on a weekday such as the second Friday. */
export type Place = 'day' | 'last' | 'nth';

/** An item as its form holds it: everything that any frequency may ask for, the amount without a sign. Numbers are text, as selects give them. */
export interface RecurringFormFields extends AmountForm {
  name: string;
  account_id: string;
  /** Empty: the person does not say. */
  category: Category | '';
  frequency: (typeof FREQUENCIES)[number];
  starts_on: string;
  /** 1 Monday … 7 Sunday: of a weekly item, and of one on the n-th weekday. */
  weekday: string;
  /** A day on which an item of every second week falls. */
  anchor_date: string;
  first_day: string;
  second_day: string;
  place: Place;
  day_of_month: string;
  /** 1…5, or −1 for the last. */
  nth: string;
  business_day: (typeof BUSINESS_DAY_RULES)[number];
  ends: 'never' | 'on' | 'after';
  ends_on: string;
  count: string;
}

type Begun = Pick<RecurringFormFields, 'direction' | 'category' | 'frequency'>;

/** What a new item can start from. Its name comes from the words of the screen. */
export const BEGUN: Readonly<Record<Start, Begun>> = {
  pay: { direction: 'in', category: 'income', frequency: 'biweekly' },
  rent: { direction: 'out', category: 'housing', frequency: 'monthly' },
  insurance: { direction: 'out', category: 'other', frequency: 'monthly' },
};

/** What the first day says of the details that nobody has touched: its weekday, its day of the month. Empty while it is half written. */
export function detailsOf(startsOn: string): Partial<Pick<RecurringFormFields, 'weekday' | 'day_of_month' | 'anchor_date' | 'nth'>> {
  if (!isCivilDay(startsOn)) return {};
  const { day } = calendarDate(dayNumber(startsOn));
  const nth = Math.ceil(day / 7);
  return {
    weekday: String(weekdayOf(dayNumber(startsOn))),
    day_of_month: String(day),
    anchor_date: startsOn,
    // A fifth weekday is missing from most months: whoever means the end of the month means the last.
    nth: String(nth === 5 ? -1 : nth),
  };
}

/** An empty form: of today, on the oldest account that pay can go to. */
export const emptyFields = (accounts: readonly Account[], today: string): RecurringFormFields => ({
  name: '',
  direction: 'out',
  amount: null,
  account_id: String((accounts.find(({ kind }) => kind === 'checking') ?? accounts[0])?.id ?? ''),
  category: '',
  frequency: 'monthly',
  starts_on: today,
  weekday: '1',
  anchor_date: today,
  first_day: '1',
  second_day: '15',
  place: 'day',
  day_of_month: '1',
  nth: '1',
  business_day: 'none',
  ends: 'never',
  ends_on: '',
  count: '12',
  ...detailsOf(today),
});

/** The form of an item that is there. What its rule leaves open is filled in with what it means. */
export function fieldsOf(item: RecurringItem): RecurringFormFields {
  const { recurrence, starts_on, ends_on, count } = item;
  const details = detailsOf(starts_on);
  // Every second week may be given by a weekday alone: then it is counted from the first such day.
  const [firstEver] = nextDays({ recurrence: { ...recurrence, business_day: 'none' }, starts_on, ends_on: null, count: null }, starts_on, 1);
  const [first, second] = recurrence.days_of_month?.toSorted((one, other) => one - other) ?? [1, 15];
  return {
    name: item.name,
    ...amountFormOf(item.amount),
    account_id: String(item.account_id),
    category: item.category,
    frequency: recurrence.frequency,
    starts_on,
    weekday: String(recurrence.weekday ?? details.weekday ?? 1),
    anchor_date: recurrence.anchor_date ?? firstEver ?? starts_on,
    first_day: String(first),
    second_day: String(second),
    place: recurrence.nth !== undefined ? 'nth' : recurrence.last_day === true ? 'last' : 'day',
    day_of_month: String(recurrence.day_of_month ?? details.day_of_month ?? 1),
    nth: String(recurrence.nth ?? details.nth ?? 1),
    business_day: recurrence.business_day ?? 'none',
    ends: count !== null ? 'after' : ends_on !== null ? 'on' : 'never',
    ends_on: ends_on ?? '',
    count: String(count ?? 12),
  };
}

/** The rule that a form says: of all its details those that belong to its frequency. */
export function recurrenceOf(fields: RecurringFormFields): RecurrenceFields {
  const business_day = fields.business_day === 'none' ? undefined : fields.business_day;
  const shared = business_day === undefined ? {} : { business_day };
  const { frequency } = fields;
  switch (frequency) {
    case 'weekly':
      return { frequency, weekday: Number(fields.weekday), ...shared };
    case 'biweekly':
      return { frequency, anchor_date: fields.anchor_date, ...shared };
    case 'semimonthly':
      return { frequency, days_of_month: [Number(fields.first_day), Number(fields.second_day)], ...shared };
    default:
      return { frequency, ...placeOf(fields), ...shared };
  }
}

const NTH = [1, 2, 3, 4, 5, -1] as const;

function placeOf({ place, day_of_month, weekday, nth }: RecurringFormFields): Omit<RecurrenceFields, 'frequency'> {
  if (place === 'last') return { last_day: true };
  if (place === 'day') return { day_of_month: Number(day_of_month) };
  return { weekday: Number(weekday), nth: NTH.find((candidate) => candidate === Number(nth)) ?? 1 };
}

/** When it falls, as the form says it; undefined while a day is half written. For the preview. */
export function scheduleOf(fields: RecurringFormFields) {
  const days = [
    fields.starts_on,
    ...(fields.frequency === 'biweekly' ? [fields.anchor_date] : []),
    ...(fields.ends === 'on' ? [fields.ends_on] : []),
  ];
  if (!days.every((day) => isCivilDay(day) && day >= '1900-01-01' && day < '2200-01-01')) return undefined;
  if (fields.ends === 'after' && !isCount(fields.count)) return undefined;
  return { recurrence: recurrenceOf(fields), starts_on: fields.starts_on, ...boundsOf(fields) };
}

const boundsOf = ({ ends, ends_on, count }: RecurringFormFields) => ({
  ends_on: ends === 'on' ? ends_on : null,
  count: ends === 'after' ? Number(count) : null,
});

/** Whether the text is a number of times that an item may come back. */
export const isCount = (text: string): boolean => /^\d{1,5}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 10_000;

/** What the form says, for the server. */
export const bodyOf = (fields: RecurringFormFields) => ({
  account_id: Number(fields.account_id),
  name: fields.name.trim(),
  amount: signedAmount(fields),
  category: CATEGORIES.find((category) => category === fields.category),
  recurrence: recurrenceOf(fields),
  starts_on: fields.starts_on,
  ...boundsOf(fields),
});

/** What the form changes. The end is sent only when the person wrote another: an item may have both a last day and a count, which the form does not show. */
export function changeOf(fields: RecurringFormFields, before: RecurringFormFields) {
  const { ends_on, count, ...rest } = bodyOf(fields);
  const bounds = boundsOf(before);
  return bounds.ends_on === ends_on && bounds.count === count ? rest : { ...rest, ends_on, count };
}

/** What adds an item anew that was removed. */
export const againOf = ({ account_id, name, amount, category, recurrence, starts_on, ends_on, count }: RecurringItem) => ({
  account_id,
  name,
  amount,
  category,
  recurrence,
  starts_on,
  ends_on,
  count,
});
