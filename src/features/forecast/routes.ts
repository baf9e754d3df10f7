import { ok } from '../../contract/endpoint.ts';
import { handle, type Route } from '../../platform/http/route.ts';
import { listForecasts, readForecast } from './contract.ts';
import type { Forecasts } from './service.ts';

/** The requests about the forecast. */
export const forecastRoutes = (forecasts: Forecasts): readonly Route[] => [
  handle(readForecast, async ({ caller, query }) => ok(await forecasts.read(caller, { ...query, everyday: query.everyday === 'true' }))),
  handle(listForecasts, async ({ caller, query }) => ok(await forecasts.list(caller, query))),
];
