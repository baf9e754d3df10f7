import { z } from 'zod';
import { id } from '../../../contract/fields.ts';
import { commonProblems, Problem } from '../../../contract/problem.ts';
import { atMost } from '../../../platform/at-most.ts';
import { type Clock, instantOf, momentOf } from '../../../platform/clock.ts';
import type { Db, Store } from '../../../platform/database/store.ts';
import { orderMail } from '../../../platform/delivery/mail-job.ts';
import type { Authenticated } from '../../../platform/http/authentication.ts';
import { pageFrom, placeOf } from '../../../platform/http/cursor.ts';
import type { Caller, Origin } from '../../../platform/http/route.ts';
import type { Outbox } from '../../../platform/jobs/jobs.ts';
import type { Audit } from '../../audit/index.ts';
import { lockActivePerson } from '../account/repository.ts';
import { dataVersionOf } from '../sessions/data-version.ts';
import { hashOfToken, newToken } from '../sessions/tokens.ts';
import { type makeToken, tokenProblems } from './contract.ts';
import { TOKEN_MADE_MAIL } from './mails.ts';
import {
  countGoodTokens,
  deleteEndedTokens,
  findGoodToken,
  insertToken,
  listTokensOf,
  type NewToken,
  revokeTokenOf,
  touchToken,
} from './repository.ts';
import { ENDED_KEPT_MS, TOKEN_PREFIX, TOKEN_TOUCH_MS, TOKENS_MOST } from './rules.ts';

/** What personal tokens are kept in and with. */
export interface TokenParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly audit: Audit;
}

/** Personal tokens, by which a person's programs call. */
export type Tokens = ReturnType<typeof createTokens>;

type Asked = z.output<typeof makeToken.body>;

/** Longest that a request waits for its token's use to be noted. */
const TOUCH_WAIT_MS = 100;

/** Whom a token belongs to, noting the use; undefined when it is unknown, revoked or at its end, or its person may not sign in. */
function createAuthenticate({ store, clock }: TokenParts) {
  return async (bearer: string): Promise<Authenticated | undefined> => {
    if (!bearer.startsWith(TOKEN_PREFIX)) return undefined;
    const nowMs = clock.now();
    const found = await findGoodToken(store.db, hashOfToken(bearer), instantOf(nowMs));
    if (found === undefined) return undefined;
    const { token_id, scopes, last_used_at, version, email, ...person } = found;
    if (last_used_at === null || last_used_at <= instantOf(nowMs - TOKEN_TOUCH_MS)) {
      // As with a session's: whoever writes for long keeps no reader waiting.
      await atMost(TOUCH_WAIT_MS, touchToken(store.db, token_id, instantOf(nowMs)));
    }
    const dataVersion = dataVersionOf({ version, email, role: person.role });
    return { caller: { ...person, session_id: null }, dataVersion, scopes, isConfirmed: false, bySecondFactor: false, isCsrfToken: () => false };
  };
}

/** The end as it is kept. Throws token.past_end. */
function endOf(expiresAt: Asked['expires_at'], nowMs: number): string | null {
  if (expiresAt === undefined || expiresAt === null) return null;
  const end = momentOf(expiresAt);
  if (end > nowMs) return instantOf(end);
  const message = 'Choose an end that is still to come.';
  throw new Problem(tokenProblems['token.past_end'], message, { fields: [{ path: 'expires_at', message }] });
}

/** Keeps a token unless the person has as many as may be. The person's row is held, so that tokens made at once count each other. */
async function keepToken(db: Db, token: NewToken, nowMs: number) {
  if (!(await lockActivePerson(db, token.user_id))) throw new Problem(commonProblems['auth.required'], 'Sign in, and ask again.');
  await deleteEndedTokens(db, token.user_id, instantOf(nowMs - ENDED_KEPT_MS));
  if ((await countGoodTokens(db, token.user_id, token.created_at)) >= TOKENS_MOST) {
    throw new Problem(
      tokenProblems['token.too_many'],
      `You have ${TOKENS_MOST} tokens, which is the most there may be. Revoke one that you do not need.`,
    );
  }
  return insertToken(db, token);
}

/** Personal tokens over the table `api_tokens`. Only their hashes are kept. */
export function createTokens(parts: TokenParts) {
  const { store, clock, outbox, audit } = parts;
  return {
    authenticate: createAuthenticate(parts),

    async list(caller: Caller, { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined }) {
      const [after] = placeOf(cursor, z.tuple([id])) ?? [];
      return pageFrom(await listTokensOf(store.db, caller.user_id, after, limit + 1), limit, (each) => [each.id]);
    },

    /** Answers the token with its secret, which nobody can show again. Throws token.past_end, token.too_many. */
    async make(caller: Caller, { name, scopes, expires_at }: Asked, origin: Origin) {
      const nowMs = clock.now();
      const end = endOf(expires_at, nowMs);
      const secret = `${TOKEN_PREFIX}${newToken()}`;
      const mayWrite = scopes.includes('write');
      const kept = await store.transaction(async (db) => {
        const user_id = caller.user_id;
        const created_at = instantOf(nowMs);
        const made = await keepToken(
          db,
          { user_id, name, token_hash: hashOfToken(secret), scopes: scopes.toSorted(), created_at, expires_at: end },
          nowMs,
        );
        const details = { token: made.id, scopes: made.scopes.join(' '), expires_at: end };
        await audit.record(db, { event_type: 'role_changed', user_id, origin, outcome: 'success', reason: 'token_made', details });
        const data = { may_write: mayWrite ? 1 : 0, ends_on: end?.slice(0, 10) ?? null };
        await orderMail(outbox, db, { user_id, template: TOKEN_MADE_MAIL, data }, `${TOKEN_MADE_MAIL}:${made.id}`);
        return made;
      });
      return { ...kept, token: secret };
    },

    /** Throws token.not_found. */
    async revoke(caller: Caller, tokenId: number, origin: Origin): Promise<void> {
      await store.transaction(async (db) => {
        const user_id = caller.user_id;
        const revoked = await revokeTokenOf(db, user_id, tokenId, instantOf(clock.now()));
        if (!revoked) throw new Problem(tokenProblems['token.not_found'], 'That token was revoked already, or never was.');
        const details = { token: tokenId };
        await audit.record(db, { event_type: 'session_revoked', user_id, origin, outcome: 'success', reason: 'token_revoked', details });
      });
    },
  };
}
