import { useQuery } from '@tanstack/react-query';
import { isAway } from '../../api-problem.ts';
import { askWeeksUntil } from '../../app/offline/needed-offline.ts';

/** The check-in of the week that begins on that Monday, and the one before it; undefined where there is none, and where nobody knows. */
export function useWeek(week: string) {
  const { data, error, refetch } = useQuery(askWeeksUntil(week));
  return {
    // A week can be answered without a line, also one of which nothing is known here.
    isThere: data !== undefined || isAway(error),
    isKnown: data !== undefined,
    kept: data?.items.find(({ checkin_date }) => checkin_date === week),
    before: data?.items.find(({ checkin_date }) => checkin_date < week),
    error,
    refetch: () => void refetch(),
  };
}
