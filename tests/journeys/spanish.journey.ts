import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { en } from '../../web/src/i18n/en.ts';
import { es } from '../../web/src/i18n/es.ts';
import { makeAdministrator, signInAdministrator } from './support/administrator.ts';
import { browserPath, isTooWide, openBrowser, type Seat, sitDown } from './support/browser.ts';
import { englishLeft, isEnglish } from './support/english-left.ts';
import { everyPath, expectNothingWrong, OUTSIDE, QUICK_READER, SHEETS } from './support/every-page.ts';
import { type RunningServer, startServer } from './support/server.ts';

const MEXICO = { locale: 'es-MX' } as const;
const NARROW = { width: 320, height: 844 } as const;
/** Every page is opened: on a busy machine that takes longer than a journey may. */
const LONG = { timeout: 600_000 } as const;
const PASSWORD = 'siete faroles verdes al viento';

async function registerInSpanish({ page }: Seat, email: string): Promise<void> {
  await page.goto('/register');
  await page.getByLabel(es.session.register.email).fill(email);
  await page.getByLabel(es.session.register.password, { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: es.session.register.submit }).click();
  await page.getByRole('heading', { name: es.onboarding.welcome.title, level: 1 }).waitFor();
  expect(await englishLeft(page)).toEqual([]);
  await page.getByRole('link', { name: es.onboarding.welcome.look_around }).click();
  await page.getByRole('heading', { name: es.home.title, level: 1 }).waitFor();
}

/** Opens each page and expects Spanish alone on it, and nothing wrong; nor is any wider than the narrowest telephone. */
async function expectSpanish(seat: Seat, paths: readonly string[]): Promise<void> {
  const { page } = seat;
  const wide = page.viewportSize();
  for (const path of paths) {
    await expectNothingWrong(seat, path, es);
    expect(await page.evaluate('document.documentElement.lang'), path).toBe('es');
    expect(await englishLeft(page), `English on ${path}`).toEqual([]);
    await page.setViewportSize(NARROW);
    // What measures its own width does so after the window.
    await expect.poll(() => isTooWide(page), { message: `${path} scrolls sideways at 320 pixels`, timeout: 10_000 }).toBe(false);
    if (wide !== null) await page.setViewportSize(wide);
  }
}

