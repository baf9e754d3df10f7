import { DEFAULT_LANGUAGE, type Language } from '../../contract/language.ts';
import type { Db } from '../../platform/database/store.ts';
import type { Challenge } from './repository.ts';

/** One sending of a challenge's code: the first is 0. */
export interface Sending {
  readonly verification_id: number;
  readonly sending: number;
}

type State = NonNullable<Challenge['message_status']>;

/** Notes that the message is being handed over, and answers the challenge; undefined when it was begun before, or nobody waits for it any more. */
export async function beginMessage(db: Db, { verification_id, sending }: Sending, now: string): Promise<Challenge | undefined> {
  return db
    .updateTable('phone_verification')
    .set({ message_status: 'sending', updated_at: now })
    .where('id', '=', verification_id)
    .where('resend_count', '=', sending)
    .where('message_status', '=', 'queued')
    .where('status', '=', 'pending')
    .where('code_expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
}

/** The language in which the person is written to. */
export async function findLanguage(db: Db, userId: number): Promise<Language> {
  const row = await db.selectFrom('user_preferences').select('language_preference').where('user_id', '=', userId).executeTakeFirst();
  return row?.language_preference ?? DEFAULT_LANGUAGE;
}

/** The challenge of that sending; undefined when there is none, or its code was sent again since. */
export async function findSending(db: Db, { verification_id, sending }: Sending): Promise<Challenge | undefined> {
  return db.selectFrom('phone_verification').selectAll().where('id', '=', verification_id).where('resend_count', '=', sending).executeTakeFirst();
}

/** Notes how a sending stands now if it stood at one of `from`; answers whether it did. */
export async function moveMessage(
  db: Db,
  { verification_id, sending }: Sending,
  from: readonly State[],
  to: { readonly message_status: State; readonly message_id?: string },
): Promise<boolean> {
  const moved = await db
    .updateTable('phone_verification')
    .set(to)
    .where('id', '=', verification_id)
    .where('resend_count', '=', sending)
    .where('message_status', 'in', from)
    .returning('id')
    .executeTakeFirst();
  return moved !== undefined;
}
