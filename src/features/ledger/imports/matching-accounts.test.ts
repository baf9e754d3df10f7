import { describe, expect, test } from 'vitest';
import { type AccountInFile, accountQuestion, matchAccounts, type Matching, nameFor, type OwnAccount } from './matching-accounts.ts';

const hashOf = (number: string) => [`hash of ${number}`, `older hash of ${number}`] as const;
const own = (id: number, number: string | null = null): OwnAccount => ({
  id,
  name: `Account ${id}`,
  kind: 'checking',
  currency: 'USD',
  bank_account_number_hash: number === null ? null : hashOf(number)[0],
});
const inFile = (number: string): AccountInFile => ({ number, kind: 'checking', currency: 'USD' });
const match = (numbers: readonly string[], matching: Partial<Matching>) =>
  matchAccounts(numbers.map(inFile), { own: [], account_id: undefined, accounts: undefined, same_file_account_id: null, hashOf, ...matching }).map(
    (target) => (target.to === 'own' ? target.account.id : target.to),
  );

describe('where the accounts of a file go', () => {
  test('the account chosen for a file with one account is used, whatever its number in the file', () => {
    expect(match(['111'], { own: [own(1), own(2, '111')], account_id: 1 })).toEqual([1]);
  });

  test('one account chosen for a file with several is asked about', () => {
    expect(match(['111', '222'], { own: [own(1)], account_id: 1 })).toEqual(['ask', 'ask']);
  });

  test('what is chosen by number comes first, and null makes a new account', () => {
    expect(match(['111', '222', '333'], { own: [own(1), own(2, '222'), own(3, '333')], accounts: { '111': 1, '222': null } })).toEqual([1, 'new', 3]);
  });

  test('an account that met the number before is found again, others are made', () => {
    expect(match(['111', '222'], { own: [own(1), own(2, '222')] })).toEqual(['new', 2]);
  });

  test('a chosen account that is not the person’s is absent', () => {
    expect(match(['111'], { own: [own(1)], account_id: 9 })).toEqual(['absent']);
    expect(match(['111'], { own: [own(1)], accounts: { '111': 9 } })).toEqual(['absent']);
  });

  test('without a number: the first account is made, the same file goes where it went, and anything else is asked', () => {
    expect(match([''], {})).toEqual(['new']);
    expect(match([''], { own: [own(1), own(2)], same_file_account_id: 2 })).toEqual([2]);
    expect(match([''], { own: [own(1)] })).toEqual(['ask']);
    expect(match([''], { own: [own(1)], accounts: { '': null } })).toEqual(['new']);
  });

  test('a number that is the name of something every object has is a number like any other', () => {
    expect(match(['constructor'], { accounts: {} })).toEqual(['new']);
  });

  test('the question offers every account and a new one', () => {
    expect(accountQuestion(inFile('111'), [own(1)]).choices).toEqual([
      { value: '1', means: 'Account 1' },
      { value: 'new', means: 'A new account' },
    ]);
  });
});

describe('the name of an account made from a file', () => {
  test('tells the kind and the last four characters of the number, and nothing more of it', () => {
    expect(nameFor({ number: 'DE02120300000000202051', kind: 'savings', currency: null }, 'x.csv')).toBe('Savings 2051');
  });

  test('is the file’s when there is no number', () => {
    expect(nameFor(inFile(''), 'chase checking.csv')).toBe('chase checking');
    expect(nameFor(inFile(''), '.csv')).toBe('Checking');
  });
});