describe.skipIf(browserPath === undefined)('in Spanish', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer(QUICK_READER);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('a first visit goes from the first page to a forecast', async () => {
    const seat = await sitDown(browser, server.url, 'phone', MEXICO);
    const { page } = seat;
    await page.goto('/');
    await page.getByText(es.welcome.sentence).waitFor();
    expect(await page.title()).toContain('Mingus');
    expect(await englishLeft(page)).toEqual([]);
    await registerInSpanish(seat, 'primera@example.org');
    expect(await page.title()).toBe(`${es.home.title} · Mingus`);

    await page.goto('/accounts?add=true');
    const { form } = es.accounts;
    const sheet = page.getByRole('dialog', { name: form.add_title });
    await sheet.getByRole('button', { name: es.common.save, exact: true }).click();
    await sheet.getByText(form.missing_name).waitFor();
    expect(await englishLeft(page)).toEqual([]);
    await sheet.getByLabel(form.name, { exact: true }).fill('De todos los días');
    await sheet.getByLabel(form.balance, { exact: true }).fill('1250.50');
    await sheet.getByRole('button', { name: es.common.save, exact: true }).click();
    await page.getByText(form.added.replace('{{name}}', 'De todos los días')).waitFor();

    await page.goto('/');
    await page
      .getByText(/Tienes \$1,25/)
      .first()
      .waitFor();
    expect(await englishLeft(page)).toEqual([]);
    await page.goto('/recurring?add=true');
    const item = page.getByRole('dialog', { name: es.recurring.form.add_title });
    await item.getByLabel(es.recurring.form.name, { exact: true }).fill('Renta');
    await item.getByLabel(es.recurring.form.amount).fill('800');
    await item.getByRole('button', { name: es.common.save, exact: true }).click();
    await item.waitFor({ state: 'hidden' });
    for (const path of ['/', '/forecast', '/recurring']) {
      await page.goto(path, { waitUntil: 'networkidle' });
      expect(await englishLeft(page), path).toEqual([]);
    }
    // Days as Spanish writes them.
    await page.goto('/forecast');
    await page
      .getByText(/Te alcanza hasta el/)
      .first()
      .waitFor();
    await page
      .getByText(/\d+ de (enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)/)
      .first()
      .waitFor();
    await seat.context.close();
  });

  it('what the server refuses is said in Spanish, too', async () => {
    const seat = await sitDown(browser, server.url, 'phone', MEXICO);
    const { page } = seat;
    await page.goto('/sign-in');
    await page.getByLabel(es.session.register.email).fill('nadie@example.org');
    await page.getByLabel(es.session.register.password, { exact: true }).fill('no es la contraseña');
    await page.getByRole('button', { name: es.session.sign_in.submit }).click();
    await page.getByText('El correo y la contraseña no van juntos. Revisa los dos e inténtalo otra vez.').waitFor();
    expect(await englishLeft(page)).toEqual([]);
    await seat.context.close();
  });

  it('every page of a stranger and of a person who has nothing yet is Spanish alone, at 390 and 320 pixels', LONG, async () => {
    const seat = await sitDown(browser, server.url, 'phone', MEXICO);
    await expectSpanish(seat, OUTSIDE);
    await registerInSpanish(seat, 'vacia@example.org');
    const inside = everyPath().filter((path) => !OUTSIDE.includes(path));
    await expectSpanish(seat, inside);
    await seat.context.close();
  });

  it('every page of the demo is Spanish alone, at 390 and 320 pixels', LONG, async () => {
    const seat = await sitDown(browser, server.url, 'phone', MEXICO);
    const { page } = seat;
    await page.goto('/');
    await page.getByRole('button', { name: es.demo.try }).click();
    await page.getByRole('heading', { name: es.home.title, level: 1 }).waitFor();
    const inside = [...everyPath().filter((path) => !OUTSIDE.includes(path) && !path.startsWith('/admin')), ...SHEETS];
    await expectSpanish(seat, inside);
    await seat.context.close();
  });

  it('every page of administrators is Spanish alone', async () => {
    const seat = await sitDown(browser, server.url, 'phone', MEXICO);
    await signInAdministrator(seat.page, await makeAdministrator(server), es);
    const pages = everyPath().filter((path) => path.startsWith('/admin'));
    expect(pages.length).toBeGreaterThan(4);
    await expectSpanish(seat, pages);
    await seat.context.close();
  });

  it('is chosen on the settings page, shown at once, and known on another device', async () => {
    const seat = await sitDown(browser, server.url, 'phone');
    const { page } = seat;
    await page.goto('/register');
    await page.getByLabel(en.session.register.email).fill('dos@example.org');
    await page.getByLabel(en.session.register.password, { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: en.session.register.submit }).click();
    await page.getByRole('heading', { name: en.onboarding.welcome.title, level: 1 }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    await page.goto('/settings');
    await page.getByLabel('Español', { exact: true }).check({ force: true });
    await page.getByText(es.account.settings.said.replace('{{what}}', es.account.settings.language).replace('{{value}}', 'Español')).waitFor();
    await page.getByRole('heading', { name: es.account.settings.title, level: 1 }).waitFor();
    expect(await englishLeft(page)).toEqual([]);
    const kept = z.looseObject({ language_preference: z.string() }).parse(await (await seat.context.request.get('/api/preferences')).json());
    expect(kept.language_preference).toBe('es');
    await page.reload();
    await page.getByRole('heading', { name: es.account.settings.title, level: 1 }).waitFor();

    const other = await sitDown(browser, server.url, 'desk');
    await other.page.goto('/sign-in');
    await other.page.getByLabel(en.session.register.email).fill('dos@example.org');
    await other.page.getByLabel(en.session.register.password, { exact: true }).fill(PASSWORD);
    await other.page.getByRole('button', { name: en.session.sign_in.submit }).click();
    await other.page.getByRole('heading', { name: es.home.title, level: 1 }).waitFor();
    expect(await englishLeft(other.page)).toEqual([]);
    await other.context.close();
    await seat.context.close();
  });

  it('English that is left is seen', async () => {
    const seat = await sitDown(browser, server.url, 'phone');
    await seat.page.goto('/welcome');
    await seat.page.getByText(en.welcome.sentence).waitFor();
    expect(await englishLeft(seat.page)).toContain(en.welcome.sentence);
    expect(isEnglish('You have $1,250 on your account.')).toBe(true);
    expect(isEnglish('Tienes $1,250 en tu cuenta.')).toBe(false);
    await seat.context.close();
  });
});
