import { describe, expect, it } from 'vitest';
import { cents } from '../../../../../src/core/money/cents.ts';
import { createEvent } from '../../../../../src/features/ledger/events/contract.ts';
import { bodyOf, emptyFields, fieldsOf } from './event-fields.ts';

const trip = { id: 4, account_id: null, name: 'Trip', amount: cents(-40_000), date: '2025-06-01' };

describe('a one-off event', () => {
  it('comes out of its form as it went in', () => {
    const { id: _, ...rest } = trip;
    expect(bodyOf(fieldsOf(trip))).toEqual(rest);
    expect(bodyOf(fieldsOf({ ...trip, amount: cents(250), account_id: 9 }))).toEqual({ ...rest, amount: 250, account_id: 9 });
  });

  it('takes its sign from the direction, not from a minus that was written', () => {
    expect(bodyOf({ ...fieldsOf(trip), direction: 'out', amount: cents(-500) }).amount).toBe(-500);
    expect(bodyOf({ ...fieldsOf(trip), direction: 'in', amount: cents(-500) }).amount).toBe(500);
  });

  it('begins as money out, today, on no account, and is then what the contract takes', () => {
    const fields = emptyFields('2025-03-14');
    expect(fields).toEqual({ name: '', direction: 'out', amount: null, date: '2025-03-14', account_id: '' });
    expect(createEvent.body.safeEncode(bodyOf({ ...fields, name: 'Repair', amount: cents(9000) })).success).toBe(true);
  });
});
