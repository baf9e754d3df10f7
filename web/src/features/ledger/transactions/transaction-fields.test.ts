import { describe, expect, it } from 'vitest';
import { cents } from '../../../../../src/core/money/cents.ts';
import type { Transaction } from '../../../../../src/features/ledger/transactions/contract.ts';
import { bodyOf, changesOf, emptyFields, fieldsOf, newRowOf } from './transaction-fields.ts';

const row: Transaction = {
  id: 7,
  account_id: 3,
  posted_on: '2025-02-28',
  amount: cents(-1999),
  payee: 'Corner market',
  memo: null,
  category: 'groceries',
  category_source: 'person',
  import_id: null,
  paired_account_id: null,
};

describe('the form of a row', () => {
  it('gives back the row it was filled with', () => {
    const { id: _, category_source: _source, import_id: _import, paired_account_id: _paired, ...sent } = row;
    expect(bodyOf(fieldsOf(row))).toEqual(sent);
    expect(bodyOf(fieldsOf({ ...row, amount: cents(500), memo: 'back' }))).toMatchObject({ amount: 500, memo: 'back' });
  });

  it('lets the direction decide the sign, whatever was written before the amount', () => {
    const fields = { ...emptyFields([], '2025-01-01'), account_id: '3', payee: ' Pay ' };
    expect(bodyOf({ ...fields, direction: 'out', amount: cents(-500) }).amount).toBe(-500);
    expect(bodyOf({ ...fields, direction: 'in', amount: cents(-500) }).amount).toBe(500);
    expect(bodyOf({ ...fields, direction: 'out', amount: cents(0) }).amount).toBe(0);
    expect(bodyOf({ ...fields, amount: cents(1) })).toMatchObject({ payee: 'Pay', memo: null });
  });

  it('sends a category only when another one was chosen: what is sent is learned for the payee', () => {
    expect(changesOf(bodyOf(fieldsOf(row)), row)).not.toHaveProperty('category');
    expect(changesOf({ ...bodyOf(fieldsOf(row)), category: 'dining' }, row)).toMatchObject({ category: 'dining', amount: -1999 });
  });

  it('leaves the category of a new row to what is known of its payee until one is chosen', () => {
    const empty = bodyOf({ ...emptyFields([], '2025-01-01'), amount: cents(-1) });
    expect(newRowOf(empty)).not.toHaveProperty('category');
    expect(newRowOf({ ...empty, category: 'gifts' })).toMatchObject({ category: 'gifts' });
  });
});
