import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { migrate } from '../../src/platform/database/migrations/migrate.ts';
import { openStore } from '../../src/platform/database/open.ts';
import type { Store } from '../../src/platform/database/store.ts';
import { ownRequest } from '../attacks/support/aims.ts';
import { openSession } from '../attacks/support/credentials.ts';
import { changes, readApi } from '../attacks/support/operations.ts';
import { differences, everyRowOf } from '../attacks/support/owned-rows.ts';
import { addFullPerson } from '../attacks/support/person.ts';
import { quickFolder } from '../support/quick-folder.ts';
import { startApp } from '../support/server.ts';
import { browserPath, openBrowser } from './support/browser.ts';
import { orders, startHostileServer, UNASKED_POSTS } from './support/hostile-page.ts';

const answered = z.looseObject({ msg: z.literal('answered'), method: z.string(), route: z.string(), status: z.int() });
/** How a forged request may be answered: there is no session, not from here, not this method, not this kind of content. */
const REFUSED: readonly number[] = [401, 403, 404, 405, 415];

async function openFresh(): Promise<Store> {
  const folder = await mkdtemp(join(quickFolder(), 'mingus-origin-'));
  const settings = { kind: 'sqlite', path: join(folder, 'mingus.db') } as const;
  await migrate(settings);
  const store = await openStore(settings);
  onTestFinished(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
  return store;
}

describe.skipIf(browserPath === undefined && process.env['CI'] !== 'true')(
  'a page of somebody else’s, in the browser of a person who is signed in',
  () => {
    it('changes nothing, by no request of the API and in no way that a browser sends one', async () => {
      const store = await openFresh();
      const app = await startApp(store, { env: { LOG_LEVEL: 'info' } });
      const [browser, hostile] = [await openBrowser(), await startHostileServer()];
      onTestFinished(async () => {
        await browser.close();
        await hostile.close();
      });
      const ada = await addFullPerson(store, 'owner');
      const value = await openSession(store, app.clock.now(), { user_id: ada.id });
      const context = await browser.newContext();
      await context.addCookies([{ name: 'mingus_session', value, url: app.url, httpOnly: true, sameSite: 'Strict' }]);
      const page = await context.newPage();

      const answers = () => app.logLines.flatMap((line) => answered.safeParse(JSON.parse(line)).data ?? []);
      const posts = () => answers().filter(({ method }) => method === 'POST').length;
      const accepted = () => answers().filter(({ method, status }) => !['GET', 'HEAD'].includes(method) && !REFUSED.includes(status));
      const { operations } = await readApi(
        app.mingus.routes.map(({ endpoint }) => endpoint),
        app.mingus.problems,
      );
      const unsafe = operations.filter((each) => changes(each) && each.endpoint.access !== 'by_link');
      expect(unsafe.length).toBeGreaterThan(30);
      const order = orders(
        app.url,
        unsafe.map((each) => ownRequest(each, ada.ids)),
      );
      // Whoever asks first for the key of this server has it made: that is nobody's, and no change of anybody's.
      expect((await context.request.get(`${app.url}/api/push`)).status()).toBe(200);
      const before = await everyRowOf(store);
      // Of the same host the browser sends the cookie along, for a port is no other site; of another host it does not.
      for (const [count, host] of ['127.0.0.1', 'localhost'].entries()) {
        await page.goto(`http://${host}:${hostile.port}/`);
        await page.evaluate(`attack(${JSON.stringify(order)})`);
        // What is sent while a page closes may come after all else.
        await expect.poll(posts, { timeout: 30_000 }).toBeGreaterThanOrEqual((count + 1) * UNASKED_POSTS * order.unasked.length);
        expect(accepted()).toEqual([]);
      }
      expect(differences(before, await everyRowOf(store))).toEqual([]);
      expect(new Set(answers().flatMap(({ method, status }) => (method === 'POST' ? [status] : [])))).toEqual(new Set([401, 403, 405]));

      // The cookie was there all the while: what only reads was answered. And a page of Mingus itself is heard.
      expect(answers()).toContainEqual(expect.objectContaining({ method: 'GET', route: '/api/me', status: 200 }));
      await page.goto(`${app.url}/api/auth/session`);
      const { csrf_token } = z.object({ csrf_token: z.string() }).parse(JSON.parse(await page.innerText('pre')));
      const headers = { 'content-type': 'application/json', 'x-csrf-token': csrf_token };
      const own = { method: 'PATCH', headers, body: JSON.stringify({ full_name: 'Ada King' }) };
      expect(await page.evaluate(`fetch('/api/me', ${JSON.stringify(own)}).then(({ status }) => status)`)).toBe(200);
      expect(accepted()).toMatchObject([{ method: 'PATCH', route: '/api/me', status: 200 }]);
      expect(differences(before, await everyRowOf(store)).some((change) => change.includes('Ada King'))).toBe(true);
    });
  },
);
