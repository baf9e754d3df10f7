import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { cents } from '../../../../../src/core/money/cents.ts';
import { type Account, listAccounts } from '../../../../../src/features/ledger/accounts/contract.ts';
import type { RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import { ask } from '../../../app/queries.ts';
import { usePerson } from '../../../app/session.ts';
import { Button, LinkButton } from '../../../design/parts/button.tsx';
import { Card } from '../../../design/parts/card.tsx';
import { Page } from '../../../design/parts/page.tsx';
import { UnreadyPage } from '../../../design/parts/unready-page.tsx';
import { EmptyState } from '../../../design/parts/states.tsx';
import { wholeMoney } from '../../../i18n/format.ts';
import { ExampleItems } from './example-items.tsx';
import { groupsOf } from './groups.ts';
import { LookingLine } from './looking-line.tsx';
import { monthSums } from './month-sums.ts';
import { DismissedItems, OverItems } from './over-items.tsx';
import { Proposals } from './proposals.tsx';
import { RecurringSheet } from './recurring-sheet.tsx';
import { RecurringList } from './recurring-list.tsx';
import { type Start, STARTS } from './search.ts';
import { useDecisions } from './use-decisions.ts';
import { useRecurring } from './use-recurring.ts';

const route = getRouteApi('/inside/recurring');

/** What comes back: first what Mingus found and asks about, then what is settled, the next one first, with what it brings and takes in a month. */
export function RecurringPage() {
  const { t } = useTranslation();
  const accounts = useQuery(ask(listAccounts, { query: { limit: 200 } }));
  const { items, looking, hasLooked, error, refetch } = useRecurring();
  const title = t('recurring.title');
  const failed = accounts.error ?? error;
  if (accounts.data === undefined || items === undefined)
    return <UnreadyPage title={title} error={failed} retry={() => void Promise.all([accounts.refetch(), refetch()])} />;
  if (accounts.data.items.length === 0)
    return (
      <Page title={title}>
        <NoAccount />
      </Page>
    );
  return <FilledRecurring accounts={accounts.data.items} items={items} looking={looking} hasLooked={hasLooked} />;
}

function NoAccount() {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('recurring.no_account.title')}
      example={<ExampleItems />}
      action={
        <div className="flex flex-wrap gap-3">
          <LinkButton kind="primary" to="/import">
            {t('recurring.no_account.file')}
          </LinkButton>
          <LinkButton to="/accounts" search={{ add: true }}>
            {t('recurring.no_account.by_hand')}
          </LinkButton>
        </div>
      }
    >
      {t('recurring.no_account.detail')}
    </EmptyState>
  );
}

interface FilledRecurringProps {
  readonly accounts: readonly Account[];
  readonly items: readonly RecurringItem[];
  readonly looking: boolean;
  readonly hasLooked: boolean;
}

function FilledRecurring({ accounts, items: asked, looking, hasLooked }: FilledRecurringProps) {
  const { t } = useTranslation();
  const { add, change } = route.useSearch();
  const navigate = route.useNavigate();
  const { items, decide } = useDecisions(asked);
  const changing = items.find(({ id }) => id === change);
  const openChange = ({ id }: RecurringItem) => void navigate({ search: { change: id }, resetScroll: false });
  const openAdd = (start: true | Start) => void navigate({ search: { add: start }, resetScroll: false });
  const close = () => void navigate({ search: {}, replace: true, resetScroll: false });
  const begun = add === true ? undefined : add;
  const sheet = (
    <RecurringSheet accounts={accounts} open={add !== undefined || changing !== undefined} changing={changing} begun={begun} onClose={close} />
  );
  if (items.length === 0)
    return (
      <Page title={t('recurring.title')}>
        <LookingLine looking={looking} />
        <NoItems looked={hasLooked && !looking} onAdd={openAdd} />
        {sheet}
      </Page>
    );
  const { proposed, coming, over, dismissed } = groupsOf(items);
  return (
    <Page
      title={t('recurring.title')}
      sentence={<RecurringSentence accounts={accounts} items={items} />}
      actions={
        <Button kind="primary" icon="plus" onClick={() => openAdd(true)}>
          {t('recurring.add')}
        </Button>
      }
    >
      <LookingLine looking={looking} />
      {proposed.length > 0 && <Proposals items={proposed} accounts={accounts} decide={decide} onChange={openChange} />}
      {coming.length > 0 && <Coming items={coming} accounts={accounts} onChange={openChange} />}
      {over.length > 0 && <OverItems items={over} accounts={accounts} decide={decide} onChange={openChange} />}
      {dismissed.length > 0 && <DismissedItems items={dismissed} decide={decide} />}
      {sheet}
    </Page>
  );
}

function Coming({ items, accounts, onChange }: ComponentProps<typeof RecurringList>) {
  const { t } = useTranslation();
  const { currency } = usePerson();
  const unit = <span className="text-sm text-soft">{t('common.money.column', { currency })}</span>;
  return (
    <Card title={t('recurring.list.heading')} aside={unit} flush>
      <RecurringList items={items} accounts={accounts} onChange={onChange} />
    </Card>
  );
}

/** Nothing is known to come back. `looked`: the rows were searched, and nothing was found in them. */
function NoItems({ looked, onAdd }: { readonly looked: boolean; readonly onAdd: (start: Start) => void }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t(looked ? 'recurring.nothing_found.title' : 'recurring.empty.title')}
      example={<ExampleItems />}
      action={
        <div className="flex flex-wrap gap-3">
          {STARTS.map((start) => (
            <Button key={start} kind={start === 'pay' ? 'primary' : 'secondary'} onClick={() => onAdd(start)}>
              {t(`recurring.empty.${start}`)}
            </Button>
          ))}
          <LinkButton to="/import">{t(looked ? 'recurring.nothing_found.longer' : 'recurring.empty.file')}</LinkButton>
        </div>
      }
    >
      {t(looked ? 'recurring.nothing_found.detail' : 'recurring.empty.detail')}
    </EmptyState>
  );
}

function RecurringSentence({ accounts, items }: Pick<FilledRecurringProps, 'accounts' | 'items'>) {
  const { t } = useTranslation();
  const { currency } = usePerson();
  const counted = items.filter(({ status }) => status === 'active' || status === 'proposed');
  const { in: income, out, other_currency } = monthSums(counted, accounts, currency);
  const words = { in: wholeMoney(income, currency), out: wholeMoney(out, currency) };
  const told = () => {
    if (income === 0 && out === 0) return t('recurring.sentence.over');
    if (out === 0) return t('recurring.sentence.only_in', words);
    if (income === 0) return t('recurring.sentence.only_out', words);
    const left = income - out;
    const rest =
      left < 0
        ? t('recurring.sentence.short', { short: wholeMoney(cents(-left), currency) })
        : t('recurring.sentence.left', { left: wholeMoney(cents(left), currency) });
    return `${t('recurring.sentence.both', words)} ${rest}`;
  };
  return (
    <>
      {told()}
      {other_currency && <span className="block text-base font-normal text-soft mt-2">{t('recurring.list.other_currency')}</span>}
    </>
  );
}
