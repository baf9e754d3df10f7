import type { Clock } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import { forecastRoutes } from './routes.ts';
import { createForecasts } from './service.ts';

/** The forecast of balances. Its refusals are the ledger's. */
export function createForecast(needs: { readonly store: Store; readonly clock: Clock }) {
  return { routes: forecastRoutes(createForecasts(needs)) };
}
