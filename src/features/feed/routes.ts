import { made, ok, removed } from '../../contract/endpoint.ts';
import { handle, type Route } from '../../platform/http/route.ts';
import { changeFeed, makeFeed, readCalendar, readFeed, revokeFeed } from './contract.ts';
import type { Feeds } from './service.ts';

/** The requests about the calendar feed, and the one that a calendar program makes. */
export const feedRoutes = (feeds: Feeds): readonly Route[] => [
  handle(readFeed, async ({ caller }) => ok(await feeds.read(caller))),
  handle(makeFeed, async ({ caller, body }) => made(await feeds.make(caller, body))),
  handle(changeFeed, async ({ caller, body }) => ok(await feeds.change(caller, body))),
  handle(revokeFeed, async ({ caller }) => {
    await feeds.revoke(caller);
    return removed();
  }),
  handle(readCalendar, async ({ params }) => ok(await feeds.calendar(params.secret))),
];
