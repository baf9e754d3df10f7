import { type Clock, instantOf } from '../../platform/clock.ts';
import type { Db, Store } from '../../platform/database/store.ts';
import type { Origin } from '../../platform/http/route.ts';
import type { Audit } from '../audit/index.ts';
import { type Challenge, insertAnalytics } from './repository.ts';

/** What of a challenge is told to those who count. */
export type Counted = Pick<Challenge, 'user_id' | 'country' | 'resend_count'>;

/** What happened, as the report of success counts it. */
export type AnalyticsEvent = 'send_code' | 'resend_request' | 'verify_success' | 'verify_failed' | 'change_phone';

/** Whom an event concerns, and from where it came; `origin` is null for what a worker did. */
export interface Concerned {
  readonly user_id: number;
  readonly origin: Origin | null;
  readonly phone_number?: string;
}

type Event = Parameters<Audit['record']>[1];

/** Writes down what happened: one row of the audit trail for each event, and one for whoever counts success. */
export interface Trail {
  success(
    db: Db,
    event_type: Event['event_type'],
    concerned: Concerned,
    more?: Pick<Event, 'details' | 'risk_score'> & { readonly reason?: string },
  ): Promise<void>;
  failure(db: Db, event_type: Event['event_type'], concerned: Concerned, reason: string, more?: Pick<Event, 'details' | 'risk_score'>): Promise<void>;
  count(db: Db, event_type: AnalyticsEvent, counted: Counted, reason?: string): Promise<void>;
}

/** What the trail needs. */
export interface TrailParts {
  readonly audit: Audit;
  readonly clock: Clock;
  readonly store: Store;
  /** Told of each event that is kept, and of nobody whom it concerns. */
  readonly onStep?: (event: AnalyticsEvent) => void;
}

/** The trail of this feature. */
export function createTrail({ audit, clock, store, onStep }: TrailParts): Trail {
  return {
    success: (db, event_type, concerned, { reason = null, ...more } = {}) =>
      audit.record(db, { event_type, ...concerned, outcome: 'success', reason, ...more }),
    failure: (db, event_type, concerned, reason, more = {}) => audit.record(db, { event_type, ...concerned, outcome: 'failure', reason, ...more }),
    count: async (db, event_type, { user_id, country, resend_count }, reason) => {
      await insertAnalytics(db, {
        user_id,
        event_type,
        event_data: { country, resend_count, ...(reason !== undefined && { reason }) },
        created_at: instantOf(clock.now()),
      });
      store.afterCommit(() => onStep?.(event_type));
    },
  };
}
