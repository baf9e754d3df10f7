import type { TFunction } from 'i18next';
import type { Transaction } from '../../../../../src/features/ledger/transactions/contract.ts';

/** What a row was for, in its own words: half of a transfer says where the money went or came from, and what nobody knows says so. */
export function categoryWords(t: TFunction, { amount, category, category_source }: Transaction, paired: string | undefined): string {
  if (paired !== undefined) return amount < 0 ? t('transactions.list.to', { account: paired }) : t('transactions.list.from', { account: paired });
  return category_source === 'none' ? t('transactions.list.unknown') : t(`categories.${category}`);
}
