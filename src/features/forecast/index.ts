import type { Clock } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import type { Outbox } from '../../platform/jobs/jobs.ts';
import { createKeeping, keepingSchedules } from './keeping.ts';
import { forecastRoutes } from './routes.ts';
import { createForecasts } from './service.ts';

/** The forecast of balances, and the job that keeps one a week of each person. Its refusals are the ledger's. */
export function createForecast({ store, clock, outbox }: { readonly store: Store; readonly clock: Clock; readonly outbox: Outbox }) {
  const forecasts = createForecasts({ store, clock });
  return {
    routes: forecastRoutes(forecasts),
    jobs: createKeeping({ store, clock, outbox, forecasts }),
    schedules: keepingSchedules,
    read: forecasts.read,
  };
}

export { type Forecast, FORECAST_DAYS, keptSummary } from './contract.ts';
export { plannedItem } from './planned.ts';
export { sortRows } from './settled.ts';
