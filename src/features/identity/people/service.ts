import { z } from 'zod';
import { id } from '../../../contract/fields.ts';
import { commonProblems, Problem } from '../../../contract/problem.ts';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Db, Store } from '../../../platform/database/store.ts';
import { orderMail } from '../../../platform/delivery/mail-job.ts';
import { pageFrom, placeOf } from '../../../platform/http/cursor.ts';
import type { Caller, Origin } from '../../../platform/http/route.ts';
import type { Outbox } from '../../../platform/jobs/jobs.ts';
import type { Audit } from '../../audit/index.ts';
import { deleteOtherSessions } from '../sessions/repository.ts';
import { livingAt } from '../sessions/service.ts';
import { revokeTokensOf } from '../tokens/repository.ts';
import { peopleProblems } from './contract.ts';
import { DISABLED_MAIL, ENABLED_MAIL } from './mails.ts';
import { exists, findPersonSeen, listPeopleSeen, lockAdministrators, type PersonSeen, setActive } from './repository.ts';

/** Who looks after somebody: an administrator in the pages, or whoever runs Mingus and typed a command. */
export type Doer = { readonly caller: Pick<Caller, 'user_id'>; readonly origin: Origin } | 'command';

/** Looking after people. Each throws Problem `user.not_found`, and `auth.forbidden` when the doer is no administrator any more. */
export interface People {
  /** People as administrators see them, the newest first, in pages. Throws `request.invalid` for a cursor that is none. */
  list(asked: { readonly q?: string | undefined; readonly limit: number; readonly cursor?: string | undefined }): Promise<{
    readonly items: PersonSeen[];
    readonly next_cursor: string | null;
  }>;
  find(userId: number): Promise<PersonSeen>;
  /**
   * Keeps a person out: at once their sessions end everywhere and their tokens for good. They are told by mail. Answers whether they were not
   * disabled already, which changes nothing. Throws `user.yourself` and `user.last_administrator`.
   */
  disable(userId: number, doer: Doer): Promise<boolean>;
  /** Lets a person in again; they are told by mail. Answers whether they were disabled. */
  enable(userId: number, doer: Doer): Promise<boolean>;
  /** Ends a person's sessions, wherever they are; they may sign in again. Answers how many there were. */
  endSessions(userId: number, doer: Doer): Promise<number>;
}

/** What looking after people needs. */
export interface PeopleParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly audit: Audit;
}

const noSuchPerson = (): Problem => new Problem(peopleProblems['user.not_found'], 'There is no person with this number.');

const idOf = (doer: Doer): number | null => (doer === 'command' ? null : doer.caller.user_id);

/** Who may do this at this moment; holds the administrators, so that none of them is disabled meanwhile. */
async function lockDoers(db: Db, doer: Doer): Promise<readonly number[]> {
  const administrators = await lockAdministrators(db);
  const id = idOf(doer);
  if (id !== null && !administrators.includes(id)) throw new Problem(commonProblems['auth.forbidden'], 'This is for administrators.');
  return administrators;
}

function refuseDisabling(userId: number, doer: Doer, administrators: readonly number[]): void {
  if (userId === idOf(doer)) throw new Problem(peopleProblems['user.yourself'], 'Ask another administrator to disable your account.');
  if (administrators.includes(userId) && administrators.length === 1) {
    throw new Problem(peopleProblems['user.last_administrator'], 'Nobody could look after people then. Make somebody else an administrator first.');
  }
}

/** Looking after people, over the tables `users`, `sessions` and `api_tokens`. */
export function createPeople({ store, clock, outbox, audit }: PeopleParts): People {
  const present = async (db: Db, userId: number): Promise<void> => {
    if (!(await exists(db, userId))) throw noSuchPerson();
  };

  /** One row that names who was concerned and who did it; `by` is null for a command. */
  const record = (db: Db, userId: number, doer: Doer, what: { type: 'role_changed' | 'session_revoked'; reason: string }, counts = {}) =>
    audit.record(db, {
      event_type: what.type,
      user_id: userId,
      origin: doer === 'command' ? null : doer.origin,
      outcome: 'success',
      reason: what.reason,
      details: { by: idOf(doer), ...counts },
    });

  const tell = (db: Db, userId: number, template: string, now: string) =>
    orderMail(outbox, db, { user_id: userId, template, data: {} }, `${template}:${userId}:${now}`);

  return {
    async list({ q, limit, cursor }) {
      const [before] = placeOf(cursor, z.tuple([id])) ?? [];
      return pageFrom(await listPeopleSeen(store.db, { q, before, limit: limit + 1 }, livingAt(clock.now())), limit, (person) => [person.id]);
    },
    async find(userId) {
      const found = await findPersonSeen(store.db, userId, livingAt(clock.now()));
      if (found === undefined) throw noSuchPerson();
      return found;
    },
    disable: (userId, doer) =>
      store.transaction(async (db) => {
        const administrators = await lockDoers(db, doer);
        await present(db, userId);
        refuseDisabling(userId, doer, administrators);
        const now = instantOf(clock.now());
        if (!(await setActive(db, userId, false, now))) return false;
        const ended = { sessions: await deleteOtherSessions(db, userId, null), tokens: await revokeTokensOf(db, userId, now) };
        await record(db, userId, doer, { type: 'role_changed', reason: 'disabled' }, ended);
        await tell(db, userId, DISABLED_MAIL, now);
        return true;
      }),
    enable: (userId, doer) =>
      store.transaction(async (db) => {
        await lockDoers(db, doer);
        await present(db, userId);
        const now = instantOf(clock.now());
        if (!(await setActive(db, userId, true, now))) return false;
        await record(db, userId, doer, { type: 'role_changed', reason: 'enabled' });
        await tell(db, userId, ENABLED_MAIL, now);
        return true;
      }),
    endSessions: (userId, doer) =>
      store.transaction(async (db) => {
        await lockDoers(db, doer);
        await present(db, userId);
        const sessions = await deleteOtherSessions(db, userId, null);
        await record(db, userId, doer, { type: 'session_revoked', reason: 'by_administrator' }, { sessions });
        return sessions;
      }),
  };
}
