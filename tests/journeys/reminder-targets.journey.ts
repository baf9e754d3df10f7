import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { browserPath, expectSound, openBrowser, sitDown } from './support/browser.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { register } from './support/steps.ts';

const { targets, common } = en;

describe.skipIf(browserPath === undefined)('topics of ntfy and webhooks', () => {
  let server: RunningServer;
  let browser: Browser;
  let receiver: Receiver;

  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    receiver = await startReceiver();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await receiver?.close();
  });

  it('are added with a secret that is shown once, tried, told why when they refuse, removed and brought back', async () => {
    const host = new URL(receiver.origin).host;
    const seat = await sitDown(browser, server.url, 'phone');
    const { page, context } = seat;
    await register(page, 'hooked@example.org');
    await page.goto('/settings');
    await page.getByRole('button', { name: targets.add.webhook }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: targets.form.submit }).click();
    await form.getByText(targets.form.missing).waitFor();
    await form.getByLabel(targets.form.address).fill('http://192.168.1.2/x');
    await form.getByRole('button', { name: targets.form.submit }).click();
    await form.getByText(/for whoever runs this Mingus to allow/).waitFor();
    await expectSound(seat, [422]);
    await form.getByLabel(targets.form.address).fill(`${receiver.origin}/hook`);
    await form.getByRole('button', { name: targets.form.submit }).click();
    await page.getByRole('heading', { name: targets.made.heading.replace('{{host}}', host) }).waitFor();
    await page.getByText(/^mingus_webhook_[\w-]{43}$/).waitFor();
    await expectSound(seat, [422]);
    await page.getByRole('button', { name: targets.made.done }).click();
    await page.getByText(/mingus_webhook_/).waitFor({ state: 'detached' });
    const preferences = async (): Promise<unknown> => (await context.request.get('/api/preferences')).json();
    await expect.poll(preferences).toMatchObject({ push_notifications: true, preferred_communication: 'push' });

    const test = page.getByRole('button', { name: new RegExp(`^${targets.test}.*${host}$`) });
    await test.click();
    await page.getByText(targets.tested.sent).waitFor();
    expect(receiver.received.map(({ path, headers }) => [path, typeof headers['mingus-signature']])).toEqual([['/hook', 'string']]);
    receiver.answer(410);
    await test.click();
    await page.getByText(targets.tested.refused.replace('{{why}}', targets.why.gone)).waitFor();
    await page.getByText(new RegExp(targets.again)).waitFor();
    await expectSound(seat, [422]);
    receiver.answer(0);
    await test.click();
    await page.getByText(targets.tested.unknown).waitFor();
    await test.click();
    await page.getByText(targets.going).waitFor();

    await page.getByRole('button', { name: new RegExp(`^${common.remove}.*${host}$`) }).click();
    await test.waitFor({ state: 'detached' });
    await page.getByText(targets.removed.replace('{{host}}', host)).waitFor();
    await page.getByRole('button', { name: common.undo }).last().click();
    await test.waitFor();
    await test.click();
    await page.getByText(targets.tested.sent).waitFor();
    await context.close();
  });

  it('are a topic with its token, and stay when its person signs out of this browser', async () => {
    const seat = await sitDown(browser, server.url, 'desk');
    const { page, context } = seat;
    await register(page, 'topical@example.org');
    await page.goto('/settings');
    await page.getByRole('button', { name: targets.add.ntfy }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel(targets.form.address).fill(`${receiver.origin}/two/parts`);
    await form.getByRole('button', { name: targets.form.submit }).click();
    await form.getByText(/such as https:\/\/ntfy\.sh\/your-topic\.$/).waitFor();
    await form.getByLabel(targets.form.address).fill(`${receiver.origin}/topic`);
    await form.getByLabel(targets.form.token).fill('tk_of_nobody_at_all');
    await form.getByRole('button', { name: targets.form.submit }).click();
    await page.getByText(targets.added.replace('{{host}}', new URL(receiver.origin).host)).waitFor();
    await page.getByText(`${receiver.origin}/topic`).waitFor();
    await page.getByText(targets.going).waitFor();
    await expectSound(seat, [422]);

    await page.goto('/more');
    await page.getByRole('button', { name: en.app.more_page.sign_out }).click();
    await page.waitForURL('**/welcome');
    await page.goto('/sign-in');
    await page.getByLabel(en.session.register.email).fill('topical@example.org');
    await page.getByLabel(en.session.register.password, { exact: true }).fill('seven green lanterns drifting');
    await page.getByRole('button', { name: en.session.sign_in.submit, exact: true }).click();
    await page.getByRole('heading', { name: en.home.title, level: 1 }).waitFor();
    await page.goto('/settings');
    await page.getByText(`${receiver.origin}/topic`).waitFor();
    const before = receiver.received.length;
    await page.getByRole('button', { name: new RegExp(`^${targets.test}`) }).click();
    await page.getByText(targets.tested.sent).waitFor();
    expect(receiver.received.slice(before).map(({ headers }) => headers.authorization)).toEqual(['Bearer tk_of_nobody_at_all']);
    await context.close();
  });
});
