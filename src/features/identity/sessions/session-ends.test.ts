import { expect, test } from 'vitest';
import { onEachDatabaseFile } from '../../../../tests/support/databases.ts';
import { clockAt } from '../../../../tests/support/server.ts';
import { twoProcesses } from '../../../../tests/support/two-processes.ts';
import { instantOf } from '../../../platform/clock.ts';
import { hashOfToken, newToken } from './tokens.ts';

const BEGUN = '2025-01-15T12:00:00.000Z';
const IDLE_SECONDS = 3_600;
const LONGEST_SECONDS = 12 * 3_600;

onEachDatabaseFile('the end of a session, to the second', (makeDatabase) => {
  /** Two servers, Ada and Bo, and a way to open as many sessions of Ada's as are looked at, all begun now. */
  async function start() {
    const clock = clockAt(BEGUN);
    const { apps, store } = await twoProcesses(makeDatabase, { clock });
    const { id } = await apps[0].client().registerPerson();
    const bo = apps[1].client();
    await bo.registerPerson();
    const openedNow = async () => {
      const token = newToken();
      const now = instantOf(clock.now());
      const expires_at = instantOf(clock.now() + LONGEST_SECONDS * 1_000);
      const times = { created_at: now, last_seen_at: now, expires_at };
      await store.db
        .insertInto('sessions')
        .values({ user_id: id, token_hash: hashOfToken(token), ip_address: null, user_agent: null, ...times })
        .execute();
      /** What a request to either server is answered with; the session is in use by it. */
      return async (server: 0 | 1): Promise<number> => {
        const client = apps[server].client();
        client.cookies.set('mingus_session', token);
        return (await client.get('/api/me')).status;
      };
    };
    /** Moves the clock to so many seconds after an instant. */
    const at = (since: number, seconds: number): void => clock.set(instantOf(since + seconds * 1_000));
    return { at, bo, clock, openedNow };
  }

  test('comes when it has not been used for an hour: not a second before, and at the second itself', async () => {
    const { at, clock, openedNow } = await start();
    const begun = clock.now();
    // Looking is using: each second is looked at by sessions of its own, on either server.
    const sessions = [];
    for (let count = 0; count < 6; count += 1) sessions.push(await openedNow());
    const statuses = [];
    for (const [index, look] of sessions.entries()) {
      at(begun, IDLE_SECONDS - 1 + Math.floor(index / 2));
      statuses.push(await look(index % 2 === 0 ? 0 : 1));
    }
    expect(statuses).toEqual([200, 200, 401, 401, 401, 401]);
  });

  test('moves with each use, whichever server it was used at', async () => {
    const { at, clock, openedNow } = await start();
    const [used, unused, late] = [await openedNow(), await openedNow(), await openedNow()];
    const begun = clock.now();
    at(begun, IDLE_SECONDS - 1);
    expect([await used(0), await late(1)]).toEqual([200, 200]);
    at(begun, 2 * (IDLE_SECONDS - 1));
    expect([await used(1), await unused(0)]).toEqual([200, 401]);
    at(begun, 3 * (IDLE_SECONDS - 1));
    expect([await used(0), await late(0)]).toEqual([200, 401]);
  });

  test('comes an hour after the last use also when that followed another one closely', async () => {
    const { at, clock, openedNow } = await start();
    const sessions = [await openedNow(), await openedNow(), await openedNow()];
    const begun = clock.now();
    for (const seconds of [40, 41, 59]) {
      at(begun, seconds);
      for (const look of sessions) expect(await look(seconds % 2 === 0 ? 0 : 1)).toBe(200);
    }
    const statuses = [];
    for (const [index, look] of sessions.entries()) {
      at(begun, 59 + IDLE_SECONDS - 1 + index);
      statuses.push(await look(0));
    }
    expect(statuses).toEqual([200, 401, 401]);
  });

  test('comes after twelve hours however much it is used', async () => {
    const { at, bo, clock, openedNow } = await start();
    const begun = clock.now();
    const sessions = [await openedNow(), await openedNow(), await openedNow()];
    for (let seconds = 1_800; seconds < LONGEST_SECONDS; seconds += 1_800) {
      at(begun, seconds);
      for (const look of sessions) expect(await look(seconds % 3_600 === 0 ? 0 : 1)).toBe(200);
    }
    const statuses = [];
    for (const [index, look] of sessions.entries()) {
      at(begun, LONGEST_SECONDS - 1 + index);
      statuses.push(await look(0));
    }
    expect(statuses).toEqual([200, 401, 401]);
    expect((await bo.get('/api/me')).status).toBe(401);
  });
});
