import { commonProblems, Problem } from '../../../contract/problem.ts';
import { atMost } from '../../../platform/at-most.ts';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Db, Store } from '../../../platform/database/store.ts';
import type { Authenticated } from '../../../platform/http/authentication.ts';
import { confirmFirst, sessionOnly } from '../../../platform/http/rights.ts';
import type { Caller, Origin } from '../../../platform/http/route.ts';
import type { Audit } from '../../audit/index.ts';
import { sessionProblems } from './contract.ts';
import { CONFIRMED_MS, SESSION_IDLE_MS, SESSION_LONGEST_MS, SESSION_TOUCH_MS, SESSIONS_MOST } from './rules.ts';
import {
  confirmSession,
  deleteDeadSessions,
  deleteExpiredSessions,
  deleteOldestSessions,
  deleteOtherSessions,
  deleteSession,
  deleteSessionById,
  findConfirmedAt,
  findLivingSession,
  findSecondFactorAt,
  findTokenHash,
  forgetConfirmed,
  forgetSecondFactor,
  insertSession,
  type Living,
  listLivingSessions,
  renewSession,
  touchSession,
} from './repository.ts';
import { dataVersionOf } from './data-version.ts';
import { csrfTokenOf, hashOfToken, isCsrfToken, newToken } from './tokens.ts';

/** A session that has just been opened: the only moment its token is known. */
export interface OpenedSession {
  readonly token: string;
  readonly csrf_token: string;
}

/** How a session comes to be. */
export interface HowOpened {
  /** The session that asks to sign in anew, which ends; null when there is none. */
  readonly replaced: number | null;
  /** Whether a second factor was shown. */
  readonly bySecondFactor: boolean;
}

/** What changes in a session's rights. */
export interface RightsChange {
  /** `shown` just now, which also says that it is them; left out, it stays as it is. */
  readonly secondFactor?: 'shown';
}

/** Where people are signed in. */
export interface Sessions {
  /** Opens a session in the caller's transaction, which must hold the person's row. */
  open(db: Db, userId: number, origin: Origin, how: HowOpened): Promise<OpenedSession>;
  /**
   * Gives the session another token because what it may do has changed, in the caller's transaction: the one before is good for nothing from then on.
   * Throws Problem `auth.required` when it has ended.
   */
  renew(db: Db, sessionId: number, change: RightsChange): Promise<OpenedSession>;
  /** Notes that the person of the session has said that it is them. Answers its new token where that gave it rights, else undefined. */
  confirm(db: Db, sessionId: number, how: { readonly bySecondFactor: boolean }): Promise<OpenedSession | undefined>;
  /** Whether a second factor was shown in the session. */
  wasSecondFactorShown(sessionId: number): Promise<boolean>;
  /** Forgets in all of a person's sessions that a second factor was shown: what needs one is refused at once. */
  forgetSecondFactor(db: Db, userId: number): Promise<void>;
  /** Forgets in a person's sessions but this one that they said that it is them: what they said it with is no longer enough. */
  forgetConfirmed(db: Db, userId: number, keptId: number): Promise<void>;
  /** Whom the token belongs to, noting the use; undefined when the session has ended or the person may not sign in. */
  authenticate(token: string): Promise<Authenticated | undefined>;
  /**
   * For what only some bodies of an endpoint need: throws Problem `auth.session_only` for a personal token, and `auth.confirm_first` for a person who
   * has not said within the last ten minutes that it is them.
   */
  requireConfirmed(caller: Caller): Promise<void>;
  /** The CSRF token of a session. */
  csrfToken(sessionId: number): Promise<string | undefined>;
  list(caller: Caller): Promise<readonly ListedSession[]>;
  /** Ends the session that asks. */
  signOut(caller: Caller): Promise<void>;
  /** Throws Problem `session.not_found`. */
  end(caller: Caller, sessionId: number, origin: Origin): Promise<void>;
  endOthers(caller: Caller, origin: Origin): Promise<void>;
  /** Removes what has expired, of everybody. */
  clean(): Promise<void>;
}

/** A session as its person sees it; times as instants. */
export interface ListedSession {
  readonly id: number;
  readonly created_at: string;
  readonly last_seen_at: string;
  readonly expires_at: string;
  readonly ip_address: string | null;
  readonly user_agent: string | null;
  readonly current: boolean;
}

// What the columns promise; a browser may send any length.
const LONGEST_USER_AGENT = 500;
const LONGEST_IP_ADDRESS = 45;

const kept = (text: string, longest: number): string | null => (text === '' ? null : text.slice(0, longest));

/** What sessions are kept in and with. `secretKeys` are the present key and those still accepted, in this order. */
export interface SessionParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly secretKeys: readonly [string, ...string[]];
}

/** Which sessions live at a moment. */
export const livingAt = (nowMs: number): Living => ({ now: instantOf(nowMs), idleSince: instantOf(nowMs - SESSION_IDLE_MS) });

