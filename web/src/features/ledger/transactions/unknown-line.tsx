import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import { listTransactions } from '../../../../../src/features/ledger/transactions/contract.ts';
import { ask } from '../../../app/queries.ts';

/** Rows looked at: more are told as "more than". */
const LOOKED_AT = 200;

/** A quiet line with the way to the rows that nothing is known of. Nothing when there are none. */
export function UnknownLine() {
  const { t } = useTranslation();
  const { data } = useQuery(ask(listTransactions, { query: { category: 'other', limit: LOOKED_AT } }));
  // What a person called "other" themselves is known.
  const count = data?.items.filter(({ category_source }) => category_source === 'none').length ?? 0;
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
