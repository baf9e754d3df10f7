import { z } from 'zod';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { JobGivenUp } from '../../../platform/jobs/retry.ts';

const order = z.object({ user_id: z.int() });

/** The handler of `ledger.find_recurring`. A person who is gone by then has nothing to be looked through. */
export const createFindJob =
  (findRecurring: (userId: number) => Promise<void>): JobHandler =>
  async ({ payload }) => {
    const read = order.safeParse(payload);
    if (!read.success) throw new JobGivenUp('the job names no person');
    await findRecurring(read.data.user_id);
  };
