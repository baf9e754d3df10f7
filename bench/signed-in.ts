import { createPasswordHasher } from '../src/features/identity/passwords/password-hash.ts';
import { Client } from '../tests/support/client.ts';
import type { FilledPerson } from './fill.ts';

/** Everybody's. */
export const PASSWORD = 'correct horse battery staple';

/** The hash of the password that everybody has: made once, because it is meant to take long. */
export const hashOfPassword = (): Promise<string> => createPasswordHasher().hash(PASSWORD);

/** Signs people in, as a browser would. */
export async function signIn(url: string, people: readonly FilledPerson[]): Promise<Client[]> {
  const clients: Client[] = [];
  for (const { email } of people) {
    const client = new Client(url);
    const { status } = await client.post('/api/auth/login', { email, password: PASSWORD });
    if (status !== 200) throw new Error(`signing in answered ${status}`);
    clients.push(client);
  }
  return clients;
}
