import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type CategoryRule, listCategoryRules } from '../../../../../src/features/ledger/categories/contract.ts';
import { askPages, pagesOf } from '../../../app/queries.ts';

const PAGE = 200;

interface Rules {
  /** Every rule; undefined until the last of them has come. */
  readonly rules: readonly CategoryRule[] | undefined;
  readonly error: unknown;
  readonly refetch: () => Promise<unknown>;
}

/** What the person taught Mingus, from all pages of the list: a search looks through all of it. */
export function useRules(): Rules {
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(askPages(listCategoryRules, { query: { limit: PAGE } }));
  useEffect(() => {
    if (hasNextPage && !isFetching && error === null) void fetchNextPage();
  }, [hasNextPage, isFetching, error, fetchNextPage]);
  return { rules: data === undefined || hasNextPage ? undefined : pagesOf(data), error, refetch };
}
