import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listRecurring, type RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import { askPages, pagesOf } from '../../../app/queries.ts';

const PAGE = 200;

interface WholeList {
  /** Every item; undefined until the last of them has come. */
  readonly items: readonly RecurringItem[] | undefined;
  readonly error: unknown;
  readonly refetch: () => Promise<unknown>;
}

/** Everything that comes back, from all pages of the list: sums over a part would be wrong. */
export function useRecurring(): WholeList {
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(askPages(listRecurring, { query: { limit: PAGE } }));
  useEffect(() => {
    if (hasNextPage && !isFetching && error === null) void fetchNextPage();
  }, [hasNextPage, isFetching, error, fetchNextPage]);
  return { items: data === undefined || hasNextPage ? undefined : pagesOf(data), error, refetch };
}
