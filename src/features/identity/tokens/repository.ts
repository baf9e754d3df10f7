import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import type { ApiTokenRow } from '../../../platform/database/rows/people.ts';
import type { Tables } from '../../../platform/database/rows.ts';
import type { Db } from '../../../platform/database/store.ts';

/** A token as it begins. */
export type NewToken = Pick<ApiTokenRow, 'user_id' | 'name' | 'token_hash' | 'scopes' | 'created_at' | 'expires_at'>;

const shown = ['id', 'name', 'scopes', 'created_at', 'last_used_at', 'expires_at'] as const;

/** Neither revoked nor at its end. */
function isGood(now: string): Expression<SqlBool> {
  const { and, eb, or } = expressionBuilder<Tables, 'api_tokens'>();
  return and([eb('api_tokens.revoked_at', 'is', null), or([eb('api_tokens.expires_at', 'is', null), eb('api_tokens.expires_at', '>', now)])]);
}

/** Adds a token and answers it. */
export async function insertToken(db: Db, token: NewToken) {
  return db.insertInto('api_tokens').values(token).returning(shown).executeTakeFirstOrThrow();
}

/** The good token of a hash with its person, who must be active; undefined otherwise. */
export async function findGoodToken(db: Db, tokenHash: string, now: string) {
  return db
    .selectFrom('api_tokens')
    .innerJoin('users', 'users.id', 'api_tokens.user_id')
    .leftJoin('data_versions', 'data_versions.user_id', 'api_tokens.user_id')
    .select([
      'data_versions.version',
      'users.email',
      'api_tokens.id as token_id',
      'api_tokens.scopes',
      'api_tokens.last_used_at',
      'users.id as user_id',
      'users.role',
      'users.time_zone',
      'users.currency',
    ])
    .where('api_tokens.token_hash', '=', tokenHash)
    .where(isGood(now))
    .where('users.is_active', '=', true)
    .executeTakeFirst();
}

/** Notes that a token was used, unless a later use has been noted. */
export async function touchToken(db: Db, tokenId: number, now: string): Promise<void> {
  await db
    .updateTable('api_tokens')
    .set({ last_used_at: now })
    .where('id', '=', tokenId)
    .where(({ eb, or }) => or([eb('last_used_at', 'is', null), eb('last_used_at', '<', now)]))
    .execute();
}

/** A person's tokens that were not revoked and come after the one numbered `after`, the newest first, at most `limit`. */
export async function listTokensOf(db: Db, userId: number, after: number | undefined, limit: number) {
  const own = db.selectFrom('api_tokens').select(shown).where('user_id', '=', userId).where('revoked_at', 'is', null);
  return (after === undefined ? own : own.where('id', '<', after)).orderBy('id', 'desc').limit(limit).execute();
}

/** How many good tokens a person has. */
export async function countGoodTokens(db: Db, userId: number, now: string): Promise<number> {
  const { count } = await db
    .selectFrom('api_tokens')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('user_id', '=', userId)
    .where(isGood(now))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Ends one of a person's tokens; answers whether there was one. */
export async function revokeTokenOf(db: Db, userId: number, tokenId: number, now: string): Promise<boolean> {
  const row = await db
    .updateTable('api_tokens')
    .set({ revoked_at: now })
    .where('id', '=', tokenId)
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends all of a person's tokens that were not revoked; answers how many. */
export async function revokeTokensOf(db: Db, userId: number, now: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('api_tokens')
    .set({ revoked_at: now })
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Removes a person's tokens that ended, or were ended, before the instant. */
export async function deleteEndedTokens(db: Db, userId: number, before: string): Promise<void> {
  await db
    .deleteFrom('api_tokens')
    .where('user_id', '=', userId)
    .where(({ eb, or }) => or([eb('expires_at', '<', before), eb('revoked_at', '<', before)]))
    .execute();
}
