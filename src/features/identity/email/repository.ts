import type { Db } from '../../../platform/database/store.ts';

/** A person's present address and whether they are invented; undefined for nobody. */
export async function findAddress(db: Db, userId: number) {
  return db.selectFrom('users').select(['email', 'is_demo']).where('id', '=', userId).executeTakeFirst();
}

/** Gives a person another address, which is confirmed by that. Fails with a unique violation when another account has it. */
export async function updateEmail(db: Db, userId: number, email: string, now: string): Promise<void> {
  await db.updateTable('users').set({ email, email_verified_at: now, updated_at: now }).where('id', '=', userId).execute();
}

/** Notes which address a used link replaced, so that it can be told. */
export async function keepFormerEmail(db: Db, linkId: number, formerEmail: string): Promise<void> {
  await db.updateTable('account_links').set({ former_email: formerEmail }).where('id', '=', linkId).execute();
}
