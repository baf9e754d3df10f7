import { memo } from 'react';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import type { Category } from '../../../../../src/features/ledger/categories/contract.ts';
import type { Transaction } from '../../../../../src/features/ledger/transactions/contract.ts';
import { useToday } from '../../../app/session.ts';
import { DayText } from '../../../design/parts/money.tsx';
import { TransactionRow } from './transaction-row.tsx';

/** What can be done with a row. */
export interface RowActs {
  readonly onPick: (row: Transaction) => void;
  readonly onChange: (row: Transaction) => void;
  readonly onCategory: (row: Transaction, category: Category) => void;
}

interface RowsProps {
  readonly rows: readonly Transaction[];
  readonly accounts: readonly Account[];
  /** The rows that are chosen, by id, while rows are being chosen; undefined else. */
  readonly picked: ReadonlySet<number> | undefined;
  readonly acts: RowActs;
}

/** Whether rows look as before: the same, chosen or not as they were. The list that holds them is another one each time. */
function isSame(before: RowsProps, now: RowsProps): boolean {
  if (before.accounts !== now.accounts || before.acts !== now.acts || before.rows.length !== now.rows.length) return false;
  return now.rows.every((row, place) => row === before.rows[place] && before.picked?.has(row.id) === now.picked?.has(row.id));
}

// A list may have thousands of rows. What is out of sight is neither laid out nor painted until it comes near, and takes about the room that so many rows take; search
// and screen readers find it all the same. The browser watches each of these places while one scrolls: so days are watched only in months that are near.
const OUT_OF_SIGHT = '[content-visibility:auto] [--row:6.25rem] md:[--row:4.125rem]';
const roomOf = (rows: number, days: number) => ({ containIntrinsicBlockSize: `auto calc(${3.375 * days - 1.5}rem + ${rows} * var(--row))` });

/** The rows of a month, by day. */
export const TransactionMonth = memo(function TransactionMonth({ rows, ...rest }: RowsProps) {
  const days = [...Map.groupBy(rows, ({ posted_on }) => posted_on)];
  return (
    <div style={roomOf(rows.length, days.length)} className={`flex flex-col gap-6 ${OUT_OF_SIGHT}`}>
      {days.map(([day, ofDay]) => (
        <TransactionDay key={day} day={day} rows={ofDay} {...rest} />
      ))}
    </div>
  );
}, isSame);

const TransactionDay = memo(function TransactionDay({ day, rows, accounts, picked, acts }: RowsProps & { readonly day: string }) {
  const today = useToday();
  return (
    <section aria-labelledby={`day-${day}`} style={roomOf(rows.length, 1)} className={OUT_OF_SIGHT}>
      <h2 id={`day-${day}`} className="text-base font-medium text-soft mb-1">
        <DayText day={day} near={today} />
      </h2>
      <ul className="bg-card border border-line rounded-lg divide-y divide-line">
        {rows.map((row) => (
          <TransactionRow
            key={row.id}
            row={row}
            account={accounts.find(({ id }) => id === row.account_id)}
            paired={accounts.find(({ id }) => id === row.paired_account_id)}
            alone={accounts.length === 1}
            picked={picked?.has(row.id)}
            {...acts}
          />
        ))}
      </ul>
    </section>
  );
}, isSame);
