import { describe, expect, it } from 'vitest';
import { cents } from '../../../../../src/core/money/cents.ts';
import { bringsBalance, leavesBalanceOpen } from './balances.ts';

const inFile = (account_id: number | null, balance_as_of: string | null) => ({
  accounts: [
    {
      number: '123',
      account_id,
      name: 'Everyday',
      kind: 'checking' as const,
      currency: 'USD',
      file_currency: null,
      balance: balance_as_of === null ? null : cents(10_099),
      balance_as_of,
      rows_read: 0,
      rows_to_add: 0,
      rows_already_known: 0,
    },
  ],
});
const known = [{ id: 7, balance_as_of: '2025-05-25' }];

describe('the balance in a bank file', () => {
  it('is news for a new account and on a later day, and not when the same file comes again', () => {
    expect(bringsBalance(inFile(null, '2025-05-25'), known)).toBe(true);
    expect(bringsBalance(inFile(7, '2025-05-26'), known)).toBe(true);
    expect(bringsBalance(inFile(7, '2025-05-25'), known)).toBe(false);
    expect(bringsBalance(inFile(7, null), known)).toBe(false);
  });

  it('is asked of the person only where a new account would count from 0', () => {
    expect(leavesBalanceOpen(inFile(null, null))).toBe(true);
    expect(leavesBalanceOpen(inFile(null, '2025-05-25'))).toBe(false);
    expect(leavesBalanceOpen(inFile(7, null))).toBe(false);
  });
});
