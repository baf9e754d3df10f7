import {
  infiniteQueryOptions,
  MutationCache,
  QueryCache,
  QueryClient,
  type QueryKey,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import { z } from 'zod';
import type { Endpoint } from '../../../src/contract/endpoint.ts';
import { readSession } from '../../../src/features/identity/sessions/contract.ts';
import { addressOf, type BodyOf, type CallOf, type CallOptions, call, newKey } from '../api.ts';
import { ApiProblem, isAway, isSignedOut, KeptForLater } from '../api-problem.ts';
import { answerOrKept } from './offline/kept-answers.ts';

const RETRIES = 2;

/** Trying again helps when the line or the server was briefly away, never when it refused. */
function worthRetrying(failures: number, error: unknown): boolean {
  const away = error instanceof ApiProblem && (error.kind === 'network' || error.status >= 502);
  return away && failures < RETRIES;
}

/** What is known of the server's answers. `onSignedOut` is told when one says that the session has ended. */
export function makeQueryClient({ onSignedOut }: { readonly onSignedOut: () => void }): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error, query) => query.queryKey[0] !== readSession.path && onError(error) }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // Always: the server may be this computer or in this house, and is asked also when the browser believes it is offline. It would wait
      // for the network else, a Save without a word and a page without a figure.
      queries: { retry: worthRetrying, staleTime: 15_000, refetchOnWindowFocus: true, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

const isShown = (client: QueryClient, queryKey: QueryKey): boolean => client.getQueryData(queryKey) !== undefined;

/** A question to the server for `useQuery`, `ensureQueryData` and the like, known by its address. */
export function ask<const Shape extends Endpoint>(endpoint: Shape, request: CallOf<Shape>) {
  const address = addressOf(endpoint, request);
  return queryOptions<BodyOf<Shape>>({
    queryKey: [endpoint.path, address],
    queryFn: ({ signal, client, queryKey }) => answerOrKept(endpoint, address, isShown(client, queryKey), () => call(endpoint, request, { signal })),
  });
}

type Paged = Endpoint & { readonly query: z.ZodObject };

/** A list of the server page by page for `useInfiniteQuery`; `pagesOf` gives its rows. */
export function askPages<const Shape extends Paged>(endpoint: Shape, request: CallOf<Shape>) {
  const address = addressOf(endpoint, request);
  return infiniteQueryOptions({
    queryKey: [endpoint.path, address, 'pages'],
    queryFn: ({ pageParam, signal, client, queryKey }) => {
      const page = () => call(endpoint, { ...request, query: { ...request.query, ...(pageParam !== null && { cursor: pageParam }) } }, { signal });
      // The first page is what was seen; later ones are for whoever has a line.
      return pageParam === null ? answerOrKept(endpoint, address, isShown(client, queryKey), page) : page();
    },
    initialPageParam: firstPage,
    getNextPageParam: (page: BodyOf<Shape>) => nextCursor.parse(page).next_cursor,
  });
}

const firstPage: string | null = null;
const nextCursor = z.looseObject({ next_cursor: z.string().nullable() });

/** The rows of all pages that have come so far. */
export const pagesOf = <Item>(data: { readonly pages: readonly { readonly items: readonly Item[] }[] } | undefined): readonly Item[] =>
  data?.pages.flatMap((page) => page.items) ?? [];

interface ActionOptions<Answer, Request> {
  /** After the server agreed, and before what else is shown is asked for anew. */
  readonly onDone?: (answer: Answer, request: Request) => void;
  readonly onProgress?: CallOptions['onProgress'];
  /** Where no answer comes: keeps the request and its key for later. What it kept is over here, and throws KeptForLater. */
  readonly keep?: (request: Request, key: string) => Promise<boolean>;
}

/** A request that waits for its answer, or got none: its Idempotency-Key, and whether it is on its way. */
interface Open {
  readonly key: string;
  readonly isSending: boolean;
}

const writtenOf = (request: unknown): string =>
  JSON.stringify(request, (_, value: unknown) => (value instanceof File ? [value.name, value.size, value.lastModified] : value));

/**
 * A change on the server as a mutation: `mutate(request)`. After it, everything shown is asked for anew, because a change of one row moves balances and the
 * forecast with it. A request that got no answer keeps its Idempotency-Key when it is tried again, so that pressing twice adds once; of two presses at once
 * `onDone` is told once, too.
 */
export function useAction<const Shape extends Endpoint>(endpoint: Shape, options: ActionOptions<BodyOf<Shape>, CallOf<Shape>> = {}) {
  const queryClient = useQueryClient();
  const open = useRef(new Map<string, Open>());
  return useMutation<BodyOf<Shape>, unknown, CallOf<Shape>>({
    mutationFn: async (request) => {
      const written = writtenOf(request);
      const key = open.current.get(written)?.key ?? newKey();
      // What got no answer and was followed by something else is over: the same words later are another wish.
      for (const [other, { isSending }] of open.current) if (!isSending) open.current.delete(other);
      open.current.set(written, { key, isSending: true });
      return call(endpoint, request, { idempotencyKey: key, ...(options.onProgress && { onProgress: options.onProgress }) }).catch(
        async (error: unknown) => {
          throw isAway(error) && (await options.keep?.(request, key)) ? new KeptForLater() : error;
        },
      );
    },
    onSuccess: async (answer, request) => {
      if (open.current.delete(writtenOf(request))) options.onDone?.(answer, request);
      await queryClient.invalidateQueries();
    },
    onError: (error, request) => {
      const written = writtenOf(request);
      const sent = open.current.get(written);
      if (sent === undefined) return;
      if (error instanceof ApiProblem && error.kind === 'network') open.current.set(written, { ...sent, isSending: false });
      else open.current.delete(written);
    },
  });
}
