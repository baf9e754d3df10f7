import type { Db } from '../../../platform/database/store.ts';

/** Whose password it is and what it is judged by; undefined for nobody, and for a person who may not sign in. */
export async function findOwner(db: Db, userId: number) {
  const found = await db
    .selectFrom('users')
    .select((users) => [
      'email',
      'full_name',
      'is_demo',
      users
        .selectFrom('totp_factors')
        .select('totp_factors.id')
        .whereRef('totp_factors.user_id', '=', 'users.id')
        .where('confirmed_at', 'is not', null)
        .limit(1)
        .as('totp_id'),
      users.selectFrom('passkeys').select('passkeys.id').whereRef('passkeys.user_id', '=', 'users.id').limit(1).as('passkey_id'),
    ])
    .where('id', '=', userId)
    .where('is_active', '=', true)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  const { totp_id, passkey_id, ...owner } = found;
  return { ...owner, has_second_factor: totp_id !== null || passkey_id !== null };
}

/** A password that was judged good, as it is kept. */
export interface ReadyPassword {
  readonly password_hash: string;
  /** Whether it has fewer characters than one that is the only factor must have. */
  readonly password_is_short: boolean;
}

/** Keeps another password. */
export async function updatePassword(db: Db, userId: number, password: ReadyPassword, now: string): Promise<void> {
  await db
    .updateTable('users')
    .set({ ...password, updated_at: now })
    .where('id', '=', userId)
    .execute();
}

/** Notes whether the password is short, where that was not known. */
export async function updateLength(db: Db, userId: number, isShort: boolean): Promise<void> {
  await db.updateTable('users').set({ password_is_short: isShort }).where('id', '=', userId).where('password_is_short', '!=', isShort).execute();
}
