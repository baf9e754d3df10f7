import type { Db } from '../../../../platform/database/store.ts';

const COLUMNS = ['id', 'sealed_secret', 'confirmed_at', 'last_step'] as const;

/** A person's authenticator app, set up or being set up; undefined for none. */
export async function findTotp(db: Db, userId: number) {
  return db.selectFrom('totp_factors').select(COLUMNS).where('user_id', '=', userId).executeTakeFirst();
}

/** Keeps the secret of an app that is being set up, in place of one that never was; answers false when one is set up already. */
export async function saveUnconfirmedTotp(db: Db, userId: number, sealed_secret: string, created_at: string): Promise<boolean> {
  const row = await db
    .insertInto('totp_factors')
    .values({ user_id: userId, sealed_secret, created_at })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ sealed_secret, created_at }).where('totp_factors.confirmed_at', 'is', null))
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Turns on the app whose secret is still the one that was looked at, noting the step of the code that was shown; answers whether it did. */
export async function turnOnTotp(
  db: Db,
  { id, sealed_secret }: { readonly id: number; readonly sealed_secret: string },
  step: number,
  now: string,
): Promise<boolean> {
  const row = await db
    .updateTable('totp_factors')
    .set({ confirmed_at: now, last_step: step })
    .where('id', '=', id)
    .where('sealed_secret', '=', sealed_secret)
    .where('confirmed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes the step of a right code; answers false when that step or a later one was taken before. One statement: of codes at once one is accepted. */
export async function takeTotpStep(db: Db, id: number, step: number): Promise<boolean> {
  const row = await db
    .updateTable('totp_factors')
    .set({ last_step: step })
    .where('id', '=', id)
    .where('confirmed_at', 'is not', null)
    .where((where) => where.or([where('last_step', 'is', null), where('last_step', '<', step)]))
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps a secret as it is sealed now, unless it changed since it was read. */
export async function resealTotp(db: Db, id: number, from: string, to: string): Promise<void> {
  await db.updateTable('totp_factors').set({ sealed_secret: to }).where('id', '=', id).where('sealed_secret', '=', from).execute();
}

/** Secrets of a page of people, in the order of their numbers, after the one given. */
export async function listSealed(db: Db, afterId: number, most: number) {
  return db.selectFrom('totp_factors').select(['id', 'user_id', 'sealed_secret']).where('id', '>', afterId).orderBy('id').limit(most).execute();
}

/** Removes a person's app, if it was turned on, and answers its number; undefined when there is none. */
export async function deleteTotp(db: Db, userId: number): Promise<number | undefined> {
  const row = await db
    .deleteFrom('totp_factors')
    .where('user_id', '=', userId)
    .where('confirmed_at', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}
