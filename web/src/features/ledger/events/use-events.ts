import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { listEvents, type PlannedEvent } from '../../../../../src/features/ledger/events/contract.ts';
import { askPages, pagesOf } from '../../../app/queries.ts';

const PAGE = 200;

interface WholeList {
  /** Every event by day; undefined until the last of them has come. */
  readonly items: readonly PlannedEvent[] | undefined;
  readonly error: unknown;
  readonly refetch: () => Promise<unknown>;
}

/** Everything that is planned once, from all pages of the list. */
export function useEvents(): WholeList {
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(askPages(listEvents, { query: { limit: PAGE } }));
  useEffect(() => {
    if (hasNextPage && !isFetching && error === null) void fetchNextPage();
  }, [hasNextPage, isFetching, error, fetchNextPage]);
  const items = useMemo(() => pagesOf(data), [data]);
  return { items: data === undefined || hasNextPage ? undefined : items, error, refetch };
}
