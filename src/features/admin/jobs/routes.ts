import { ok } from '../../../contract/endpoint.ts';
import { handle, type Route } from '../../../platform/http/route.ts';
import { countJobs, dropJob, listJobs, restoreJob, retryJob, retryJobs } from './contract.ts';
import type { JobDesk } from './service.ts';

/** Looking after what is done in the background. */
export const jobRoutes = (desk: JobDesk): readonly Route[] => [
  handle(listJobs, async ({ query }) => ok(await desk.list(query))),
  handle(countJobs, async () => ok(await desk.count())),
  handle(retryJob, async ({ params, caller, origin }) => ok(await desk.retry(params.id, { caller, origin }))),
  handle(retryJobs, async ({ body, caller, origin }) => ok({ retried: await desk.retryAll(body.kind, { caller, origin }) })),
  handle(dropJob, async ({ params, caller, origin }) => ok(await desk.drop(params.id, { caller, origin }))),
  handle(restoreJob, async ({ params, caller, origin }) => ok(await desk.restore(params.id, { caller, origin }))),
];
