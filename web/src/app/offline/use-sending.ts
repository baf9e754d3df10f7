import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { say } from '../../design/parts/toast.tsx';
import { isLineAway, onLine } from '../../line.ts';
import { askSession } from '../session.ts';
import { keptSince } from './kept-answers.ts';
import type { Waiting } from './records.ts';
import { followWaiting, sendWaiting, showWaiting, stateOf } from './waiting.ts';

/** How often it is tried again. */
const AGAIN_MS = 15_000;

/** While the server does not answer, asks now and then whether it does; when it does, sends what waits and asks anew for what is shown and may be old. */
export function useSending(user: number, waiting: readonly Waiting[]): void {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const isAway = useSyncExternalStore(onLine, isLineAway);
  const wasAway = useRef(isAway);
  const hasReady = waiting.some((each) => stateOf(each) === 'waits');
  const knock = useCallback(() => void queryClient.refetchQueries({ queryKey: askSession.queryKey }), [queryClient]);
  const send = useCallback(async () => {
    const sent = await sendWaiting(user).catch(() => 0);
    showWaiting(queryClient);
    if (sent === 0) return;
    say(t('offline.sent', { count: sent }));
    await queryClient.invalidateQueries();
  }, [queryClient, t, user]);

  useEffect(() => followWaiting(queryClient), [queryClient]);
  useEffect(() => {
    window.addEventListener('online', knock);
    return () => window.removeEventListener('online', knock);
  }, [knock]);
  useEffect(() => {
    if (wasAway.current && !isAway) void askForOld(queryClient);
    wasAway.current = isAway;
    if (!isAway && !hasReady) return;
    if (!isAway) void send();
    const timer = setInterval(isAway ? knock : () => void send(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [isAway, hasReady, knock, queryClient, send]);
}

/**
 * Asks anew for what is on the screen and was kept, was refused, or is not of this moment. What just came is not asked for again: where one address alone never
 * answers, the line seems to go and come with every other answer, and each would ask for all of them without a pause.
 */
const askForOld = (queryClient: QueryClient): Promise<void> =>
  queryClient.refetchQueries(
    {
      type: 'active',
      predicate: (query) => query.isStale() || query.state.status === 'error' || keptSince(String(query.queryKey[1])) !== undefined,
    },
    { cancelRefetch: false },
  );
