import { Problem } from '../../../contract/problem.ts';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Db, Store } from '../../../platform/database/store.ts';
import { hashOfToken, newToken } from '../sessions/tokens.ts';
import { linkProblems } from './contract.ts';
import {
  deleteEndedLinks,
  deleteUnusedLinks,
  findGoodLink,
  findLinkById,
  findOpenLink,
  insertLink,
  replaceToken,
  useGoodLink,
} from './repository.ts';
import { LINK_KEPT_MS, LINK_LIFE_MS, type LinkPurpose } from './rules.ts';

/** A link, without its token. */
export type Link = NonNullable<Awaited<ReturnType<typeof findLinkById>>>;

/** What a link is to do, and for whom. */
export interface LinkOrder {
  readonly purpose: LinkPurpose;
  /** Whose it is; null for an invitation. */
  readonly user_id: number | null;
  /** The new address of `change_email`, whom an `invite` is for; in lower case. */
  readonly email?: string | null;
}

/** The token of a link: the only moment it is known. */
export interface MadeToken {
  readonly token: string;
  /** An instant; from then on the link is no good. */
  readonly expires_at: string;
}

/**
 * Links that are good once and for a time. A token is made when it is handed out and kept by its hash only: neither the outbox nor anything else that is
 * stored holds one, so that whoever reads the database can open none.
 */
export interface Links {
  /** Makes a link and answers its token. Ends the person's older ones of that purpose. In the caller's transaction, which holds the person's row. */
  make(db: Db, order: LinkOrder): Promise<MadeToken>;
  /** As `make`, for a link that goes out by mail: answers its number, and the mail asks `handOut` for the token. */
  prepare(db: Db, order: LinkOrder): Promise<number>;
  /**
   * The token of a prepared link, for the mail that is being written; the link's time begins now. A mail that is written twice gets another token the
   * second time, and only the later is good. Undefined when the link was ended or used since.
   */
  handOut(linkId: number): Promise<(Link & { readonly token: string }) | undefined>;
  /** The link of that number, used or not; undefined when it was ended. */
  byId(linkId: number): Promise<Link | undefined>;
  /** The link of a token, while it is good. */
  find(db: Db, purpose: LinkPurpose, token: string): Promise<Link | undefined>;
  /** A person's link of a purpose, while it is good; whoever asks learns no token. */
  waiting(userId: number, purpose: LinkPurpose): Promise<Link | undefined>;
  /** Uses a link in the caller's transaction; undefined when it is not good, or another used it first. */
  use(db: Db, purpose: LinkPurpose, token: string): Promise<Link | undefined>;
  /** Ends every open link of a person. */
  endAll(db: Db, userId: number): Promise<void>;
  /** Removes what ended a day ago, of everybody. */
  clean(): Promise<void>;
}

/** The problem of a link that is not good: used, replaced by a newer one, out of its time, or never made. Nobody is told which. */
export const invalidLink = (): Problem =>
  new Problem(linkProblems['auth.link_invalid'], 'The link was used, its time is over, or a newer one was sent. Ask for another.');

/** Links over the table `account_links`. */
export function createLinks({ store, clock }: { readonly store: Store; readonly clock: Clock }): Links {
  const now = (): string => instantOf(clock.now());
  const endOf = (purpose: LinkPurpose): string => instantOf(clock.now() + LINK_LIFE_MS[purpose]);

  async function add(db: Db, { purpose, user_id, email = null }: LinkOrder, token: string): Promise<number> {
    if (user_id !== null) await deleteUnusedLinks(db, user_id, purpose);
    const times = { created_at: now(), expires_at: endOf(purpose) };
    return insertLink(db, { purpose, user_id, email, token_hash: hashOfToken(token), ...times });
  }

  return {
    async make(db, order) {
      const token = newToken();
      await add(db, order, token);
      return { token, expires_at: endOf(order.purpose) };
    },
    // Until the mail is written the row has the hash of a token that nobody has.
    prepare: (db, order) => add(db, order, newToken()),
    async handOut(linkId) {
      const found = await findLinkById(store.db, linkId);
      if (found === undefined) return undefined;
      const token = newToken();
      const link = await replaceToken(store.db, linkId, { token_hash: hashOfToken(token), expires_at: endOf(found.purpose) });
      return link && { ...link, token };
    },
    byId: (linkId) => findLinkById(store.db, linkId),
    find: (db, purpose, token) => findGoodLink(db, purpose, hashOfToken(token), now()),
    waiting: (userId, purpose) => findOpenLink(store.db, userId, purpose, now()),
    use: (db, purpose, token) => useGoodLink(db, purpose, hashOfToken(token), now()),
    endAll: (db, userId) => deleteUnusedLinks(db, userId),
    clean: () => deleteEndedLinks(store.db, instantOf(clock.now() - LINK_KEPT_MS)),
  };
}
