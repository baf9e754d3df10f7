import { expect, it } from 'vitest';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import type { Store } from '../../../platform/database/store.ts';
import type { Target } from '../../../platform/delivery/target-sender.ts';
import { insertTarget, listTargetsOf } from './repository.ts';
import { createTargetSeals } from './seals.ts';

const OLD = 'an older key for tests that nobody has, 48 letters';
const NEW = 'a newer key for tests that nobody has, 48 letters!';
const NOW = '2025-01-15T12:00:00.000Z';
const HOOK: Target = { kind: 'webhook', address: 'https://hooks.example.org/x', secret: 'mingus_webhook_of_nobody' };

const sealsOf = (store: Store, ...secretKeys: readonly [string, ...string[]]) => createTargetSeals({ store, secretKeys });

async function personIn(store: Store, email: string): Promise<number> {
  const person = { email, password_hash: '', created_at: NOW, updated_at: NOW };
  return (await store.db.insertInto('users').values(person).returning('id').executeTakeFirstOrThrow()).id;
}

onEachDatabase('where targets are', (open) => {
  it('outlives another secret key while the older one is known, and the older one afterwards, for each person alone', async () => {
    const store = await open();
    const people = [await personIn(store, 'ada@example.org'), await personIn(store, 'bo@example.org')];
    const sealed = sealsOf(store, OLD);
    for (const userId of people) await insertTarget(store.db, userId, { kind: 'webhook', host: 'x', sealed: sealed.seal(userId, HOOK) }, NOW);
    const rows = async () => (await Promise.all(people.map((userId) => listTargetsOf(store.db, userId)))).flat();
    const opened = async (...keys: readonly [string, ...string[]]) => (await rows()).map((row) => sealsOf(store, ...keys).open(row));
    const before = await rows();
    await sealed.sealAnew();
    expect(await rows()).toEqual(before);
    expect(await opened(NEW)).toEqual([undefined, undefined]);
    expect(await opened(NEW, OLD)).toEqual([HOOK, HOOK]);
    await sealsOf(store, NEW, OLD).sealAnew();
    expect(await opened(NEW)).toEqual([HOOK, HOOK]);
    const [ada, bo] = await rows();
    expect(sealsOf(store, NEW).open({ user_id: ada?.user_id ?? 0, sealed: bo?.sealed ?? '' })).toBeUndefined();
    // What cannot be opened stays as it is.
    await sealsOf(store, 'a third key that never sealed a thing, 48 letters', OLD).sealAnew();
    expect(await opened(NEW)).toEqual([HOOK, HOOK]);
  });
});
