import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import { listTransactions, type Transaction } from '../../../../../src/features/ledger/transactions/contract.ts';
import { ask } from '../../../app/queries.ts';

/** Rows looked at: more are told as "more than". */
const LOOKED_AT = 200;

/** The rows among which the unknown ones are: one question for all who ask. */
export const askOther = ask(listTransactions, { query: { category: 'other', limit: LOOKED_AT } });

/** Whether nobody knows what a row was for. What a person called "other" themselves is known, and so is half of a transfer. */
export const isUnknown = ({ category_source, paired_account_id }: Transaction): boolean => category_source === 'none' && paired_account_id === null;

/** A quiet line with the way to the rows that nothing is known of. Nothing when there are none. */
export function UnknownLine() {
  const { t } = useTranslation();
  const { data } = useQuery(askOther);
  const count = data?.items.filter(isUnknown).length ?? 0;
  if (data === undefined || count === 0) return null;
  return (
    <p className="text-soft">
      <Trans
        t={t}
        i18nKey={data.next_cursor === null ? 'transactions.unknown.line' : 'transactions.unknown.line_many'}
        count={count}
        components={{ look: <Link to="/money" search={{ category: 'other' }} className="text-accent underline underline-offset-4" /> }}
      />
    </p>
  );
}
