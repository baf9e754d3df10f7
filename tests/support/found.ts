import { dayNumber } from '../../src/core/calendar/day.ts';
import { cents } from '../../src/core/money/cents.ts';
import type { Found } from '../../src/core/finding/found.ts';
import type { KeptItem } from '../../src/features/ledger/recurring/repository.ts';

/** A subscription that was found: 13.99 on the 5th of each month of 2025 up to May, in rows 1 to 5. */
export const foundItem = (over: Partial<Found> = {}): Found => ({
  account_id: 1,
  payee_key: 'streambox',
  name: 'Streambox',
  category: 'subscriptions',
  amount: cents(-1399),
  amount_low: cents(-1399),
  amount_high: cents(-1399),
  recurrence: { frequency: 'monthly', day_of_month: 5 },
  starts_on: dayNumber('2025-01-05'),
  last_seen_on: dayNumber('2025-05-05'),
  next_on: dayNumber('2025-06-05'),
  confidence: 0.9,
  evidence: [1, 2, 3, 4, 5],
  price_change: null,
  has_ended: false,
  ...over,
});

/** The same as it is kept once it was proposed. */
export const keptItem = (over: Partial<KeptItem> = {}): KeptItem => ({
  id: 1,
  account_id: 1,
  source: 'detected',
  status: 'proposed',
  name: 'Streambox',
  category: 'subscriptions',
  amount: cents(-1399),
  amount_low: cents(-1399),
  amount_high: cents(-1399),
  recurrence: { frequency: 'monthly', day_of_month: 5 },
  starts_on: '2025-01-05',
  ends_on: null,
  count: null,
  confidence: 0.9,
  evidence: [1, 2, 3, 4, 5],
  payee_key: 'streambox',
  last_seen_on: '2025-05-05',
  price_change: null,
  is_edited: false,
  ...over,
});

/** One that the person entered: rent of 1,240.00 on the first. */
export const enteredItem = (over: Partial<KeptItem> = {}): KeptItem =>
  keptItem({
    id: 100,
    source: 'entered',
    status: 'active',
    name: 'Rent',
    category: 'housing',
    amount: cents(-124_000),
    amount_low: null,
    amount_high: null,
    recurrence: { frequency: 'monthly', day_of_month: 1 },
    starts_on: '2025-06-01',
    confidence: null,
    evidence: [],
    payee_key: null,
    last_seen_on: null,
    ...over,
  });
