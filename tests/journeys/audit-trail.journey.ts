import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { en } from '../../web/src/i18n/en.ts';
import { Client } from '../support/client.ts';
import { codeIn } from '../support/phone-house.ts';
import { type SmsServer, startSmsServer } from '../support/sms-server.ts';
import { makeAdministrator, signInAdministrator } from './support/administrator.ts';
import { axeFindings, browserPath, isTooWide, openBrowser, type Seat, sitDown } from './support/browser.ts';
import { type RunningServer, startServer } from './support/server.ts';

const PHONE = '+12025550177';
const REASON = 'Tries codes that nobody asked for';
const { audit, addresses, block, codes, disable, nav, users } = en.admin;

const filled = (words: string, figures: Readonly<Record<string, string>>): string =>
  words.replace(/\{\{(\w+)\}\}/g, (_, name: string) => figures[name] ?? '');

const sent = z.looseObject({ challenge_id: z.string() });

async function expectNothingWrong({ page, complaints }: Seat): Promise<void> {
  expect(await axeFindings(page), page.url()).toEqual([]);
  expect(await isTooWide(page), page.url()).toBe(false);
  // The browser notes every refusal; those here were asked for.
  expect(complaints.filter((line) => !/status of 403/.test(line))).toEqual([]);
}

/** Confirms a telephone number as a person does who mistypes the code once. */
async function confirmPhone(person: Client, sms: SmsServer): Promise<void> {
  const { challenge_id } = (await person.post('/api/verification/send', { phone_number: PHONE })).read(sent);
  await expect.poll(() => sms.messages.length, { timeout: 20_000 }).toBe(1);
  const code = codeIn(sms.messages[0]);
  const wrong = `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;
  expect((await person.post('/api/verification/verify', { challenge_id, code: wrong })).status).toBe(422);
  expect((await person.post('/api/verification/verify', { challenge_id, code })).status).toBe(200);
}

const follow = (page: Page, name: string) => page.getByRole('navigation', { name: nav.label }).getByRole('link', { name }).click();

describe.skipIf(browserPath === undefined && process.env['CI'] !== 'true')('an administrator', () => {
  let server: RunningServer;
  let sms: SmsServer;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    sms = await startSmsServer();
    [server, browser] = await Promise.all([startServer(sms.env), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await sms?.close();
  });

  it('reads the trail of a person’s phone, takes it out, blocks an address and takes that back, on a desk and on a phone', async () => {
    const ada = new Client(server.url);
    await ada.registerPerson('ada@example.org');
    await confirmPhone(ada, sms);
    for (let tries = 0; tries < 5; tries += 1) await ada.post('/api/verification/verify', { challenge_id: 'x'.repeat(43), code: '123456' });
    const root = await makeAdministrator(server);
    const seat = await sitDown(browser, server.url, 'desk');
    const { page } = seat;
    await signInAdministrator(page, root);

    // The trail, from the page More; only what is of Ada; then only what was wrong.
    await page.goto('/more');
    await page.getByRole('link', { name: audit.title }).click();
    await page.getByRole('heading', { name: audit.title, level: 1 }).waitFor();
    await expectNothingWrong(seat);
    await page.getByRole('searchbox', { name: audit.filter.person }).fill('ada@example.org');
    await page.getByText(/things happened that fit/).waitFor();
    const table = page.getByRole('table', { name: audit.caption });
    for (const event of ['send_code_attempt', 'send_code_success', 'verify_success', 'login_success'] as const)
      await table.getByText(audit.events[event]).first().waitFor();
    expect(await table.getByText('root@example.org').count()).toBe(0);
    expect(await table.getByText(PHONE).count()).toBe(0);
    await page.getByRole('combobox', { name: audit.filter.event }).selectOption('verify_failed');
    await page.getByText(filled(audit.sentence_found_other, { count: '6' })).waitFor();
    await page.reload();
    await page.getByText(filled(audit.sentence_found_other, { count: '6' })).waitFor();
    await expectNothingWrong(seat);

    const downloaded = async (name: string) => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
      return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
    };
    const csv = await downloaded(audit.download.csv);
    expect(csv.name).toBe('mingus-audit.csv');
    const rows = z.array(z.looseObject({ email: z.string(), reason: z.string() })).parse(parse(csv.text, { columns: true }));
    expect(rows.map(({ email, reason }) => `${email} ${reason}`)).toEqual([
      ...Array.from({ length: 5 }, () => 'ada@example.org no_verification_found'),
      'ada@example.org invalid_code',
    ]);
    const lines = await downloaded(audit.download.jsonl);
    expect([lines.name, lines.text.trim().split('\n').length]).toEqual(['mingus-audit.jsonl', 6]);

    // The address that Ada came from has done much: it is blocked, gets no codes, and is let off again.
    await follow(page, nav.addresses);
    const suspicious = page.getByRole('table', { name: addresses.caption });
    const address = await suspicious.getByRole('link').first().innerText();
    await expectNothingWrong(seat);
    await suspicious.getByRole('button', { name: filled(addresses.block_one, { address }) }).click();
    const sheet = page.getByRole('dialog', { name: block.title });
    expect(await sheet.getByLabel(addresses.address).inputValue()).toBe(address);
    await sheet.getByRole('button', { name: block.submit, exact: true }).click();
    await sheet.getByText(block.missing_reason).waitFor();
    await sheet.getByLabel(block.reason, { exact: true }).fill(REASON);
    await expectNothingWrong(seat);
    await sheet.getByRole('button', { name: block.submit, exact: true }).click();
    await page.getByRole('button', { name: en.common.undo }).click();
    await page.getByText(addresses.blocked_none).waitFor();

    // Blocked again, from there no codes are sent, until the block is ended in the list.
    await suspicious.getByRole('button', { name: filled(addresses.block_one, { address }) }).click();
    await sheet.getByLabel(block.reason, { exact: true }).fill(REASON);
    await sheet.getByRole('button', { name: block.submit, exact: true }).click();
    await page.getByRole('table', { name: addresses.blocked_caption }).getByText(REASON).waitFor();
    await expectNothingWrong(seat);
    const again = { phone_number: PHONE };
    expect((await ada.post('/api/verification/send', again)).body).toMatchObject({ code: 'verification.address_blocked' });
    await page.getByRole('button', { name: filled(addresses.end_one, { address }) }).click();
    await page.getByText(addresses.blocked_none).waitFor();
    expect((await ada.post('/api/verification/send', again)).status).toBe(202);

    // Before somebody is disabled it is asked; who is kept, is kept.
    await follow(page, nav.users);
    const ofAda = page.getByRole('row').filter({ hasText: 'ada@example.org' });
    const asked = page.getByRole('dialog', { name: filled(disable.title, { email: 'ada@example.org' }) });
    const askWhether = async () => {
      await ofAda.getByRole('button').click();
      await page.getByRole('menuitem', { name: users.disable }).click();
      await asked.getByRole('button', { name: disable.submit }).waitFor();
    };
    await askWhether();
    await expectNothingWrong(seat);
    await asked.getByRole('button', { name: disable.keep }).click();
    await asked.waitFor({ state: 'detached' });
    expect((await ada.get('/api/auth/session')).status).toBe(200);
    await askWhether();
    await asked.getByRole('button', { name: disable.submit }).click();
    await page.getByText(filled(users.disabled_done, { email: 'ada@example.org' })).waitFor();
    expect((await ada.get('/api/auth/session')).status).toBe(401);

    // What became of codes, with its tables; and all of them on a phone.
    await follow(page, nav.codes);
    await page.getByRole('cell', { name: codes.funnel.succeeded }).waitFor();
    await expectNothingWrong(seat);
    const phone = await sitDown(browser, server.url, 'phone', seat.context);
    for (const path of ['/admin/users', '/admin/audit', '/admin/addresses', '/admin/codes']) {
      await phone.page.goto(path, { waitUntil: 'networkidle' });
      await phone.page.getByRole('navigation', { name: nav.label }).waitFor();
      await expectNothingWrong(phone);
    }
    await phone.context.close();
    await seat.context.close();
  });
});
