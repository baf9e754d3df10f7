import { isoDay } from '../src/core/calendar/day.ts';
import { weeklyBills, yearlyBills } from '../src/core/forecast/buffer.ts';
import { expectedOccurrences } from '../src/core/forecast/expected.ts';
import { forecast } from '../src/core/forecast/forecast.ts';
import { tellDays } from '../src/core/forecast/told.ts';
import { type WhatIf, type WhatIfBase, type WhatIfItem, whatIf } from '../src/core/forecast/what-if.ts';
import { cents, sum } from '../src/core/money/cents.ts';
import { measure } from './measure.ts';
import { report } from './report.ts';
import { DAYS, everydayByWeekday, isHoliday, items, openingBalance, startsOn } from './thirty-items.ts';

// What is worked out between a person's touch and the second line: one of thirty items changed and one added, against the plain forecast.

const yearly = yearlyBills(items, startsOn, isHoliday);
const weekly = sum(everydayByWeekday);
const buffer = cents(weekly + weeklyBills(yearly));

/** The plain pass: the same items, and the days written as they are answered. */
const plainly = (of: typeof items) =>
  tellDays(
    forecast({
      startsOn,
      days: DAYS,
      openingBalance,
      occurrences: expectedOccurrences(of, startsOn, DAYS, isHoliday),
      everydayByWeekday,
      buffer,
    }),
  );

const told = plainly(items);
const base: WhatIfBase = {
  starts_on: isoDay(startsOn),
  days: DAYS,
  points: told.points,
  summary: { buffer, data_until: isoDay(startsOn - 1), everyday: { known: true, weekly } },
  basis: {
    account_id: null,
    account_ids: [1],
    planned: items.map(({ recurring_id, event_id }) => ({ recurring_id, event_id, seen_on: [] })),
    yearly_bills: yearly,
    buffer_is_set: true,
  },
};

const written = (item: (typeof items)[number]): WhatIfItem => ({
  id: item.recurring_id,
  account_id: 1,
  name: item.name,
  amount: item.amount,
  category: 'other',
  recurrence: item.schedule.recurrence,
  starts_on: isoDay(item.schedule.starts_on),
  ends_on: null,
  count: null,
});

const [changed] = items.slice(8);
if (changed === undefined) throw new Error('There is no ninth item.');
const dearer = { ...changed, amount: cents(2 * changed.amount) };
const added = { ...dearer, name: 'a new one', recurring_id: null };
const wish: WhatIf = {
  recurring: [
    { before: written(changed), after: written(dearer) },
    { before: null, after: written(added) },
  ],
  events: [],
};

// A second line that is not the forecast of the changed items would be fast for nothing.
const closings = (made: { readonly points: typeof told.points }) => made.points.map((point) => point.closing_balance).join(' ');
const otherwise = [...items.map((item) => (item === changed ? dearer : item)), added];
if (closings(whatIf(base, wish, isHoliday)) !== closings(plainly(otherwise)))
  throw new Error('The second line is not the forecast of what is changed.');

report(`What if: ${items.length} items × ${DAYS} days, one changed and one added`, [
  await measure({
    name: 'the second line',
    run: () => whatIf(base, wish, isHoliday),
    reference: { name: 'a plain forecast of the same items', run: () => plainly(otherwise) },
    goalMs: 50,
  }),
]);
