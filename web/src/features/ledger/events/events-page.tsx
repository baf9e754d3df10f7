import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import { cents } from '../../../../../src/core/money/cents.ts';
import { type Account, listAccounts } from '../../../../../src/features/ledger/accounts/contract.ts';
import type { PlannedEvent } from '../../../../../src/features/ledger/events/contract.ts';
import { ask } from '../../../app/queries.ts';
import { usePerson, useToday } from '../../../app/session.ts';
import { Button } from '../../../design/parts/button.tsx';
import { Card } from '../../../design/parts/card.tsx';
import { Page } from '../../../design/parts/page.tsx';
import { UnreadyPage } from '../../../design/parts/unready-page.tsx';
import { EmptyState } from '../../../design/parts/states.tsx';
import { dayInSentence, wholeMoney } from '../../../i18n/format.ts';
import { EventSheet } from './event-sheet.tsx';
import { EventList } from './event-list.tsx';
import { ExampleEvents } from './example-events.tsx';
import { useEvents } from './use-events.ts';

const route = getRouteApi('/inside/events');

/** What is planned once, by day. */
export function EventsPage() {
  const { t } = useTranslation();
  const accounts = useQuery(ask(listAccounts, { query: { limit: 200 } }));
  const { items, error, refetch } = useEvents();
  const title = t('events.title');
  const failed = accounts.error ?? error;
  if (accounts.data === undefined || items === undefined)
    return <UnreadyPage title={title} error={failed} retry={() => void Promise.all([accounts.refetch(), refetch()])} />;
  return <FilledEvents accounts={accounts.data.items} events={items} />;
}

interface FilledEventsProps {
  readonly accounts: readonly Account[];
  readonly events: readonly PlannedEvent[];
}

function FilledEvents({ accounts, events }: FilledEventsProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { currency } = usePerson();
  const { add, change, past: pastShown } = route.useSearch();
  const navigate = route.useNavigate();
  const changing = events.find(({ id }) => id === change);
  const openChange = ({ id }: PlannedEvent) => void navigate({ search: (before) => ({ ...before, change: id }), resetScroll: false });
  const openAdd = () => void navigate({ search: (before) => ({ ...before, add: true }), resetScroll: false });
  const close = () => void navigate({ search: (before) => ({ ...before, add: undefined, change: undefined }), replace: true, resetScroll: false });
  const togglePast = () =>
    void navigate({ search: (before) => ({ ...before, past: pastShown ? undefined : true }), replace: true, resetScroll: false });
  const coming = events.filter(({ date }) => date >= today);
  const past = events.filter(({ date }) => date < today).toReversed();
  const unit = <span className="text-sm text-soft">{t('common.money.column', { currency })}</span>;
  const sheet = <EventSheet accounts={accounts} open={add === true || changing !== undefined} changing={changing} onClose={close} />;
  if (events.length === 0)
    return (
      <Page title={t('events.title')}>
        <EmptyState
          title={t('events.empty.title')}
          example={<ExampleEvents />}
          action={
            <Button kind="primary" onClick={openAdd}>
              {t('events.add')}
            </Button>
          }
        >
          {t('events.empty.detail')}
        </EmptyState>
        {sheet}
      </Page>
    );
  return (
    <Page
      title={t('events.title')}
      sentence={<EventsSentence next={coming[0]} accounts={accounts} />}
      actions={
        <Button kind="primary" icon="plus" onClick={openAdd}>
          {t('events.add')}
        </Button>
      }
    >
      {coming.length > 0 && (
        <Card title={t('events.list.heading')} aside={unit} flush>
          <EventList events={coming} accounts={accounts} onChange={openChange} />
        </Card>
      )}
      {past.length > 0 && (
        <Button onClick={togglePast} aria-expanded={pastShown === true} className="self-start">
          {pastShown ? t('events.list.hide_past') : t('events.list.show_past')}
        </Button>
      )}
      {pastShown && past.length > 0 && (
        <Card title={t('events.list.past_heading')} aside={unit} flush>
          <EventList events={past} accounts={accounts} onChange={openChange} />
        </Card>
      )}
      {sheet}
    </Page>
  );
}

function EventsSentence({ next, accounts }: { readonly next: PlannedEvent | undefined; readonly accounts: readonly Account[] }) {
  const { t } = useTranslation();
  const person = usePerson();
  const today = useToday();
  if (next === undefined) return t('events.sentence.none');
  const { name, date, amount, account_id } = next;
  const currency = accounts.find(({ id }) => id === account_id)?.currency ?? person.currency;
  return (
    <Trans
      t={t}
      i18nKey={amount > 0 ? 'events.sentence.next_in' : 'events.sentence.next_out'}
      values={{ name, day: dayInSentence(date, today), amount: wholeMoney(cents(Math.abs(amount)), currency) }}
      components={{
        day: (
          <Link to="/forecast" search={{ day: date }} className="underline decoration-edge decoration-2 underline-offset-4 hover:decoration-accent" />
        ),
      }}
    />
  );
}