/** Opens sessions: expired ones make room first, then the oldest. */
function createOpen({ clock, audit, secretKeys }: SessionParts): Sessions['open'] {
  return async (db, userId, origin, { replaced, bySecondFactor }) => {
    const nowMs = clock.now();
    const token = newToken();
    const tokenHash = hashOfToken(token);
    if (replaced !== null) await deleteSessionById(db, replaced);
    await deleteDeadSessions(db, userId, livingAt(nowMs));
    await insertSession(db, {
      user_id: userId,
      token_hash: tokenHash,
      created_at: instantOf(nowMs),
      last_seen_at: instantOf(nowMs),
      expires_at: instantOf(nowMs + SESSION_LONGEST_MS),
      ip_address: kept(origin.ip_address, LONGEST_IP_ADDRESS),
      user_agent: kept(origin.user_agent, LONGEST_USER_AGENT),
      confirmed_at: instantOf(nowMs),
      second_factor_at: bySecondFactor ? instantOf(nowMs) : null,
    });
    const ended = await deleteOldestSessions(db, userId, SESSIONS_MOST);
    if (ended > 0) {
      const details = { sessions: ended };
      await audit.record(db, { event_type: 'session_revoked', user_id: userId, origin, outcome: 'success', reason: 'too_many', details });
    }
    return { token, csrf_token: csrfTokenOf(secretKeys[0], tokenHash) };
  };
}

const isRecent = (confirmedAt: string | null | undefined, nowMs: number): boolean =>
  typeof confirmedAt === 'string' && confirmedAt > instantOf(nowMs - CONFIRMED_MS);

const ended = (): Problem => new Problem(commonProblems['auth.required'], 'This session has ended. Sign in again.');

/** Changes what a session may do. */
function createRights({
  store,
  clock,
  secretKeys,
}: SessionParts): Pick<Sessions, 'renew' | 'confirm' | 'wasSecondFactorShown' | 'forgetSecondFactor' | 'forgetConfirmed'> {
  const renew: Sessions['renew'] = async (db, sessionId, { secondFactor }) => {
    const token = newToken();
    const token_hash = hashOfToken(token);
    const now = instantOf(clock.now());
    const shown = secondFactor === 'shown' ? { confirmed_at: now, second_factor_at: now } : {};
    if (!(await renewSession(db, sessionId, { token_hash, ...shown }))) throw ended();
    return { token, csrf_token: csrfTokenOf(secretKeys[0], token_hash) };
  };
  return {
    renew,
    async confirm(db, sessionId, { bySecondFactor }) {
      const shownBefore = await findSecondFactorAt(db, sessionId);
      if (shownBefore === undefined) throw ended();
      if (bySecondFactor && shownBefore === null) return renew(db, sessionId, { secondFactor: 'shown' });
      await confirmSession(db, sessionId, instantOf(clock.now()));
      return undefined;
    },
    wasSecondFactorShown: async (sessionId) => typeof (await findSecondFactorAt(store.db, sessionId)) === 'string',
    forgetSecondFactor,
    forgetConfirmed,
  };
}

/** Longest that a request waits for its session's use to be noted. */
const TOUCH_WAIT_MS = 100;

function createAuthenticate({ store, clock, secretKeys }: SessionParts): Sessions['authenticate'] {
  return async (token) => {
    const nowMs = clock.now();
    const tokenHash = hashOfToken(token);
    const found = await findLivingSession(store.db, tokenHash, livingAt(nowMs));
    if (found === undefined) return undefined;
    if (found.last_seen_at <= instantOf(nowMs - SESSION_TOUCH_MS)) {
      // A page is not kept waiting by somebody's import, nor refused where nothing can be written just now.
      await atMost(TOUCH_WAIT_MS, touchSession(store.db, found.session_id, instantOf(nowMs)));
    }
    const { last_seen_at: _, confirmed_at: confirmedAt, second_factor_at: secondFactorAt, version, email, ...caller } = found;
    return {
      caller,
      dataVersion: dataVersionOf({ version, email, role: caller.role }),
      scopes: null,
      isConfirmed: isRecent(confirmedAt, nowMs),
      bySecondFactor: secondFactorAt !== null,
      isCsrfToken: (presented) => isCsrfToken(secretKeys, tokenHash, presented),
    };
  };
}

/** Sessions over the table `sessions`: idle an hour or old twelve, they are over. */
export function createSessions(parts: SessionParts): Sessions {
  const { store, clock, audit, secretKeys } = parts;

  const recordEnd = (db: Db, caller: Caller, origin: Origin, reason: string, sessions: number) =>
    audit.record(db, { event_type: 'session_revoked', user_id: caller.user_id, origin, outcome: 'success', reason, details: { sessions } });

  return {
    open: createOpen(parts),
    ...createRights(parts),
    authenticate: createAuthenticate(parts),
    async requireConfirmed({ session_id }) {
      if (session_id === null) throw sessionOnly();
      const confirmedAt = await findConfirmedAt(store.db, session_id);
      if (!isRecent(confirmedAt, clock.now())) throw confirmFirst();
    },
    async csrfToken(sessionId) {
      const tokenHash = await findTokenHash(store.db, sessionId);
      return tokenHash === undefined ? undefined : csrfTokenOf(secretKeys[0], tokenHash);
    },
    async list(caller) {
      const living = await listLivingSessions(store.db, caller.user_id, livingAt(clock.now()));
      return living.map((each) => ({ ...each, current: each.id === caller.session_id }));
    },
    async signOut(caller) {
      if (caller.session_id !== null) await deleteSession(store.db, caller.user_id, caller.session_id);
    },
    async end(caller, sessionId, origin) {
      await store.transaction(async (db) => {
        const ended = await deleteSession(db, caller.user_id, sessionId);
        if (!ended) throw new Problem(sessionProblems['session.not_found'], 'That session has already ended.');
        await recordEnd(db, caller, origin, 'by_person', 1);
      });
    },
    async endOthers(caller, origin) {
      await store.transaction(async (db) => {
        const ended = await deleteOtherSessions(db, caller.user_id, caller.session_id);
        if (ended > 0) await recordEnd(db, caller, origin, 'by_person', ended);
      });
    },
    clean: () => deleteExpiredSessions(store.db, instantOf(clock.now())),
  };
}
