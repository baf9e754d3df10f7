import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import type { RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import { usePerson, useToday } from '../../../app/session.ts';
import { Button } from '../../../design/parts/button.tsx';
import { Card } from '../../../design/parts/card.tsx';
import { dayText } from '../../../i18n/format.ts';
import { describeRecurrence } from './describe-recurrence.ts';
import { Evidence } from './evidence.tsx';
import { ExpectedAmount } from './expected-amount.tsx';
import { PriceSentence } from './price-sentence.tsx';
import type { Decisions } from './use-decisions.ts';

interface ProposalsProps {
  readonly items: readonly RecurringItem[];
  readonly accounts: readonly Account[];
  readonly decide: Decisions['decide'];
  readonly onChange: (item: RecurringItem) => void;
}

/** What was found in the rows and awaits an answer: each with why, and one press for yes, another for no. */
export function Proposals({ items, accounts, decide, onChange }: ProposalsProps) {
  const { t } = useTranslation();
  return (
    <Card
      title={t('recurring.proposed.heading')}
      flush
      aside={
        items.length > 1 && (
          <Button kind="secondary" icon="check" onClick={() => decide(items, 'accept')} className="self-center">
            {t('recurring.proposed.accept_all', { count: items.length })}
          </Button>
        )
      }
    >
      <p className="px-4 md:px-6 pb-2 text-soft max-w-text">{t('recurring.proposed.detail')}</p>
      <ul className="divide-y divide-line border-t border-line">
        {items.map((item) => (
          <Proposal
            key={item.id}
            item={item}
            account={accounts.find(({ id }) => id === item.account_id)}
            alone={accounts.length === 1}
            decide={decide}
            onChange={onChange}
          />
        ))}
      </ul>
    </Card>
  );
}

interface ProposalProps extends Pick<ProposalsProps, 'decide' | 'onChange'> {
  readonly item: RecurringItem;
  readonly account: Account | undefined;
  /** With a single account its name on every row says nothing. */
  readonly alone: boolean;
}

function Proposal({ item, account, alone, decide, onChange }: ProposalProps) {
  const { t } = useTranslation();
  const today = useToday();
  const person = usePerson();
  const currency = account?.currency ?? person.currency;
  const next = item.next_on !== null && t('recurring.proposed.next', { day: dayText(item.next_on, today) });
  const moves = item.category === 'transfer' && t('recurring.proposed.transfer');
  return (
    <li className="px-4 md:px-6 py-4 flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="text-lg break-words min-w-0">{item.name}</h3>
        <ExpectedAmount item={item} currency={currency} />
      </div>
      <p className="text-soft">{[describeRecurrence(t, item), next, alone ? undefined : account?.name, moves].filter(Boolean).join(' · ')}</p>
      <PriceSentence item={item} currency={currency} />
      <div className="flex flex-col lg:flex-row lg:items-start gap-x-8 gap-y-2">
        <div className="flex-1 min-w-0">
          <Evidence item={item} />
        </div>
        <div className="flex flex-wrap gap-2">
          <Button kind="secondary" icon="check" onClick={() => decide([item], 'accept')}>
            {t('recurring.proposed.accept')}
            <span className="sr-only">: {item.name}</span>
          </Button>
          <Button kind="secondary" onClick={() => onChange(item)}>
            {t('recurring.list.change')}
            <span className="sr-only">: {item.name}</span>
          </Button>
          <Button kind="secondary" onClick={() => decide([item], 'dismiss')}>
            {t('recurring.proposed.dismiss')}
            <span className="sr-only">: {item.name}</span>
          </Button>
        </div>
      </div>
    </li>
  );
}
