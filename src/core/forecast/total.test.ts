import { describe, expect, it } from 'vitest';
import { cents } from '../money/cents.ts';
import { type TotalledAccount, totalIn } from './total.ts';

const account = (kind: TotalledAccount['kind'], currency: string, balance: number): TotalledAccount => ({
  kind,
  currency,
  current_balance: cents(balance),
});

describe('the total over accounts', () => {
  it('counts checking, savings and cash, also when they are overdrawn', () => {
    const accounts = [account('checking', 'USD', -5_000), account('savings', 'USD', 20_000), account('cash', 'USD', 100)];
    expect(totalIn(accounts, 'USD')).toEqual({ balance: 15_100, counted: accounts, left_out: [] });
  });

  it('names what it leaves out: cards and loans for being such, others for their currency', () => {
    const card = account('credit_card', 'EUR', -30_000);
    const loan = account('loan', 'USD', -900_000);
    const abroad = account('checking', 'EUR', 7_000);
    expect(totalIn([card, loan, abroad], 'USD')).toEqual({
      balance: 0,
      counted: [],
      left_out: [
        { account: card, reason: 'kind' },
        { account: loan, reason: 'kind' },
        { account: abroad, reason: 'currency' },
      ],
    });
    expect(totalIn([card, loan, abroad], 'EUR')).toMatchObject({ balance: 7_000, counted: [abroad] });
  });
});
