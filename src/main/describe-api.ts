import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Endpoint } from '../contract/endpoint.ts';
import { systemClock } from '../platform/clock.ts';
import { readSettings } from '../platform/config/settings.ts';
import { openStore } from '../platform/database/open.ts';
import { type OpenapiDocument, openapiDocument } from '../platform/http/openapi.ts';
import type { ProblemTypes } from '../platform/http/endpoint-problems.ts';
import { createLog } from '../platform/telemetry/log.ts';
import { compose } from './compose.ts';

/** What can be said of the API without starting it. */
export interface ApiDescription {
  readonly endpoints: readonly Endpoint[];
  /** Every problem of the features, by its code. */
  readonly problems: ProblemTypes;
}

/** Every endpoint and every problem there is. Joins everything over an empty database that is gone afterwards. */
export async function listApi(): Promise<ApiDescription> {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-api-'));
  const settings = readSettings({ MINGUS_ENV: 'test', SECRET_KEY: 'used for nothing', MINGUS_DATA_DIR: folder });
  const store = await openStore(settings.database);
  const mingus = await compose({ settings, store, clock: systemClock, log: createLog('silent') });
  const { routes, problems } = mingus;
  await mingus.close(0);
  await store.close();
  await rm(folder, { recursive: true });
  return { endpoints: routes.map(({ endpoint }) => endpoint), problems };
}

/** The OpenAPI document of every route there is. */
export async function describeApi(): Promise<OpenapiDocument> {
  const { endpoints, problems } = await listApi();
  return openapiDocument(endpoints, problems);
}
