import { z } from 'zod';
import type { Store } from '../platform/database/store.ts';
import type { JobHandler } from '../platform/jobs/jobs.ts';

const aboutPerson = z.looseObject({ user_id: z.int() });

/** The same handlers: what a job about a person writes gives that person's data a new version, so that no answer from before is given any more. */
export function inTheirName(
  { onBehalfOf }: Pick<Store, 'onBehalfOf'>,
  handlers: Readonly<Record<string, JobHandler>>,
): Readonly<Record<string, JobHandler>> {
  const named =
    (handler: JobHandler): JobHandler =>
    async (job) => {
      const { success, data } = aboutPerson.safeParse(job.payload);
      return success ? onBehalfOf(data.user_id, () => handler(job)) : handler(job);
    };
  return Object.fromEntries(Object.entries(handlers).map(([kind, handler]) => [kind, named(handler)]));
}
