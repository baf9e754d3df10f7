import { calendarDate, dayNumber, isoDay } from '../../../../src/core/calendar/day.ts';
import { whatIf } from '../../../../src/core/forecast/what-if.ts';
import { type Cents, cents } from '../../../../src/core/money/cents.ts';
import type { Submission } from '../../../../src/contract/submission.ts';
import type { Forecast } from '../../../../src/features/forecast/contract.ts';
import { type Comparison, compareForecasts } from '../forecast/what-if/telling.ts';
import { isHoliday } from '../ledger/recurring/next-days.ts';

type Step = NonNullable<Submission['moves_most']>['step'];

/** What a step does to the money that the forecast counts: spent less stays, paid off goes, put by is still there. */
const DIRECTION: Readonly<Record<Step, number>> = { spend_less: 1, pay_down: -1, save_up: 0 };

/**
 * The forecast with so much a month spent less or paid off, from a month after today on, against the one there is. Undefined when there is
 * no forecast to change, or when the step does not move it.
 */
export function effectOf(base: Forecast, step: Step, amount: Cents): Comparison | undefined {
  const [account_id] = base.basis.account_ids;
  const moved = cents(DIRECTION[step] * amount + 0);
  if (account_id === undefined || moved === 0) return undefined;
  const today = dayNumber(base.starts_on);
  const after = {
    id: null,
    account_id,
    name: step,
    amount: moved,
    category: 'other',
    recurrence: { frequency: 'monthly', day_of_month: calendarDate(today).day },
    // Four weeks on there is one of that day of the month, and never today's.
    starts_on: isoDay(today + 28),
    ends_on: null,
    count: null,
  } as const;
  return compareForecasts(base, whatIf(base, { recurring: [{ before: null, after }], events: [] }, isHoliday));
}
