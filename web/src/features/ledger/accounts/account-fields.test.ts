import { describe, expect, it } from 'vitest';
import { cents } from '../../../../../src/core/money/cents.ts';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import { balanceOf, bodyOf, changeOf, emptyFields, fieldsOf } from './account-fields.ts';

const TODAY = '2025-03-14';
const checking: Account = {
  id: 7,
  name: 'Main',
  kind: 'checking',
  currency: 'USD',
  balance: cents(50_000),
  balance_as_of: '2025-01-31',
  current_balance: cents(42_000),
};
const card: Account = { ...checking, name: 'Card', kind: 'credit_card', balance: cents(-30_000), current_balance: cents(-12_500) };

describe('the balance of an account', () => {
  it('is negative on a card or a loan when it is owed, with or without a minus of the person', () => {
    expect(balanceOf({ kind: 'credit_card', side: 'owe', balance: cents(12_500) })).toBe(-12_500);
    expect(balanceOf({ kind: 'loan', side: 'owe', balance: cents(-12_500) })).toBe(-12_500);
  });

  it('is positive on a card that the person has paid too much on', () => {
    expect(balanceOf({ kind: 'credit_card', side: 'have', balance: cents(12_500) })).toBe(12_500);
  });

  it('keeps its own sign on every other kind, whatever was said of owing before', () => {
    expect(balanceOf({ kind: 'checking', side: 'owe', balance: cents(12_500) })).toBe(12_500);
    expect(balanceOf({ kind: 'cash', side: 'have', balance: cents(-400) })).toBe(-400);
  });
});

describe('the form of an account', () => {
  it('shows what is owed without a sign, and gives it back with one', () => {
    const fields = fieldsOf(card, TODAY);
    expect(fields).toMatchObject({ side: 'owe', balance: 12_500, balance_as_of: TODAY });
    expect(bodyOf(fields)).toEqual({ name: 'Card', kind: 'credit_card', currency: 'USD', balance: -12_500, balance_as_of: TODAY });
  });

  it('leaves the balance and its day alone when only the name is changed', () => {
    const before = fieldsOf(checking, TODAY);
    expect(changeOf({ ...before, name: ' Everyday ' }, before)).toEqual({ name: 'Everyday', kind: 'checking', currency: 'USD' });
  });

  it('sends the balance together with its day when either is written anew', () => {
    const before = fieldsOf(checking, TODAY);
    expect(changeOf({ ...before, balance: cents(41_000) }, before)).toMatchObject({ balance: 41_000, balance_as_of: TODAY });
    expect(changeOf({ ...before, balance_as_of: '2025-03-13' }, before)).toMatchObject({ balance: 42_000, balance_as_of: '2025-03-13' });
  });

  it('turns the sign when an account becomes a card', () => {
    const before = fieldsOf(checking, TODAY);
    expect(changeOf({ ...before, kind: 'credit_card', side: 'owe' }, before)).toMatchObject({ kind: 'credit_card', balance: -42_000 });
  });

  it('begins without an amount, in the currency of the person, today', () => {
    expect(emptyFields('EUR', TODAY)).toMatchObject({ currency: 'EUR', balance: null, balance_as_of: TODAY, kind: 'checking' });
  });
});
