import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

/** A page of its own, with an empty cache, and the way to its debugger. */
export interface Seat {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly debug: CDPSession;
}

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Whose browser it is: a stranger's when left out. */
export type Someone = StorageState | undefined;

/** Signs a person in and answers what their browser keeps of it. Throws where that was refused. */
export async function signedIn(browser: Browser, url: string, person: { readonly email: string; readonly password: string }): Promise<StorageState> {
  const context = await browser.newContext({ baseURL: url });
  const answer = await context.request.post('/api/auth/login', { data: person, headers: { origin: url } });
  if (!answer.ok()) throw new Error(`signing in answered ${answer.status()}`);
  const state = await context.storageState();
  await context.close();
  return state;
}

/** Does the work at a desk's window whose processor is so many times slower, and closes it. */
export async function atDesk<Result>(
  browser: Browser,
  { url, someone, slowDown = 1 }: { readonly url: string; readonly someone?: Someone; readonly slowDown?: number },
  work: (seat: Seat) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-US',
    viewport: { width: 1280, height: 900 },
    ...(someone && { storageState: someone }),
  });
  context.setDefaultTimeout(120_000);
  try {
    const page = await context.newPage();
    const debug = await context.newCDPSession(page);
    if (slowDown !== 1) await debug.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
    return await work({ context, page, debug });
  } finally {
    await context.close();
  }
}
