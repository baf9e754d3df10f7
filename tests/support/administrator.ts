import type { Store } from '../../src/platform/database/store.ts';
import type { Client } from './client.ts';
import type { App } from './server.ts';

/** Makes somebody an administrator who has shown a second factor in every session they have now. */
async function promote(store: Store, userId: number): Promise<void> {
  await store.db.updateTable('users').set({ role: 'admin' }).where('id', '=', userId).execute();
  await store.db
    .updateTable('sessions')
    .set((session) => ({ second_factor_at: session.ref('confirmed_at') }))
    .where('user_id', '=', userId)
    .execute();
}

/** A browser in which an administrator has signed in. */
export async function administratorOf(app: App, store: Store, email?: string): Promise<{ readonly client: Client; readonly id: number }> {
  const client = app.client();
  const { id } = await client.registerPerson(email);
  await promote(store, id);
  return { client, id };
}
