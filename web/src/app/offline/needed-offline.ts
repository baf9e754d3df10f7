import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { dayNumber, isoDay, mondayOf } from '../../../../src/core/calendar/day.ts';
import { listCheckins } from '../../../../src/features/checkins/contract.ts';
import { listAccounts } from '../../../../src/features/ledger/accounts/contract.ts';
import { ask } from '../queries.ts';
import { useToday } from '../session.ts';

const CALM_MS = 3_000;
/** How far back the check-in page looks for the one that it shows beside. */
const WEEKS_BESIDE = 9;

/** The check-ins up to a week, as the page of its check-in asks for them. */
export const askWeeksUntil = (week: string) => ask(listCheckins, { query: { weeks: WEEKS_BESIDE, until: week, limit: WEEKS_BESIDE } });

/** Asks once, when the page has come to rest, for what the two forms need that work without a line: the accounts, and this week's check-in. */
export function useNeededOffline(): void {
  const queryClient = useQueryClient();
  const week = isoDay(mondayOf(dayNumber(useToday())));
  useEffect(() => {
    const timer = setTimeout(() => {
      void queryClient.prefetchQuery(ask(listAccounts, { query: { limit: 200 } }));
      void queryClient.prefetchQuery(askWeeksUntil(week));
    }, CALM_MS);
    return () => clearTimeout(timer);
  }, [queryClient, week]);
}
