import { legacyPbkdf2, legacyScrypt } from './legacy-hash.ts';
import type { House } from './house.ts';

/** The password of all of them that have one. */
const KINDS_PASSWORD = 'long river quiet lamp';

/** A refused try to sign in. */
export interface RefusedTry {
  readonly email: string;
  readonly password: string;
}

const WRONG = 'a guess that is wrong';

/**
 * Makes one account of each kind, and answers by its name how a sign-in at it is refused. `slowRounds` are the PBKDF2 rounds of the slowest; the most that
 * is accepted is 2,000,000.
 */
export async function accountKinds({ signUp, store }: House, slowRounds: number): Promise<Readonly<Record<string, RefusedTry>>> {
  const hashes = {
    pbkdf2: legacyPbkdf2(KINDS_PASSWORD),
    scrypt: legacyScrypt(KINDS_PASSWORD),
    slow: legacyPbkdf2(KINDS_PASSWORD, 'kQ8vT2mXr9LpZa1B', slowRounds),
  };
  const emailOf = (name: string): string => `${name}@example.org`;
  for (const name of ['present', 'disabled', 'invented', ...Object.keys(hashes)]) await signUp({ email: emailOf(name), password: KINDS_PASSWORD });
  await store.db.updateTable('users').set({ is_active: false }).where('email', '=', emailOf('disabled')).execute();
  await store.db.updateTable('users').set({ is_demo: true }).where('email', '=', emailOf('invented')).execute();
  for (const [name, password_hash] of Object.entries(hashes)) {
    await store.db.updateTable('users').set({ password_hash }).where('email', '=', emailOf(name)).execute();
  }
  return {
    absent: { email: emailOf('nobody'), password: WRONG },
    wrong: { email: emailOf('present'), password: WRONG },
    disabled: { email: emailOf('disabled'), password: KINDS_PASSWORD },
    invented: { email: emailOf('invented'), password: WRONG },
    pbkdf2: { email: emailOf('pbkdf2'), password: WRONG },
    scrypt: { email: emailOf('scrypt'), password: WRONG },
    slow: { email: emailOf('slow'), password: WRONG },
  };
}

/** Limits under which as many passwords may be tried as a test likes: they are counted, and none is refused for its number. */
export const ENDLESS_TRIES = {
  RATELIMIT_ENABLED: 'true',
  RATELIMIT_ANONYMOUS: '1000000/60',
  RATELIMIT_SIGN_IN: '1000000/900',
  RATELIMIT_SIGN_IN_DAY: '1000000/86400',
  RATELIMIT_WRONG_PASSWORD: '1000000/900',
  RATELIMIT_WRONG_PASSWORD_DAY: '1000000/86400',
};

/** The value in the middle. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle - 0.5)] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
