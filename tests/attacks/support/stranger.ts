import type { Unsigned } from './aims.ts';
import { bySession, csrfTokenOf, openSession } from './credentials.ts';
import { addFullPerson, type Person } from './person.ts';
import type { Got } from './sender.ts';
import type { World } from './world.ts';

/** Somebody else than the victim who is signed in. */
export interface Stranger {
  readonly own: Person;
  readonly token: string;
  readonly csrf: string;
}

/** Lets somebody else come in, with rows of their own and a session; an administrator has shown a second factor. */
export async function strangerIn({ store, app, sender }: World, role: 'person' | 'admin' = 'person'): Promise<Stranger> {
  const own = await addFullPerson(store, 'stranger', role);
  const token = await openSession(store, app.clock.now(), { user_id: own.id, bySecondFactor: role === 'admin' });
  return { own, token, csrf: await csrfTokenOf(sender, token) };
}

/** Sends a request as they would from a page of Mingus. */
export const askAs = ({ sender }: Pick<World, 'sender'>, { token, csrf }: Stranger, request: Unsigned): Promise<Got> =>
  sender.send({ ...request, headers: { ...request.headers, ...bySession(sender.url, token, csrf) } });
