import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import { CATEGORIES } from '../../../../../src/features/ledger/categories/contract.ts';
import { changeTransaction, type Transaction } from '../../../../../src/features/ledger/transactions/contract.ts';
import { useAction } from '../../../app/queries.ts';
import { IconButton } from '../../../design/parts/button.tsx';
import { Money } from '../../../design/parts/money.tsx';
import { FormProblem } from '../../../design/parts/states.tsx';
import { say } from '../../../design/parts/toast.tsx';

interface TransactionRowProps {
  readonly row: Transaction;
  readonly account: Account | undefined;
  /** With a single account its name on every row says nothing. */
  readonly alone: boolean;
  readonly onChange: (transaction: Transaction) => void;
}

/** A row of the ledger: who, what for (changed in place), which account, how much. */
export function TransactionRow({ row, account, alone, onChange }: TransactionRowProps) {
  const { t } = useTranslation();
  const payee = row.payee === '' ? t('transactions.list.unnamed') : row.payee;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto_auto] md:grid-cols-[minmax(0,1fr)_14rem_8rem_auto] items-center gap-x-3 px-4 py-2 md:px-6">
      <div className="min-w-0">
        <p className="break-words">{payee}</p>
        <p className="text-sm text-soft break-words">{[alone ? undefined : account?.name, row.memo].filter(Boolean).join(' · ')}</p>
      </div>
      <div className="row-start-2 col-span-full md:row-start-auto md:col-span-1 md:col-start-2">
        <CategoryChoice row={row} payee={payee} />
      </div>
      <Money amount={row.amount} signed className="text-right" {...(account !== undefined && !alone && { currency: account.currency })} />
      <IconButton icon="edit" label={`${t('transactions.list.change')}: ${payee}`} onClick={() => onChange(row)} className="-mr-2" />
    </li>
  );
}

function CategoryChoice({ row, payee }: { readonly row: Transaction; readonly payee: string }) {
  const { t } = useTranslation();
  const params = { id: row.id };
  const before = useRef(row.category);
  const back = useAction(changeTransaction);
  // Said as soon as the server agrees: in a list of one category the row is gone a moment later, and with it whatever waits here.
  const change = useAction(changeTransaction, {
    onDone: ({ category }) => {
      const body = { category: before.current };
      const undo = () => void back.mutateAsync({ params, body }).catch(() => say(t('transactions.category_not_undone', { payee })));
      say(t('transactions.category_changed', { payee, category: t(`categories.${category}`) }), undo);
    },
  });
  const choose = (value: string) => {
    const category = CATEGORIES.find((candidate) => candidate === value);
    if (category === undefined) return;
    before.current = row.category;
    change.mutate({ params, body: { category } });
  };
  return (
    <>
      <select
        aria-label={t('transactions.category_of', { payee })}
        value={change.isPending ? (change.variables.body.category ?? row.category) : row.category}
        onChange={(event) => choose(event.target.value)}
        className="min-h-touch max-w-full -ml-1 px-1 rounded-md bg-transparent text-soft text-sm hover:bg-sunken"
      >
        {CATEGORIES.map((category) => (
          <option key={category} value={category}>
            {t(`categories.${category}`)}
          </option>
        ))}
      </select>
      <FormProblem error={change.error} />
    </>
  );
}
