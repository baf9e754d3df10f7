import { type Clock, instantOf } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import type { JobHandler, Schedule } from '../../platform/jobs/jobs.ts';
import { removeFinishedJobs } from '../../platform/jobs/queue.ts';
import { deleteIdempotencyKeys } from './account/repository.ts';
import { deleteEndedChallenges, deleteUnusedDevices } from './cleaning-repository.ts';
import type { Links } from './links/service.ts';
import type { Sessions } from './sessions/service.ts';

/** Finished jobs are kept for 30 days, to be looked into. */
const OUTBOX_KEPT_MS = 30 * 24 * 3_600_000;
/** Answers of requests with an Idempotency-Key are kept for a day. */
const IDEMPOTENCY_KEPT_MS = 24 * 3_600_000;

/** A browser forgets its cookie after 400 days; from then on its row is known to nobody. */
const DEVICE_KEPT_MS = 400 * 24 * 3_600_000;
/** What has ended is kept for an hour, so that a late answer is told so. */
const CHALLENGE_KEPT_MS = 3_600_000;

const CLEAN_SESSIONS = 'identity.clean_sessions';
const CLEAN_IDEMPOTENCY_KEYS = 'identity.clean_idempotency_keys';
const CLEAN_OUTBOX = 'identity.clean_outbox';
const CLEAN_LINKS = 'identity.clean_links';
const CLEAN_CHALLENGES = 'identity.clean_challenges';
const CLEAN_DEVICES = 'identity.clean_devices';

/** When what has had its time is removed. Spread over the hour, so that they do not all write at once. */
export const cleaningSchedules: readonly Schedule[] = [
  { kind: CLEAN_SESSIONS, cron: '7 * * * *' },
  { kind: CLEAN_IDEMPOTENCY_KEYS, cron: '22 * * * *' },
  { kind: CLEAN_OUTBOX, cron: '37 3 * * *' },
  { kind: CLEAN_LINKS, cron: '41 * * * *' },
  { kind: CLEAN_CHALLENGES, cron: '52 * * * *' },
  { kind: CLEAN_DEVICES, cron: '48 3 * * *' },
];

/**
 * What removes it: sessions that ended by themselves, answers older than a day, jobs that finished more than 30 days ago, links and challenges whose
 * time is over, browsers that nobody signed in from for 400 days.
 */
export function createCleaning(parts: {
  readonly store: Store;
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly links: Links;
}): Readonly<Record<string, JobHandler>> {
  const { store, clock, sessions, links } = parts;
  const instantAgo = (ms: number): string => instantOf(clock.now() - ms);
  return {
    [CLEAN_SESSIONS]: () => sessions.clean(),
    [CLEAN_IDEMPOTENCY_KEYS]: () => deleteIdempotencyKeys(store.db, instantAgo(IDEMPOTENCY_KEPT_MS)),
    [CLEAN_OUTBOX]: async () => {
      await removeFinishedJobs(store.db, instantAgo(OUTBOX_KEPT_MS));
    },
    [CLEAN_LINKS]: () => links.clean(),
    [CLEAN_CHALLENGES]: () => deleteEndedChallenges(store.db, instantAgo(CHALLENGE_KEPT_MS)),
    [CLEAN_DEVICES]: () => deleteUnusedDevices(store.db, instantAgo(DEVICE_KEPT_MS)),
  };
}
