import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { readForecast } from '../../../../../src/features/forecast/contract.ts';
import { listRecurring, type RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import { askPages, pagesOf } from '../../../app/queries.ts';

const PAGE = 200;
/** While Mingus looks through the rows, the list is asked for anew this often, and for this long at most. */
const LOOK_MS = 1_000;
const LOOKING_MS = 60_000;

interface WholeList {
  /** Every item; undefined until the last of them has come. */
  readonly items: readonly RecurringItem[] | undefined;
  /** Whether the rows are being looked through for what comes back. */
  readonly looking: boolean;
  /** Whether they were looked through at least once. */
  readonly hasLooked: boolean;
  readonly error: unknown;
  readonly refetch: () => Promise<unknown>;
}

/** Everything that comes back, from all pages of the list: sums over a part would be wrong. Asks again by itself while there is more to be found. */
export function useRecurring(): WholeList {
  const since = useRef<number>(null);
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    ...askPages(listRecurring, { query: { limit: PAGE } }),
    refetchInterval: ({ state }) => {
      if (state.data?.pages[0]?.looking !== true) {
        since.current = null;
        return false;
      }
      since.current ??= Date.now();
      return Date.now() - since.current < LOOKING_MS && LOOK_MS;
    },
  });
  useEffect(() => {
    if (hasNextPage && !isFetching && error === null) void fetchNextPage();
  }, [hasNextPage, isFetching, error, fetchNextPage]);
  const queryClient = useQueryClient();
  const looking = data?.pages[0]?.looking === true;
  const looked = useRef(looking);
  // What was found counts in the forecast.
  useEffect(() => {
    if (looked.current && !looking) void queryClient.invalidateQueries({ queryKey: [readForecast.path] });
    looked.current = looking;
  }, [looking, queryClient]);
  const items = useMemo(() => pagesOf(data), [data]);
  const [first] = data?.pages ?? [];
  return {
    items: data === undefined || hasNextPage ? undefined : items,
    looking,
    hasLooked: first !== undefined && first.looked_at !== null,
    error,
    refetch,
  };
}
