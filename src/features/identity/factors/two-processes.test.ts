import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import type { Client } from '../../../../tests/support/client.ts';
import { onEachDatabaseFile } from '../../../../tests/support/databases.ts';
import { addTotp, codeOf } from '../../../../tests/support/second-factors.ts';
import { startApp } from '../../../../tests/support/server.ts';
import { openStore } from '../../../platform/database/open.ts';
import { instantOf } from '../../../platform/clock.ts';
import { hashOfToken } from '../sessions/tokens.ts';

const AT_ONCE = 50;
const PATH = '/api/auth/second-factor';

onEachDatabaseFile('two processes over one database', (makeDatabase) => {
  /** Two servers, a person with an authenticator app, and browsers at either server. */
  async function twoServers() {
    const settings = await makeDatabase();
    const stores = [await openStore(settings), await openStore(settings)] as const;
    onTestFinished(async () => void (await Promise.all(stores.map((store) => store.close()))));
    const [one, other] = [await startApp(stores[0]), await startApp(stores[1])];
    const ada = one.client();
    const { id } = await ada.registerPerson();
    const { secret, recoveryCodes } = await addTotp(ada, one.clock);
    other.clock.set(instantOf(one.clock.now()));
    const browsers = Array.from({ length: AT_ONCE }, (_, index) => (index % 2 === 0 ? one : other).client());
    /** The right password so many times, as it leaves the database: comparing each would take a minute. */
    const challenges = async (count: number): Promise<readonly string[]> => {
      const ids = Array.from({ length: count }, () => randomBytes(32).toString('base64url'));
      const times = { created_at: instantOf(one.clock.now()), expires_at: instantOf(one.clock.now() + 300_000) };
      const rows = ids.map((each) => ({
        user_id: id,
        challenge_hash: hashOfToken(each),
        purpose: 'sign_in' as const,
        passkey_challenge: null,
        ...times,
      }));
      await stores[0].db.insertInto('factor_challenges').values(rows).execute();
      return ids;
    };
    const show = (shown: (browser: Client, index: number) => object) =>
      Promise.all(browsers.map(async (browser, index) => (await browser.post(PATH, shown(browser, index))).status));
    const rowsOf = async (event: 'login_success' | 'login_failed') => {
      const rows = await stores[0].db.selectFrom('verification_audit_log').select('event_details').where('event_type', '=', event).execute();
      return rows.length;
    };
    const counts = async () => ({ successes: await rowsOf('login_success'), failures: await rowsOf('login_failed') });
    const mostTries = async () => {
      const rows = await stores[0].db.selectFrom('factor_challenges').select('tries').execute();
      return Math.max(...rows.map(({ tries }) => tries));
    };
    return { clock: one.clock, mostTries, secret, recoveryCodes, challenges, show, counts };
  }

  const opened = (statuses: readonly number[]) => statuses.filter((status) => status === 200);

  test('let one in of fifty with the same right code, whichever challenge each has', async () => {
    const { challenges, clock, counts, secret, show } = await twoServers();
    const before = await counts();
    const ids = await challenges(AT_ONCE);
    const code = codeOf(secret, clock);
    const statuses = await show((_, index) => ({ challenge_id: ids[index], code }));
    expect(opened(statuses)).toHaveLength(1);
    expect(new Set(statuses)).toEqual(new Set([200, 422]));
    const after = await counts();
    expect([after.successes - before.successes, after.failures - before.failures]).toEqual([1, AT_ONCE - 1]);
  });

  test('look at five tries of one challenge, and let one in of them', async () => {
    const { challenges, clock, counts, mostTries, secret, show } = await twoServers();
    const before = await counts();
    const [challenge_id] = await challenges(1);
    const wrong = await show(() => ({ challenge_id, code: codeOf(secret, clock, 7) }));
    expect(opened(wrong)).toEqual([]);
    expect(await mostTries()).toBe(5);
    const after = await counts();
    expect(after.successes - before.successes + (after.failures - before.failures)).toBe(AT_ONCE);
    // Right ones and wrong ones at once: the first right one ends the challenge, sooner or later.
    const [both] = await challenges(1);
    const mixed = await show((_, index) => ({ challenge_id: both, code: codeOf(secret, clock, index % 2 === 0 ? 0 : 7) }));
    expect(opened(mixed).length).toBeLessThanOrEqual(1);
    expect(await mostTries()).toBe(5);
    const [next] = await challenges(1);
    const right = await show((_, index) => ({ challenge_id: index === 0 ? next : challenge_id, code: codeOf(secret, clock, 1) }));
    expect([opened(right).length, right[0]]).toEqual([1, 200]);
  });

  test('take a recovery code once', async () => {
    const { challenges, recoveryCodes, show } = await twoServers();
    const ids = await challenges(AT_ONCE);
    const statuses = await show((_, index) => ({ challenge_id: ids[index], recovery_code: recoveryCodes[0] }));
    expect(opened(statuses)).toHaveLength(1);
  });
});
