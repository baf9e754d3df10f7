import { createHash, randomBytes } from 'node:crypto';
import { dayInZone, isoDay, mondayOf } from '../../core/calendar/day.ts';
import { Problem } from '../../contract/problem.ts';
import { type Clock, instantOf } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import type { Caller } from '../../platform/http/route.ts';
import { findCheckin } from '../checkins/index.ts';
import { FORECAST_DAYS, type Forecast } from '../forecast/index.ts';
import { findPreferences } from '../preferences/index.ts';
import { feedProblems } from './contract.ts';
import { daysOf } from './days.ts';
import { writeCalendar } from './icalendar.ts';
import { changeFeedOf, deleteFeed, findFeed, findFeedByHash, putFeed } from './repository.ts';

/** What the calendar feed needs. */
export interface FeedParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly forecast: (
    person: { readonly user_id: number; readonly time_zone: string; readonly currency: string },
    wish: { readonly days: number; readonly everyday: boolean },
  ) => Promise<Forecast>;
  /** The origin of this Mingus. */
  readonly address: () => string;
}

/** What can be done with the calendar feed. */
export type Feeds = ReturnType<typeof createFeeds>;

/** A link is 256 bits of chance, so that its hash needs no salt. */
const newSecret = (): string => randomBytes(32).toString('base64url');
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const none = () => new Problem(feedProblems['feed.none'], 'You have no calendar feed. Make one first.');

/** A calendar of what the forecast counts, by a secret link of which only the hash is kept. One a person. */
export function createFeeds({ store, clock, forecast, address }: FeedParts) {
  return {
    async read({ user_id }: Caller) {
      return { feed: (await findFeed(store.db, user_id)) ?? null };
    },

    /** Answers the link, which nobody can show again. The one before is no good from then on. */
    async make({ user_id }: Caller, { shows_amounts }: { readonly shows_amounts: boolean }) {
      const secret = newSecret();
      const created_at = instantOf(clock.now());
      const kept = await store.transaction((db) => putFeed(db, user_id, { secret_hash: hashOf(secret), shows_amounts, created_at }));
      return { ...kept, link: `${address()}/feed/${secret}.ics` };
    },

    /** Throws feed.none. */
    async change({ user_id }: Caller, change: { readonly shows_amounts: boolean }) {
      const kept = await store.transaction((db) => changeFeedOf(db, user_id, change));
      if (kept === undefined) throw none();
      return kept;
    },

    /** Throws feed.none. */
    async revoke({ user_id }: Caller): Promise<void> {
      if (!(await store.transaction((db) => deleteFeed(db, user_id)))) throw none();
    },

    /** The calendar that a link shows. Throws feed.link_unknown, the same for a link that never was and for one that is no good any more. */
    async calendar(secret: string): Promise<string> {
      const found = await findFeedByHash(store.db, hashOf(secret));
      if (found === undefined) {
        throw new Problem(
          feedProblems['feed.link_unknown'],
          'This link leads to no calendar. Perhaps it was not copied whole, or was replaced by another one.',
        );
      }
      const today = dayInZone(clock.now(), found.time_zone);
      const { points } = await forecast(found, { days: FORECAST_DAYS, everyday: false });
      const isAnswered = (await findCheckin(store.db, found.user_id, isoDay(mondayOf(today)))) !== undefined;
      const language = (await findPreferences(store.db, found.user_id))?.language_preference ?? 'en';
      return writeCalendar({
        name: 'Mingus',
        // The day, not the moment: what is the same stays the same, and is not sent again.
        made_at: `${isoDay(today)}T00:00:00.000Z`,
        days: daysOf({ ...found, points, today, isAnswered, language, host: new URL(address()).host }),
      });
    },
  };
}
