import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import type { Category } from '../../../../../src/features/ledger/categories/contract.ts';
import type { Transaction } from '../../../../../src/features/ledger/transactions/contract.ts';
import { IconButton } from '../../../design/parts/button.tsx';
import { classNames } from '../../../design/parts/class-names.ts';
import { Money } from '../../../design/parts/money.tsx';
import { CategoryButton } from '../categories/category-menu.tsx';
import { categoryWords } from './category-words.ts';
import { isUnknown } from './unknown-line.tsx';

interface TransactionRowProps {
  readonly row: Transaction;
  readonly account: Account | undefined;
  /** The own account on the other side of a transfer. */
  readonly paired: Account | undefined;
  /** With a single account its name on every row says nothing. */
  readonly alone: boolean;
  /** Chosen, or not, while rows are being chosen; undefined else. */
  readonly picked: boolean | undefined;
  readonly onPick: (row: Transaction) => void;
  readonly onChange: (row: Transaction) => void;
  readonly onCategory: (row: Transaction, category: Category) => void;
}

/** A row of the ledger: who, what for (changed in place), which account, how much. */
export function TransactionRow({ row, account, paired, alone, picked, onPick, onChange, onCategory }: TransactionRowProps) {
  const { t } = useTranslation();
  const payee = row.payee === '' ? t('transactions.list.unnamed') : row.payee;
  return (
    <li className="flex items-center gap-3 px-4 py-2 md:px-6">
      {picked !== undefined && (
        <label className="-ml-3 size-touch shrink-0 inline-flex items-center justify-center">
          <span className="sr-only">{t('transactions.pick.one', { payee })}</span>
          <input type="checkbox" checked={picked} onChange={() => onPick(row)} className="size-6" />
        </label>
      )}
      <div className="flex-1 min-w-0 grid grid-cols-[minmax(0,1fr)_auto_auto] md:grid-cols-[minmax(0,1fr)_14rem_8rem_auto] items-center gap-x-3">
        <div className="min-w-0">
          <p className="break-words">{payee}</p>
          <p className="text-sm text-soft break-words">{[alone ? undefined : account?.name, row.memo].filter(Boolean).join(' · ')}</p>
        </div>
        <div className="row-start-2 col-span-full md:row-start-auto md:col-span-1 md:col-start-2">
          <CategoryButton
            question={t('transactions.category_of', { payee })}
            value={row.category_source === 'none' ? null : row.category}
            comesIn={row.amount > 0}
            onChoose={(category) => onCategory(row, category)}
            className="min-h-touch max-w-full -ml-2 px-2 rounded-md text-soft text-sm text-left hover:bg-sunken"
          >
            <span className="sr-only">{t('transactions.category_of', { payee })}: </span>
            <span className={classNames(isUnknown(row) && 'italic')}>{categoryWords(t, row, paired?.name)}</span>
          </CategoryButton>
        </div>
        <Money
          amount={row.amount}
          signed
          className={classNames('text-right', paired !== undefined && 'text-soft')}
          {...(account !== undefined && !alone && { currency: account.currency })}
        />
        <IconButton icon="edit" label={`${t('transactions.list.change')}: ${payee}`} onClick={() => onChange(row)} className="-mr-2" />
      </div>
    </li>
  );
}
