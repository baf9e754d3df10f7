import type { Clock } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import type { Outbox } from '../../platform/jobs/jobs.ts';
import { createAnalysing } from './analysing.ts';
import type { AskForAnalysis } from './asking.ts';
import { createInsightJobs, insightSchedules } from './jobs.ts';
import { insightRoutes } from './routes.ts';
import { createInsightService } from './service.ts';

/** What insights need. */
export interface InsightsNeeds {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: Outbox;
  /** Asks for somebody's insights to be worked out anew: the same as whoever changes check-ins or the ledger is given. */
  readonly ask: AskForAnalysis;
}

/** Which weeks move together with which spending, worked out in the background. It refuses nothing. */
export function createInsights({ store, clock, outbox, ask }: InsightsNeeds) {
  const analysing = createAnalysing({ store, clock });
  return {
    routes: insightRoutes(createInsightService({ store, clock, ask })),
    jobs: createInsightJobs({ store, clock, outbox, analysing }),
    schedules: insightSchedules,
    /** Works out one person's insights anew. Doing it again changes nothing but when it was done. */
    analyse: analysing.one,
  };
}

export { type AskForAnalysis, createAsking } from './asking.ts';
export { readTopInsights } from './telling.ts';
