import type { Db } from '../../../platform/database/store.ts';
import type { LinkPurpose } from './rules.ts';

/** A link as it begins. */
export interface NewLink {
  readonly purpose: LinkPurpose;
  /** Whose it is; null for an invitation. */
  readonly user_id: number | null;
  /** In lower case; null where the purpose needs none. */
  readonly email: string | null;
  readonly token_hash: string;
  readonly created_at: string;
  readonly expires_at: string;
}

const LINK_COLUMNS = ['id', 'user_id', 'purpose', 'email', 'former_email', 'expires_at', 'used_at'] as const;

/** Adds a link and answers its number. */
export async function insertLink(db: Db, link: NewLink): Promise<number> {
  const { id } = await db.insertInto('account_links').values(link).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Removes what of a person's links is not used: those of one purpose, or all. */
export async function deleteUnusedLinks(db: Db, userId: number, purpose?: LinkPurpose): Promise<void> {
  const unused = db.deleteFrom('account_links').where('user_id', '=', userId).where('used_at', 'is', null);
  await (purpose === undefined ? unused : unused.where('purpose', '=', purpose)).execute();
}

/** Gives a link that is not used another token and another end; undefined when there is none. */
export async function replaceToken(db: Db, linkId: number, token: { readonly token_hash: string; readonly expires_at: string }) {
  return db.updateTable('account_links').set(token).where('id', '=', linkId).where('used_at', 'is', null).returning(LINK_COLUMNS).executeTakeFirst();
}

/** The link of that number, used or not. */
export async function findLinkById(db: Db, linkId: number) {
  return db.selectFrom('account_links').select(LINK_COLUMNS).where('id', '=', linkId).executeTakeFirst();
}

/** The link of a token, while it is good. */
export async function findGoodLink(db: Db, purpose: LinkPurpose, tokenHash: string, now: string) {
  return db
    .selectFrom('account_links')
    .select(LINK_COLUMNS)
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** A person's link of a purpose, while it is good. */
export async function findOpenLink(db: Db, userId: number, purpose: LinkPurpose, now: string) {
  return db
    .selectFrom('account_links')
    .select(LINK_COLUMNS)
    .where('user_id', '=', userId)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Uses the link of a token, while it is good; of two at once one is told undefined. */
export async function useGoodLink(db: Db, purpose: LinkPurpose, tokenHash: string, now: string) {
  return db
    .updateTable('account_links')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(LINK_COLUMNS)
    .executeTakeFirst();
}

/** Removes links that ended before the instant. */
export async function deleteEndedLinks(db: Db, before: string): Promise<void> {
  await db.deleteFrom('account_links').where('expires_at', '<', before).execute();
}
