import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeFeed, makeFeed, readFeed, revokeFeed } from '../../../../src/features/feed/contract.ts';
import { ask, useAction } from '../../app/queries.ts';
import { usePerson } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { CheckBox } from '../../design/parts/check-box.tsx';
import { CopyBox } from '../../design/parts/copy-box.tsx';
import { ErrorState, FormProblem, Skeleton } from '../../design/parts/states.tsx';
import { say } from '../../design/parts/toast.tsx';
import { momentText } from '../../i18n/format.ts';

/** The person's calendar for their own calendar program: made, shown once, renewed, ended. */
export function FeedSettings() {
  const { t } = useTranslation();
  const { time_zone: zone } = usePerson();
  const { data, error, refetch } = useQuery(ask(readFeed, {}));
  const [wish, setWish] = useState(false);
  const [link, setLink] = useState<string>();
  const make = useAction(makeFeed, { onDone: (made) => setLink(made.link) });
  const change = useAction(changeFeed, { onDone: () => say(t('common.saved')) });
  const revoke = useAction(revokeFeed, { onDone: () => (setLink(undefined), say(t('feed.revoked'))) });
  if (error !== null && data === undefined) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton className="h-24" />;
  const { feed } = data;
  const shows = feed?.shows_amounts ?? wish;
  const setShows = (on: boolean) => (feed === null ? setWish(on) : change.mutate({ body: { shows_amounts: on } }));
  return (
    <div className="flex flex-col gap-4">
      <p className="text-soft">{t('feed.detail')}</p>
      <CheckBox label={t('feed.amounts')} hint={t('feed.amounts_hint')} checked={shows} onChange={setShows} />
      {link !== undefined && (
        <div role="status" className="flex flex-col gap-2">
          <CopyBox label={t('feed.link')} text={link} />
          <p className="text-sm text-soft">{t('feed.once')}</p>
        </div>
      )}
      {feed !== null && link === undefined && <p>{t('feed.there', { moment: momentText(feed.created_at, zone) })}</p>}
      <FormProblem error={make.error ?? change.error ?? revoke.error} />
      <div className="flex flex-wrap gap-3">
        <Button busy={make.isPending} onClick={() => make.mutate({ body: { shows_amounts: shows } })}>
          {t(feed === null ? 'feed.make' : 'feed.renew')}
        </Button>
        {feed !== null && (
          <Button kind="danger" busy={revoke.isPending} onClick={() => revoke.mutate({})}>
            {t('feed.revoke')}
          </Button>
        )}
      </div>
      {feed !== null && <p className="text-sm text-soft">{t('feed.renew_hint')}</p>}
    </div>
  );
}
