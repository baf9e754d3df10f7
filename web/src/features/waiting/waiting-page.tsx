import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { checkinAnswers } from '../../../../src/contract/checkin.ts';
import { listAccounts } from '../../../../src/features/ledger/accounts/contract.ts';
import { createTransaction } from '../../../../src/features/ledger/transactions/contract.ts';
import { newKey } from '../../api.ts';
import { useLineAway } from '../../app/offline/line-notes.tsx';
import type { Waiting } from '../../app/offline/records.ts';
import { dropWaiting, putWaiting } from '../../app/offline/store.ts';
import { askWaiting, sendAnew, showWaiting, stateOf } from '../../app/offline/waiting.ts';
import { ask } from '../../app/queries.ts';
import { usePerson, useToday } from '../../app/session.ts';
import { Button, LinkButton } from '../../design/parts/button.tsx';
import { Page } from '../../design/parts/page.tsx';
import { StatusShape } from '../../design/parts/status-mark.tsx';
import { say } from '../../design/parts/toast.tsx';
import { amount, dayText, momentText, money } from '../../i18n/format.ts';
import { keepAnswers, NOTHING_SAID } from '../checkins/answers.ts';
import { weekText } from '../checkins/week-text.ts';

/** What the person added and the server has not been told: how it stands with each, and what can be done. */
export function WaitingPage() {
  const { t } = useTranslation();
  const { id: user } = usePerson();
  const { data: waiting = [] } = useQuery(askWaiting(user));
  return (
    <Page title={t('offline.page.title')} sentence={t('offline.page.sentence', { count: waiting.length })} narrow>
      <p className="text-soft">{t('offline.page.detail')}</p>
      {waiting.length === 0 ? (
        <LinkButton to="/" kind="primary" className="self-start">
          {t('offline.page.home')}
        </LinkButton>
      ) : (
        <ul className="bg-card border border-line rounded-lg divide-y divide-line">
          {waiting.map((each) => (
            <WaitingRow key={each.key} waiting={each} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function WaitingRow({ waiting }: { readonly waiting: Waiting }) {
  const { t } = useTranslation();
  const { time_zone: zone } = usePerson();
  const queryClient = useQueryClient();
  const change = useChange();
  const state = stateOf(waiting);
  const shown = (work: Promise<unknown>) => work.finally(() => showWaiting(queryClient));
  const drop = async () => {
    await shown(dropWaiting(waiting.key));
    say(t('offline.page.dropped'), () => void shown(putWaiting(waiting)));
  };
  return (
    <li className="flex flex-col gap-2 p-4">
      <p className="font-medium wrap-anywhere">
        <What waiting={waiting} />
      </p>
      <p className="text-sm text-soft">{t('offline.page.made', { at: momentText(new Date(waiting.made_at).toISOString(), zone) })}</p>
      <How waiting={waiting} />
      <div className="flex flex-wrap gap-3">
        {state === 'refused' && (
          <Button kind="primary" onClick={() => change(waiting)}>
            {t('common.edit')}
          </Button>
        )}
        {state === 'unsure' && <Button onClick={() => void shown(sendAnew(waiting, newKey()))}>{t('offline.page.send_again')}</Button>}
        <Button icon="remove" onClick={() => void drop()}>
          {t('offline.page.drop')}
        </Button>
      </div>
    </li>
  );
}

/** How it stands with it, in a sentence. */
function How({ waiting }: { readonly waiting: Waiting }) {
  const { t } = useTranslation();
  const isAway = useLineAway();
  const state = stateOf(waiting);
  if (state === 'waits') return <p className="text-sm">{t(isAway ? 'offline.page.waits' : 'offline.page.sending')}</p>;
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p className="flex items-center gap-2 font-medium">
        <StatusShape status={state === 'refused' ? 'danger' : 'warning'} />
        {state === 'refused' ? t('offline.page.refused') : t('offline.page.unsure')}
      </p>
      {waiting.refused !== null && (
        <p>
          {waiting.refused.title}. {waiting.refused.detail}
        </p>
      )}
    </div>
  );
}

function What({ waiting }: { readonly waiting: Waiting }) {
  const { t } = useTranslation();
  const today = useToday();
  const accounts = useQuery(ask(listAccounts, { query: { limit: 200 } })).data?.items;
  if (waiting.what === 'checkin') return t('offline.page.checkin', { week: weekText(waiting.date ?? today, today) });
  const { data } = createTransaction.body.safeDecode(Object(waiting.body));
  if (data === undefined) return t('offline.page.transaction');
  const currency = accounts?.find(({ id }) => id === data.account_id)?.currency;
  const shown = currency === undefined ? amount(data.amount) : money(data.amount, currency);
  return t('offline.page.transaction_of', { payee: data.payee, amount: shown, day: dayText(data.posted_on, today) });
}

/** Opens what was refused in its form. */
function useChange() {
  const navigate = useNavigate();
  return ({ what, user, date, body, key }: Waiting) => {
    if (what === 'transaction') return void navigate({ to: '/money', search: { add: true, waiting: key } });
    const answers = checkinAnswers.partial().safeParse(body);
    if (date !== null && answers.success) keepAnswers(user, date, { ...NOTHING_SAID, ...answers.data });
    return void navigate({ to: '/check-in', search: { day: date ?? undefined } });
  };
}
