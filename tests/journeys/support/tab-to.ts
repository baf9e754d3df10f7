import type { Page } from 'playwright-core';

/** Presses Tab until what has the focus is called that. Throws when sixty presses do not lead there. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await page.evaluate('document.activeElement?.textContent?.trim()')) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no Tab leads to ${name}`);
}
