import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { listOwnEvents, type ownEvent } from '../../../../src/features/audit/own/contract.ts';
import { askPages, pagesOf } from '../../app/queries.ts';
import { usePerson } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { ErrorState, Skeleton } from '../../design/parts/states.tsx';
import { StatusShape } from '../../design/parts/status-mark.tsx';
import { momentText } from '../../i18n/format.ts';
import { deviceName } from '../account/device-name.ts';

type OwnEvent = z.output<typeof ownEvent>;

/** Few enough to be read at a glance; the rest comes by pressing. */
const SHOWN = 10;
/** What somebody else may have tried: worth a second look where the place is not known. */
const WORTH_A_LOOK: readonly OwnEvent['event'][] = ['sign_in_failed', 'confirm_failed', 'code_wrong'];

/** What happened to the account, in words: when, with which device, from where. */
export function EventsCard() {
  const { t } = useTranslation();
  const events = useInfiniteQuery(askPages(listOwnEvents, { query: { limit: SHOWN } }));
  return (
    <Card title={t('security.events.heading')} flush>
      <p className="px-4 md:px-6 text-soft">{t('security.events.detail')}</p>
      {events.error !== null && (
        <div className="p-4 md:px-6">
          <ErrorState error={events.error} retry={() => void events.refetch()} />
        </div>
      )}
      {events.isPending && <Skeleton className="h-12 m-4" />}
      <ul className="divide-y divide-line pt-2">
        {pagesOf(events.data).map((event) => (
          <EventRow key={event.id} event={event} />
        ))}
      </ul>
      {events.hasNextPage && (
        <Button kind="quiet" busy={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()} className="m-2">
          {t('common.more')}
        </Button>
      )}
    </Card>
  );
}

function EventRow({ event: { created_at, event, by_operator, ip_address, user_agent } }: { readonly event: OwnEvent }) {
  const { t } = useTranslation();
  const { time_zone: zone } = usePerson();
  const known = deviceName(user_agent);
  const where = [
    by_operator && t('security.events.by_operator'),
    known !== undefined && t('account.sessions.device', { ...known }),
    ip_address !== null && t('account.sessions.from', { address: ip_address }),
  ];
  return (
    <li className="px-4 md:px-6 py-3">
      <p className="flex items-baseline gap-2 font-medium">
        {WORTH_A_LOOK.includes(event) && <StatusShape status="warning" />}
        {t(`security.events.${event}`)}
      </p>
      <p className="text-sm text-soft break-words">{[momentText(created_at, zone), ...where].filter(Boolean).join(' · ')}</p>
    </li>
  );
}
