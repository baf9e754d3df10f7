import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { listRecurring } from '../../../../src/features/ledger/recurring/contract.ts';
import { ask } from '../../app/queries.ts';

/** While Mingus looks through the rows, it is asked this often whether it is done, and for this long at most. */
const AGAIN_MS = 1_000;
const ASKED_MS = 60_000;

interface Proposals {
  /** How many things Mingus thinks come back, and nobody has said yes or no to; undefined until it is known. */
  readonly count: number | undefined;
  /** Whether it is looking through the rows just now. */
  readonly looking: boolean;
}

/** What Mingus found by itself and asks about. When it is done with looking, everything shown is asked for anew: the forecast counts what it found. */
export function useProposals(): Proposals {
  const queryClient = useQueryClient();
  const since = useRef<number>(null);
  const { data } = useQuery({
    ...ask(listRecurring, { query: { status: 'proposed', limit: 200 } }),
    refetchInterval: ({ state }) => {
      if (state.data?.looking !== true) {
        since.current = null;
        return false;
      }
      since.current ??= Date.now();
      return Date.now() - since.current < ASKED_MS && AGAIN_MS;
    },
  });
  const looking = data?.looking === true;
  const wasLooking = useRef(false);
  useEffect(() => {
    if (wasLooking.current && !looking) void queryClient.invalidateQueries();
    wasLooking.current = looking;
  }, [looking, queryClient]);
  return { count: data?.items.length, looking };
}
