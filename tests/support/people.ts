import type { Insertable } from 'kysely';
import type { UserRow } from '../../src/platform/database/rows/people.ts';
import type { Store } from '../../src/platform/database/store.ts';

/** A person that was added. */
export interface AddedPerson {
  readonly id: number;
  readonly email: string;
}

let added = 0;

/** Adds a person; each call another one, unless `overrides` says who. The password hash fits no password. */
export async function addPerson(store: Store, overrides: Partial<Insertable<UserRow>> = {}): Promise<AddedPerson> {
  added += 1;
  const at = '2025-01-01T00:00:00.000Z';
  return store.db
    .insertInto('users')
    .values({ email: `person${added}@example.org`, password_hash: 'none', created_at: at, updated_at: at, ...overrides })
    .returning(['id', 'email'])
    .executeTakeFirstOrThrow();
}

/** Two people, so that a test can see that one does not see the other. */
export async function addTwoPeople(store: Store): Promise<readonly [AddedPerson, AddedPerson]> {
  return [await addPerson(store), await addPerson(store)];
}
