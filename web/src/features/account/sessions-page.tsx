import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { endOtherSessions, endSession, listSessions, type session } from '../../../../src/features/identity/sessions/contract.ts';
import { ask, useAction } from '../../app/queries.ts';
import { usePerson } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Page } from '../../design/parts/page.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { StatusShape } from '../../design/parts/status-mark.tsx';
import { say } from '../../design/parts/toast.tsx';
import { momentText } from '../../i18n/format.ts';
import { deviceName } from './device-name.ts';

type Session = z.output<typeof session>;

/** Where a person is signed in, and how to end it. */
export function SessionsPage() {
  const { t } = useTranslation();
  const sessions = useQuery(ask(listSessions, {}));
  const endOthers = useAction(endOtherSessions, { onDone: () => say(t('account.sessions.ended_others')) });
  const title = t('account.sessions.title');
  if (sessions.data === undefined) return <UnreadyPage title={title} error={sessions.error} retry={() => void sessions.refetch()} />;
  const { items } = sessions.data;
  return (
    <Page title={title} sentence={t('account.sessions.sentence', { count: items.length })} narrow>
      <FormProblem error={endOthers.error} />
      <Card title={t('account.sessions.heading')} flush>
        <ul className="divide-y divide-line">
          {items.map((item) => (
            <SessionRow key={item.id} session={item} />
          ))}
        </ul>
      </Card>
      {items.length > 1 && (
        <div className="flex flex-col items-start gap-4">
          <p className="text-soft">{t('account.sessions.advice')}</p>
          <Button busy={endOthers.isPending} onClick={() => endOthers.mutate({})}>
            {t('account.sessions.end_others')}
          </Button>
        </div>
      )}
    </Page>
  );
}

function SessionRow({ session: row }: { readonly session: Session }) {
  const { t } = useTranslation();
  const { time_zone: zone } = usePerson();
  const end = useAction(endSession, { onDone: () => say(t('account.sessions.ended')) });
  const known = deviceName(row.user_agent);
  const name = known === undefined ? t('account.sessions.unknown_device') : t('account.sessions.device', { ...known });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 md:px-6 py-3">
      <div className="flex-1 min-w-[14rem]">
        <p className="font-medium">{name}</p>
        <p className="text-sm text-soft">
          {t('account.sessions.last_seen', { moment: momentText(row.last_seen_at, zone) })}
          {row.ip_address !== null && ` ${t('account.sessions.from', { address: row.ip_address })}`},{' '}
          {t('account.sessions.since', { moment: momentText(row.created_at, zone) })}
        </p>
        <FormProblem error={end.error} />
      </div>
      {row.current ? (
        <p className="flex items-center gap-2 text-sm text-healthy">
          <StatusShape status="healthy" />
          {t('account.sessions.this_one')}
        </p>
      ) : (
        <Button busy={end.isPending} onClick={() => end.mutate({ params: { id: row.id } })}>
          {t('account.sessions.end')}
          <span className="sr-only"> ({name})</span>
        </Button>
      )}
    </li>
  );
}
