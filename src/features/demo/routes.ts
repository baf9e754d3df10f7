import { made, ok, removed } from '../../contract/endpoint.ts';
import { handle, type Route } from '../../platform/http/route.ts';
import { readDemo, removeDemo, startDemo } from './contract.ts';
import type { Demo } from './service.ts';

/** The demo: whether it is there, trying it, removing it. */
export const demoRoutes = (demo: Demo): readonly Route[] => [
  handle(readDemo, async () => ok({ available: demo.isAvailable })),
  handle(startDemo, async ({ caller, origin, cookie, language }) => {
    const { token, ...answer } = await demo.start(caller, origin, language);
    cookie.set(token);
    return made(answer);
  }),
  handle(removeDemo, async ({ caller, cookie }) => {
    await demo.end(caller);
    cookie.clear();
    return removed();
  }),
];
