import type { z } from 'zod';
import type { Endpoint } from '../../../../src/contract/endpoint.ts';
import { person } from '../../../../src/contract/person.ts';
import type { BodyOf } from '../../api.ts';
import { isAway } from '../../api-problem.ts';

/**
 * The answers that are kept for when there is no line: those of a person's main pages and what these need. Nothing of administrators, of signing in, of
 * tokens, of exports, and nothing that any other page asks for.
 */
export const KEPT_PATHS: readonly string[] = [
  '/api/overview',
  '/api/forecast',
  '/api/accounts',
  '/api/transactions',
  '/api/checkins',
  '/api/checkins/summary',
  '/api/recurring',
  '/api/events',
  '/api/onboarding',
  '/api/preferences',
];

type Person = z.output<typeof person>;

// The store is fetched when it is first needed: a stranger's page is small.
const store = () => import('./store.ts');

let owner: number | undefined;
const shown = new Map<string, number>();

/** Whose browser this is from now on: what is asked from here on may be kept as theirs. */
export async function belongTo(who: Person): Promise<void> {
  owner = who.id;
  await (await store()).belongTo(who.id, who).catch(() => undefined);
}

/** Nobody's any more. With `unsent`, also what they added and was not sent is gone. */
export async function belongToNobody({ unsent }: { readonly unsent: boolean }): Promise<void> {
  const user = owner;
  owner = undefined;
  shown.clear();
  const { belongToNobody: wipe, dropAllOf } = await store();
  await wipe();
  if (unsent && user !== undefined) await dropAllOf(user);
}

/** Who was here last and has not signed out; undefined when nobody. */
export async function lastPerson(): Promise<Person | undefined> {
  const kept = await (await store()).lastPerson().catch(() => undefined);
  const { data } = person.safeParse(kept);
  owner = data?.id ?? owner;
  return data;
}

/**
 * Asks; where no answer comes, answers what came the last time, if that is kept of this person. Not where something is on the screen already (`isShown`): that is
 * as new, or newer by what the person just changed. Throws as `asked` does.
 */
export function answerOrKept<const Shape extends Endpoint>(
  endpoint: Shape,
  address: string,
  isShown: boolean,
  asked: () => Promise<BodyOf<Shape>>,
): Promise<BodyOf<Shape>>;
export async function answerOrKept(endpoint: Endpoint, address: string, isShown: boolean, asked: () => Promise<unknown>): Promise<unknown> {
  const user = owner;
  if (!KEPT_PATHS.includes(endpoint.path) || user === undefined) return asked();
  try {
    const answer = await asked();
    shown.delete(address);
    void keep(endpoint, user, address, answer);
    return answer;
  } catch (error) {
    const kept = isAway(error) && !isShown ? await read(endpoint, user, address) : undefined;
    if (kept === undefined) throw error;
    shown.set(address, kept.at);
    return kept.answer;
  }
}

/** Since when what is shown under that address is known, in milliseconds since 1970; undefined where it is what the server says now. */
export const keptSince = (address: string): number | undefined => shown.get(address);

async function keep(endpoint: Endpoint, user: number, address: string, answer: unknown): Promise<void> {
  const encoded = endpoint.answers[200]?.safeEncode(answer);
  if (encoded?.success !== true) return;
  // A browser whose store is full keeps what it has.
  await (await store()).keepAnswer(user, { address, answer: encoded.data, at: Date.now() }).catch(() => undefined);
}

async function read(endpoint: Endpoint, user: number, address: string): Promise<{ readonly answer: unknown; readonly at: number } | undefined> {
  const kept = await (await store()).keptAnswer(user, address).catch(() => undefined);
  // Kept by an earlier release, it may not be what this one reads.
  const decoded = endpoint.answers[200]?.safeDecode(kept?.answer);
  return kept !== undefined && decoded?.success === true ? { answer: decoded.data, at: kept.at } : undefined;
}
