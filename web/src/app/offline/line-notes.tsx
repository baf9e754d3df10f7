import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../design/parts/button.tsx';
import { momentText } from '../../i18n/format.ts';
import { isLineAway, onLine } from '../../line.ts';
import { askSession, usePerson } from '../session.ts';
import { keptSince } from './kept-answers.ts';
import { useSending } from './use-sending.ts';
import { useNeededOffline } from './needed-offline.ts';
import { askWaiting } from './waiting.ts';

const LINE = 'flex items-center justify-between gap-2 rounded-md border border-edge bg-card pl-3 py-1 text-sm';

/** Whether the server answers, since when what is shown is known, and what was added and is not sent; nothing while all is well. Sends it, too. */
export function LineNotes() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { id: user, time_zone: zone } = usePerson();
  const { data: waiting = [] } = useQuery(askWaiting(user));
  const isAway = useLineAway();
  const since = useShownSince();
  useSending(user, waiting);
  useNeededOffline();
  const at = since === undefined ? undefined : momentText(new Date(since).toISOString(), zone);
  return (
    <div role="status" className="flex flex-col gap-2 empty:hidden mb-3 md:mb-6">
      {(isAway || at !== undefined) && (
        <p className={LINE}>
          {at === undefined ? t('offline.away') : t('offline.as_of', { at })}
          <Button
            kind="quiet"
            className="text-sm whitespace-nowrap"
            onClick={() => void queryClient.refetchQueries({ queryKey: askSession.queryKey })}
          >
            {t('common.try_again')}
          </Button>
        </p>
      )}
      {waiting.length > 0 && (
        <p className={LINE}>
          {t('offline.waiting', { count: waiting.length })}
          <LinkButton kind="quiet" to="/waiting" className="text-sm whitespace-nowrap">
            {t('offline.look')}
          </LinkButton>
        </p>
      )}
    </div>
  );
}

/** Whether the server answers nothing just now. */
export const useLineAway = (): boolean => useSyncExternalStore(onLine, isLineAway);

/** Since when the oldest of what is on the screen is known, in milliseconds since 1970; undefined where it is what the server says now. */
function useShownSince(): number | undefined {
  const cache = useQueryClient().getQueryCache();
  return useSyncExternalStore(
    (listener) => cache.subscribe(listener),
    () => {
      const known = cache.findAll({ type: 'active' }).flatMap(({ queryKey }) => keptSince(String(queryKey[1])) ?? []);
      return known.length === 0 ? undefined : Math.min(...known);
    },
  );
}
