import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import { listImports } from '../../../../../src/features/ledger/imports/contract.ts';
import { ask } from '../../../app/queries.ts';
import { LinkButton } from '../../../design/parts/button.tsx';
import { Card } from '../../../design/parts/card.tsx';
import { ProposalsWords } from '../proposals-words.tsx';
import { useProposals } from '../use-proposals.ts';
import { askOther, isUnknown } from './unknown-line.tsx';

interface BroughtCardProps {
  /** The import that just happened. */
  readonly brought: number;
  /** The account of which the file did not say how much is on it. */
  readonly unsaid: Account | undefined;
}

/** After a file: what happened with its rows, what Mingus found in them, and the one next thing. Where the file did not say how much is on its account, that comes first: every figure ahead starts from it. */
export function BroughtCard({ brought, unsaid }: BroughtCardProps) {
  const { t } = useTranslation();
  const { count, looking } = useProposals();
  const { data: imports } = useQuery(ask(listImports, { query: { limit: 20 } }));
  const added = imports?.items.find(({ id }) => id === brought)?.rows_added;
  // Taken back meanwhile.
  if (imports !== undefined && added === undefined) return null;
  const nothingFound = count === 0 && !looking;
  return (
    <Card title={t('transactions.brought.heading')}>
      <div role="status" className="max-w-text mb-4 flex flex-col gap-1">
        {added !== undefined && <Added brought={brought} added={added} />}
        <Found count={count} looking={looking} />
        {unsaid !== undefined && <p>{t('transactions.brought.unsaid', { account: unsaid.name })}</p>}
      </div>
      <div className="flex flex-wrap gap-3">
        {unsaid !== undefined && (
          <LinkButton kind="primary" to="/accounts" search={{ change: unsaid.id }}>
            {t('transactions.brought.say_balance')}
          </LinkButton>
        )}
        <LinkButton kind={unsaid === undefined ? 'primary' : 'secondary'} to="/forecast">
          {t('transactions.brought.forecast')}
        </LinkButton>
        {nothingFound && (
          <LinkButton to="/recurring" search={{ add: true }}>
            {t('transactions.brought.recurring')}
          </LinkButton>
        )}
      </div>
    </Card>
  );
}

function Added({ brought, added }: { readonly brought: number; readonly added: number }) {
  const { t } = useTranslation();
  const { data: unknown } = useQuery(askOther);
  const without = unknown?.items.filter((row) => row.import_id === brought && isUnknown(row)).length ?? 0;
  // More than were looked at: how many of them are of this file is not known.
  const counted = unknown !== undefined && unknown.next_cursor === null;
  return (
    <p>
      {t('transactions.brought.added', { count: added })}{' '}
      {counted && (without === 0 ? t('transactions.brought.all_known') : t('transactions.brought.known', { count: added - without }))}
    </p>
  );
}

function Found({ count, looking }: { readonly count: number | undefined; readonly looking: boolean }) {
  const { t } = useTranslation();
  if (looking) return <p className="text-soft">{t('transactions.brought.looking')}</p>;
  if (count === undefined) return null;
  if (count === 0) return <p>{t('transactions.brought.none_found')}</p>;
  return (
    <p>
      <ProposalsWords count={count} />
    </p>
  );
}
