import { once } from '../../../src/platform/once.ts';
import { createPasswordHasher } from '../../../src/features/identity/passwords/password-hash.ts';
import type { Store } from '../../../src/platform/database/store.ts';
import { fillEveryTable } from '../../support/full-person.ts';
import { addPerson } from '../../support/people.ts';
import { idsOf } from './owned-rows.ts';

/** The password of everybody who is made here. */
const PASSWORD = 'seven green lanterns drifting';

const passwordHash = once(() => createPasswordHasher().hash(PASSWORD));

/** Somebody with rows in every table. */
export interface Person {
  readonly id: number;
  readonly email: string;
  /** Stands in their JSON. */
  readonly mark: string;
  /** What their rows are called. */
  readonly ids: ReadonlyMap<string, readonly (number | string)[]>;
}

let made = 0;

/** Makes somebody with rows in every table, who can sign in with PASSWORD. */
export async function addFullPerson(store: Store, kind: string, role: 'person' | 'admin' = 'person'): Promise<Person> {
  made += 1;
  const mark = `${kind}-mark-${made}`;
  const { id, email } = await addPerson(store, { email: `${kind}${made}@people.example`, role, password_hash: await passwordHash() });
  await fillEveryTable(store.db, id, mark);
  return { id, email, mark, ids: await idsOf(store, id) };
}
