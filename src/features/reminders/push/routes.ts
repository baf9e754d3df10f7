import { made, ok, removed } from '../../../contract/endpoint.ts';
import { handle, type Route } from '../../../platform/http/route.ts';
import { forgetBrowser, listBrowsers, subscribeBrowser } from './contract.ts';
import type { Browsers } from './service.ts';

/** The requests about browsers in which reminders come. */
export const pushRoutes = (browsers: Browsers): readonly Route[] => [
  handle(listBrowsers, async ({ caller }) => ok(await browsers.list(caller))),
  handle(subscribeBrowser, async ({ caller, body: { endpoint, keys } }) => made(await browsers.subscribe(caller, { endpoint, ...keys }))),
  handle(forgetBrowser, async ({ caller, query }) => {
    await browsers.forget(caller, query.browser_id);
    return removed();
  }),
];
