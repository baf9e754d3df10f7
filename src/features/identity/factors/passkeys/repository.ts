import type { Db } from '../../../../platform/database/store.ts';

const SHOWN = ['id', 'name', 'created_at', 'last_used_at'] as const;

/** A passkey as it begins. */
export interface NewPasskey {
  readonly user_id: number;
  readonly name: string;
  readonly credential_id: string;
  readonly public_key: string;
  readonly sign_count: number;
  readonly transports: readonly string[];
  readonly created_at: string;
}

/** Adds a passkey and answers it; undefined when somebody has it already. */
export async function insertPasskey(db: Db, passkey: NewPasskey) {
  return db
    .insertInto('passkeys')
    .values(passkey)
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returning(SHOWN)
    .executeTakeFirst();
}

/** A person's passkeys, the oldest first. */
export async function listPasskeys(db: Db, userId: number) {
  return db
    .selectFrom('passkeys')
    .select([...SHOWN, 'credential_id', 'transports'])
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** What a signature of one of the person's passkeys is checked with; undefined when it is not theirs. */
export async function findPasskeyKey(db: Db, userId: number, credentialId: string) {
  return db
    .selectFrom('passkeys')
    .select(['id', 'credential_id', 'public_key', 'sign_count'])
    .where('credential_id', '=', credentialId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
}

/** Notes a use, unless the passkey has been removed, or has counted as far or further since: then somebody has a copy of it. Answers whether it did. */
export async function notePasskeyUse(db: Db, id: number, signCount: number, now: string): Promise<boolean> {
  const row = await db
    .updateTable('passkeys')
    .set({ sign_count: signCount, last_used_at: now })
    .where('id', '=', id)
    // An authenticator that does not count says 0 each time.
    .where((where) => (signCount === 0 ? where('sign_count', '=', 0) : where('sign_count', '<', signCount)))
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Changes what a person calls one of their passkeys and answers it; undefined when they have none such. */
export async function updatePasskeyName(db: Db, userId: number, id: number, name: string) {
  return db.updateTable('passkeys').set({ name }).where('id', '=', id).where('user_id', '=', userId).returning(SHOWN).executeTakeFirst();
}

/** Removes one of a person's passkeys and answers what they called it; undefined when they have none such. */
export async function deletePasskey(db: Db, userId: number, id: number): Promise<string | undefined> {
  const row = await db.deleteFrom('passkeys').where('id', '=', id).where('user_id', '=', userId).returning('name').executeTakeFirst();
  return row?.name;
}
