import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Client } from '../../../../tests/support/client.ts';
import { onEachDatabaseFile } from '../../../../tests/support/databases.ts';
import { legacyPbkdf2, legacyScrypt } from '../../../../tests/support/legacy-hash.ts';
import { addPerson } from '../../../../tests/support/people.ts';
import { twoProcesses } from '../../../../tests/support/two-processes.ts';

// LEGACY_HASHES=500 makes so many, all of them as dear as the former application made them: ten minutes. Else a tenth is, and the rest is quick to make.
const ASKED = process.env['LEGACY_HASHES'];
const HASHES = Number(ASKED ?? 40);
const AT_ONCE = 100;
const PRESENT = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;

interface Somebody {
  readonly email: string;
  readonly password: string;
}

const passwordOf = (index: number): string => `old blue bicycle ${index}`;

/** The n-th hash of the former application, of either kind, salted like no other. */
function legacyHash(index: number): string {
  const salt = randomBytes(12).toString('base64url');
  const isDear = ASKED !== undefined || index % 10 === 0;
  if (Math.floor(index / 10) % 2 === 0) return isDear ? legacyPbkdf2(passwordOf(index), salt) : legacyPbkdf2(passwordOf(index), salt, 1_000 + index);
  return isDear ? legacyScrypt(passwordOf(index), salt) : legacyScrypt(passwordOf(index), salt, 1_024);
}

onEachDatabaseFile('hashes of the former application', (makeDatabase) => {
  /** Two servers, and so many people with such a hash. */
  async function start(count: number) {
    const { apps, store, statements } = await twoProcesses(makeDatabase);
    const people = [];
    for (let index = 0; index < count; index += 1) {
      const password_hash = legacyHash(index);
      people.push({ ...(await addPerson(store, { password_hash })), password: passwordOf(index), password_hash });
    }
    const client = (index: number): Client => apps[index % 2 === 0 ? 0 : 1].client();
    const signIn = async (index: number, { email, password }: Somebody): Promise<number> => {
      const { status, headers } = await client(index).post('/api/auth/login', { email, password });
      if (status === 503) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      return status;
    };
    /** Everybody at once, at one server or the other; whoever is told to come again does, with all the others who were. */
    const allAtOnce = async (crowd: readonly Somebody[]): Promise<readonly number[]> => {
      const statuses = await Promise.all(crowd.map((person, index) => signIn(index, person)));
      const again = crowd.filter((_, index) => statuses[index] === 503);
      const others = statuses.filter((status) => status !== 503);
      return again.length === 0 ? others : [...others, ...(await allAtOnce(again))];
    };
    const hashes = async () => {
      const rows = await store.db.selectFrom('users').select(['id', 'password_hash']).orderBy('id').execute();
      return rows.map(({ password_hash }) => password_hash);
    };
    const replaced = () => statements.filter((sql) => sql.startsWith('update "users" set "password_hash"')).length;
    return { people, signIn, allAtOnce, hashes, replaced };
  }

  test(
    `are taken from each of ${HASHES} people and replaced once, and never with another's password`,
    async () => {
      const { people, signIn, hashes, replaced } = await start(HASHES);
      const wrong = [];
      for (const [index, person] of people.entries()) {
        if (index % 10 === 0) wrong.push(await signIn(index, { ...person, password: passwordOf(index + 1) }));
      }
      expect(new Set(wrong)).toEqual(new Set([401]));
      expect(await hashes()).toEqual(people.map(({ password_hash }) => password_hash));
      for (const round of [1, 2]) {
        const statuses = [];
        // Afterwards, at the other server, with what is kept now: some of them are enough.
        for (const [index, person] of people.entries()) if (round === 1 || index % 5 === 0) statuses.push(await signIn(index + round, person));
        expect(new Set(statuses)).toEqual(new Set([200]));
        expect(replaced()).toBe(HASHES);
      }
      const kept = await hashes();
      expect(kept.filter((hash) => PRESENT.test(hash))).toHaveLength(HASHES);
      expect(new Set(kept).size).toBe(HASHES);
    },
    ASKED === undefined ? 120_000 : 1_200_000,
  );

  test(`are replaced once of ${AT_ONCE} sign-ins at once, each of which comes in, at the latest when it was told to come again`, async () => {
    const { people, allAtOnce, hashes, replaced } = await start(4);
    const statuses = await allAtOnce(Array.from({ length: AT_ONCE / people.length }, () => people).flat());
    expect(statuses).toEqual(Array.from({ length: AT_ONCE }, () => 200));
    expect(replaced()).toBe(people.length);
    expect((await hashes()).every((hash) => PRESENT.test(hash))).toBe(true);
  }, 120_000);
});
