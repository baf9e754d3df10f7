import type { Page } from 'playwright-core';
import { en } from '../../../web/src/i18n/en.ts';

/** The words of a screen with their figures filled in. */
const filled = (words: string, figures: Readonly<Record<string, string | number>>): string =>
  words.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(figures[name] ?? ''));

/** Registers somebody on the page of that name, passes by the first steps they are led to, and waits for their first page. */
export async function register(page: Page, email: string): Promise<void> {
  await registerOnly(page, email);
  await page.getByRole('link', { name: en.onboarding.welcome.look_around }).click();
  await page.getByRole('heading', { name: en.home.title, level: 1 }).waitFor();
}

/** Registers somebody and waits for the first step of setting up. */
export async function registerOnly(page: Page, email: string): Promise<void> {
  await page.goto('/register');
  await page.getByLabel(en.session.register.email).fill(email);
  await page.getByLabel(en.session.register.password, { exact: true }).fill('seven green lanterns drifting');
  await page.getByLabel(en.session.register.currency).selectOption('USD');
  await page.getByRole('button', { name: en.session.register.submit }).click();
  await page.getByRole('heading', { name: en.onboarding.welcome.title, level: 1 }).waitFor();
}

/** Drops a bank's file on the page for it, sees how many rows it would add, and adds them by pressing once, or more often. */
export async function bringFile(
  page: Page,
  file: { readonly name: string; readonly text: string },
  rows: number,
  { presses = 1 }: { readonly presses?: number } = {},
): Promise<void> {
  await page.goto('/import');
  await dropFile(page, file);
  await page.getByRole('button', { name: filled(en.imports.check.add_other, { count: rows }) }).click({ clickCount: presses });
  await page.waitForURL('**/money*');
}

/** Drops a file where the page that is open takes one. */
export async function dropFile(page: Page, file: { readonly name: string; readonly text: string }): Promise<void> {
  const area = page.locator('label', { has: page.locator('input[type=file]') });
  await area.waitFor();
  const dropped = await page.evaluateHandle(`(() => {
    const dropped = new DataTransfer();
    dropped.items.add(new File([${JSON.stringify(file.text)}], ${JSON.stringify(file.name)}));
    return dropped;
  })()`);
  await area.dispatchEvent('drop', { dataTransfer: dropped });
}

/** Something that comes back, as a person enters it. */
export interface EnteredItem {
  readonly name: string;
  /** In cents, negative is money out. */
  readonly amount: number;
  readonly every: 'biweekly' | 'monthly';
  /** The next day it falls on. */
  readonly next: string;
}

/** Enters pay or a bill in its form, and waits until it stands in the list. */
export async function enterRecurring(page: Page, { name, amount, every, next }: EnteredItem): Promise<void> {
  const { form } = en.recurring;
  await page.goto('/recurring?add=true');
  const sheet = page.getByRole('dialog', { name: form.add_title });
  await sheet.getByLabel(form.name, { exact: true }).fill(name);
  await sheet.getByLabel(amount < 0 ? en.common.money.goes_out : en.common.money.comes_in, { exact: true }).check({ force: true });
  await sheet.getByLabel(form.amount).fill((Math.abs(amount) / 100).toFixed(2));
  await sheet.getByLabel(form.frequency).selectOption(every);
  await sheet.getByLabel(form.starts_on_next).fill(next);
  await sheet.getByRole('button', { name: en.common.save, exact: true }).click();
  await sheet.waitFor({ state: 'hidden' });
  await page.getByRole('main').getByText(name).first().waitFor();
}
