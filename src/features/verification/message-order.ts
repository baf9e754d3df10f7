import { z } from 'zod';
import type { NewJob } from '../../platform/jobs/jobs.ts';
import type { Sending } from './message-repository.ts';

/** The kind of job that sends one code. It names the challenge, and which of its codes; never the code, nor the number. */
export const MESSAGE_JOB = 'verification.send_code';

/** What such a job carries. `tries` counts from 1 those that certainly sent nothing. */
export const messageOrder = z.object({ verification_id: z.int(), sending: z.int(), tries: z.int() });

/** The job of one sending, from a moment on; the same again for each further try. */
export function messageJob({ verification_id, sending }: Sending, available_at: string, tries = 1): NewJob {
  const dedupe_key = `${MESSAGE_JOB}:${verification_id}:${sending}:${tries}`;
  return { kind: MESSAGE_JOB, payload: { verification_id, sending, tries }, dedupe_key, available_at };
}
