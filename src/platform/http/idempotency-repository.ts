import { type Clock, instantOf } from '../clock.ts';
import type { Db } from '../database/store.ts';
import type { WireAnswer } from './wire-answer.ts';

/** How long an answer is kept: 24 hours. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** A request that carries a key. */
export interface KeyedRequest {
  readonly user_id: number;
  readonly key: string;
  /** `POST /api/imports/7`. */
  readonly route: string;
  readonly body_hash: string;
}

/** What is kept of the first request with a key. */
export interface KeptAnswer {
  readonly route: string;
  readonly body_hash: string;
  /** Null while the first request runs. */
  readonly status: number | null;
  readonly answer: unknown;
}

/** What was answered to a key in the last 24 hours. */
export function findKept(db: Db, clock: Clock, { user_id, key }: KeyedRequest): Promise<KeptAnswer | undefined> {
  return db
    .selectFrom('idempotency_keys')
    .select(['route', 'body_hash', 'status', 'answer'])
    .where('user_id', '=', user_id)
    .where('key', '=', key)
    .where('created_at', '>', instantOf(clock.now() - KEPT_MS))
    .executeTakeFirst();
}

/** Takes the key for this request; false when another has it. An outlived row of the same key makes room. */
export async function takeKey(db: Db, clock: Clock, { user_id, key, route, body_hash }: KeyedRequest): Promise<boolean> {
  const now = clock.now();
  await db
    .deleteFrom('idempotency_keys')
    .where('user_id', '=', user_id)
    .where('key', '=', key)
    .where('created_at', '<=', instantOf(now - KEPT_MS))
    .execute();
  const taken = await db
    .insertInto('idempotency_keys')
    .values({ user_id, key, route, body_hash, status: null, answer: null, created_at: instantOf(now) })
    .onConflict((conflict) => conflict.columns(['user_id', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Keeps the answer beside its key, as text: a database would put its members in another order. (A person who has just been erased has no row left, and needs none.) */
export async function keepAnswer(db: Db, { user_id, key }: KeyedRequest, { status, body }: WireAnswer): Promise<void> {
  await db
    .updateTable('idempotency_keys')
    .set({ status, answer: { text: JSON.stringify(body) } })
    .where('user_id', '=', user_id)
    .where('key', '=', key)
    .execute();
}
