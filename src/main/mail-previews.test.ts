import { expect, it } from 'vitest';
import { onSqlite } from '../../tests/support/databases.ts';
import { startApp } from '../../tests/support/server.ts';
import { openStore } from '../platform/database/open.ts';
import { mailPreviews } from './mail-previews.ts';

const NAMED = { full_name: 'Ada', language: 'en' } as const;

it('there is a preview of every mail that can be ordered, in words of both languages', async () => {
  const previews = mailPreviews(() => 'https://mingus.example.org');
  expect(previews.length).toBeGreaterThanOrEqual(20);
  for (const { name, write } of previews) {
    const [english, spanish] = [await write(NAMED), await write({ ...NAMED, language: 'es' })];
    expect(english?.text, name).toBeTruthy();
    if (name !== 'identity.invite') expect(english?.subject, name).not.toBe(spanish?.subject);
    for (const mail of [english, spanish]) {
      expect(mail?.text, name).not.toMatch(/undefined|null|NaN|\[object/);
      expect(mail?.html, name).toMatch(/^<!doctype html>/);
      expect(mail?.html, name).not.toMatch(/<(?:img|link|script)/);
    }
  }
});

onSqlite('mails to look at', (makeDatabase) => {
  it('stand on a page where Mingus is worked on, whose policy lets them fetch nothing, and every mail that is sent is among them', async () => {
    const store = await openStore(await makeDatabase());
    const app = await startApp(store);
    const list = await fetch(`${app.url}/development/mails`);
    const page = await list.text();
    const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, path]) => path ?? '');
    for (const template of app.mingus.mailTemplates) expect(page, template).toContain(`/development/mails/${template}/es/html`);
    expect(links.length).toBe(4 * mailPreviews(() => '').length);
    for (const path of links) {
      const answer = await fetch(`${app.url}${path}`);
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get('content-security-policy')).toBe(
        "default-src 'none';style-src 'unsafe-inline';base-uri 'none';frame-ancestors 'none'",
      );
      // A name made of HTML’s own signs stands in it as words.
      expect(await answer.text(), path).not.toContain(path.endsWith('/html') ? '<b>' : '&lt;');
    }
    expect((await fetch(`${app.url}/development/mails/identity.nothing/en/html`)).status).toBe(404);
    await app.close();
    await store.close();
  });
});
