import type { Db } from '../../../platform/database/store.ts';

const shown = ['id', 'ip_address', 'reason', 'created_at', 'ends_at'] as const;

/** The block that an address is under at an instant, by what limits count the address as; undefined when it is under none. */
export async function findBlock(db: Db, addressKey: string, now: string) {
  return db
    .selectFrom('address_blocks')
    .select(shown)
    .where('address_key', '=', addressKey)
    .where('ends_at', '>', now)
    .orderBy('ends_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Those of these keys that are blocked at an instant, each with its block. */
export async function listBlocksOf(db: Db, addressKeys: readonly string[], now: string) {
  if (addressKeys.length === 0) return [];
  return db
    .selectFrom('address_blocks')
    .select(['address_key', 'id', 'ends_at'])
    .where('address_key', 'in', addressKeys)
    .where('ends_at', '>', now)
    .execute();
}

/** Blocks that have not ended, the newest first, from before the number; with the e-mail address of who made each. */
export async function listBlocks(db: Db, now: string, before: number, limit: number) {
  return db
    .selectFrom('address_blocks')
    .select(shown)
    .select(({ selectFrom }) => selectFrom('users').select('email').whereRef('users.id', '=', 'address_blocks.blocked_by').as('blocked_by'))
    .where('ends_at', '>', now)
    .where('id', '<', before)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** A block that is to be made. */
export interface NewBlock {
  readonly address_key: string;
  readonly ip_address: string;
  readonly reason: string;
  readonly blocked_by: number;
  readonly created_at: string;
  readonly ends_at: string;
}

/** Makes a block, and answers its number. */
export async function insertBlock(db: Db, block: NewBlock): Promise<number> {
  const { id } = await db.insertInto('address_blocks').values(block).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Ends the blocks of an address that have not ended yet. */
export async function endBlocksOf(db: Db, addressKey: string, now: string): Promise<void> {
  await db.updateTable('address_blocks').set({ ends_at: now }).where('address_key', '=', addressKey).where('ends_at', '>', now).execute();
}

/** Ends a block that has not ended yet; answers whether there was one. */
export async function endBlock(db: Db, blockId: number, now: string): Promise<boolean> {
  const ended = await db
    .updateTable('address_blocks')
    .set({ ends_at: now })
    .where('id', '=', blockId)
    .where('ends_at', '>', now)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}

/** Removes blocks that ended before the instant. */
export async function deleteBlocksEndedBefore(db: Db, before: string): Promise<void> {
  await db.deleteFrom('address_blocks').where('ends_at', '<', before).execute();
}

/** IP addresses that the view lists, the worst first, after so many of them. */
export async function listSuspicious(db: Db, skipped: number, limit: number) {
  return db
    .selectFrom('suspicious_ips')
    .selectAll()
    .orderBy('avg_risk_score', (order) => order.desc().nullsLast())
    .orderBy('total_events', 'desc')
    .orderBy('ip_address')
    .offset(skipped)
    .limit(limit)
    .execute();
}
