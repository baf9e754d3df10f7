import { z } from 'zod';
import type { NewJob } from '../../platform/jobs/jobs.ts';

/** Sends one reminder. */
export const DELIVER_JOB = 'reminders.deliver';

/** What the job holds. `since` is when quiet hours ended that it waited for. */
export const deliverOrder = z.object({ user_id: z.int(), delivery_id: z.int(), since: z.string().optional() });

/** The job that sends a message; `since` where it has to wait until then. */
export const deliverJob = (order: z.output<typeof deliverOrder>): NewJob => ({
  kind: DELIVER_JOB,
  payload: order,
  dedupe_key: `${DELIVER_JOB}:${order.delivery_id}${order.since === undefined ? '' : `@${order.since}`}`,
  ...(order.since !== undefined && { available_at: order.since }),
});
