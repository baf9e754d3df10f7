import { Problem } from '../../../contract/problem.ts';
import { isNotAllowed } from '../../../platform/database/errors.ts';
import { inTime, TooLate } from '../../../platform/in-time.ts';
import { RedisAway } from '../../../platform/redis/connection.ts';

/** Why there is no figure and need not be: see the contract. */
type NotApplicable = 'other_database' | 'not_set' | 'not_installed';
/** Why a figure is not known. */
type Unknown = 'late' | 'not_allowed' | 'away' | 'error';

/** A part of the page. */
export type Part<Figures> =
  | ({ readonly state: 'known' } & Figures)
  | { readonly state: 'not_applicable'; readonly why: NotApplicable }
  | { readonly state: 'unknown'; readonly why: Unknown };

function whyUnknown(error: unknown): Unknown {
  if (error instanceof TooLate) return 'late';
  if (error instanceof RedisAway) return 'away';
  if (isNotAllowed(error)) return 'not_allowed';
  if (!(error instanceof Problem)) return 'error';
  // A statement that was broken off, or got no connection, was too late as well.
  return error.type.code === 'server.busy' ? 'late' : 'away';
}

/** What is answered where there is something of the kind, or why there is nothing. */
export type Looked<Figures> = Figures | NotApplicable;

const judged = <Figures extends object>(looked: Looked<Figures>): Part<Figures> =>
  typeof looked === 'string' ? { state: 'not_applicable', why: looked } : { state: 'known', ...looked };

/** The figures that `look` answers within `timeoutMs`, or why there are none. Never throws: an error that says nothing by itself is told to `onError`. */
export async function partOf<Figures extends object>(
  timeoutMs: number,
  look: () => Promise<Looked<Figures>>,
  onError: (error: unknown) => void,
): Promise<Part<Figures>> {
  try {
    return judged(await inTime(timeoutMs, look()));
  } catch (error) {
    const why = whyUnknown(error);
    if (why === 'error') onError(error);
    return { state: 'unknown', why };
  }
}

/** What is told of figures that are known. */
export const told = <Known extends object, Figures extends object>(part: Part<Known>, tell: (known: Known) => Looked<Figures>): Part<Figures> =>
  part.state === 'known' ? judged(tell(part)) : part;

/** What is told of something that only another kind of database has, where it is null. */
export const ofThisDatabase = <Found, Figures>(found: Found | null, tell: (found: Found) => Figures): Looked<Figures> =>
  found === null ? 'other_database' : tell(found);
