import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { addTwoPeople } from '../../../../tests/support/people.ts';
import { clockAt } from '../../../../tests/support/server.ts';
import { everyRow } from '../../../../tests/support/every-row.ts';
import { LINK_LIFE_MS, linkAddress } from './rules.ts';
import { createLinks } from './service.ts';

onEachDatabase('a link that comes by mail', (open) => {
  const twoPeople = async () => {
    const store = await open();
    const clock = clockAt('2026-03-02T08:00:00.000Z');
    const [ada, bo] = await addTwoPeople(store);
    return { store, clock, ada: ada.id, bo: bo.id, links: createLinks({ store, clock }), elsewhere: createLinks({ store, clock }) };
  };

  test('has a token of 256 bits that is kept nowhere, and opens what it was made for once', async () => {
    const { store, links, ada } = await twoPeople();
    const { token } = await store.transaction((db) => links.make(db, { purpose: 'reset_password', user_id: ada }));
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(JSON.stringify(await everyRow(store.db))).not.toContain(token);
    expect(await links.find(store.db, 'sign_in', token)).toBeUndefined();
    expect(await links.use(store.db, 'change_email', token)).toBeUndefined();
    expect(await links.find(store.db, 'reset_password', token)).toMatchObject({ user_id: ada, email: null });
    expect(await links.use(store.db, 'reset_password', token)).toMatchObject({ user_id: ada });
    expect(await links.use(store.db, 'reset_password', token)).toBeUndefined();
    expect(await links.find(store.db, 'reset_password', token)).toBeUndefined();
  });

  test('is good until its time is over, to the millisecond', async () => {
    const { store, clock, links, ada } = await twoPeople();
    const { token } = await links.make(store.db, { purpose: 'reset_password', user_id: ada });
    clock.pass(LINK_LIFE_MS.reset_password - 1);
    expect(await links.find(store.db, 'reset_password', token)).toBeDefined();
    clock.pass(1);
    expect(await links.find(store.db, 'reset_password', token)).toBeUndefined();
    expect(await links.use(store.db, 'reset_password', token)).toBeUndefined();
    expect(LINK_LIFE_MS).toMatchObject({ reset_password: 15 * 60_000, invite: 7 * 24 * 3_600_000 });
  });

  test('ends when a newer one of its purpose is made for the same person, and no other does', async () => {
    const { store, links, ada, bo } = await twoPeople();
    const { token: first } = await links.make(store.db, { purpose: 'reset_password', user_id: ada });
    const others = [
      ['sign_in', (await links.make(store.db, { purpose: 'sign_in', user_id: ada })).token],
      ['reset_password', (await links.make(store.db, { purpose: 'reset_password', user_id: bo })).token],
      ['invite', (await links.make(store.db, { purpose: 'invite', user_id: null })).token],
    ] as const;
    const { token: second } = await links.make(store.db, { purpose: 'reset_password', user_id: ada });
    expect(await links.find(store.db, 'reset_password', first)).toBeUndefined();
    expect(await links.find(store.db, 'reset_password', second)).toBeDefined();
    for (const [purpose, token] of others) expect(await links.find(store.db, purpose, token), purpose).toBeDefined();
    await links.endAll(store.db, ada);
    expect(await links.find(store.db, 'reset_password', second)).toBeUndefined();
    expect(await links.find(store.db, 'sign_in', others[0][1])).toBeUndefined();
    expect(await links.find(store.db, 'reset_password', others[1][1])).toBeDefined();
  });

  test('is used by one of many who come at once, in two processes', async () => {
    const { store, links, elsewhere, ada } = await twoPeople();
    const { token } = await links.make(store.db, { purpose: 'reset_password', user_id: ada });
    const uses = await Promise.all(
      Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? links : elsewhere).use(store.db, 'reset_password', token)),
    );
    expect(uses.filter((link) => link !== undefined)).toHaveLength(1);
  });

  test('is not used when what it was used for fails', async () => {
    const { store, links, ada } = await twoPeople();
    const { token } = await links.make(store.db, { purpose: 'reset_password', user_id: ada });
    const failed = store.transaction(async (db) => {
      await links.use(db, 'reset_password', token);
      throw new Error('later');
    });
    await expect(failed).rejects.toThrow('later');
    expect(await links.use(store.db, 'reset_password', token)).toBeDefined();
  });

  test('gets its token when its mail is written, and its time begins then; written twice, the later one is good', async () => {
    const { store, clock, links, ada } = await twoPeople();
    const id = await links.prepare(store.db, { purpose: 'change_email', user_id: ada, email: 'new@example.org' });
    clock.pass(3 * 3_600_000);
    const first = await links.handOut(id);
    const second = await links.handOut(id);
    expect(first).toMatchObject({ id, user_id: ada, email: 'new@example.org' });
    expect(await links.find(store.db, 'change_email', first?.token ?? '')).toBeUndefined();
    clock.pass(LINK_LIFE_MS.change_email - 1);
    expect(await links.use(store.db, 'change_email', second?.token ?? '')).toMatchObject({ id });
    expect(await links.handOut(id)).toBeUndefined();
    expect(await links.byId(id)).toMatchObject({ used_at: new Date(clock.now()).toISOString() });
  });

  test('is not mailed any more when it was ended meanwhile', async () => {
    const { store, links, ada } = await twoPeople();
    const id = await links.prepare(store.db, { purpose: 'reset_password', user_id: ada });
    await links.endAll(store.db, ada);
    expect(await links.handOut(id)).toBeUndefined();
    expect(await links.byId(id)).toBeUndefined();
  });
});

test('a link’s address is a page of this Mingus with the token in its query', () => {
  expect(linkAddress('https://mingus.example.org', 'reset', 'abc')).toBe('https://mingus.example.org/reset?token=abc');
  expect(linkAddress('http://localhost:3000', 'register', 'abc')).toBe('http://localhost:3000/register?invite=abc');
});
