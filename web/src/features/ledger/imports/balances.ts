import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import type { ImportPreview } from '../../../../../src/features/ledger/imports/contract.ts';

/** Whether a file says a balance that is not known yet: of an account that is new, or of a later day than the one that is known. */
export const bringsBalance = (preview: Pick<ImportPreview, 'accounts'>, accounts: readonly Pick<Account, 'id' | 'balance_as_of'>[]): boolean =>
  preview.accounts.some(({ account_id, balance_as_of }) => {
    const known = accounts.find(({ id }) => id === account_id);
    return balance_as_of !== null && (known === undefined || balance_as_of > known.balance_as_of);
  });

/** Whether a file makes an account without saying how much is on it, so that it counts from 0 until the person says it. */
export const leavesBalanceOpen = ({ accounts }: Pick<ImportPreview, 'accounts'>): boolean =>
  accounts.some(({ account_id, balance_as_of }) => account_id === null && balance_as_of === null);
