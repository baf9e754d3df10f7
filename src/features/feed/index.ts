import { feedProblems } from './contract.ts';
import { feedRoutes } from './routes.ts';
import { createFeeds, type FeedParts } from './service.ts';

/** A calendar of bills, paydays and check-ins by a secret link. */
export const createFeed = (parts: FeedParts) => ({ routes: feedRoutes(createFeeds(parts)), problems: feedProblems });
