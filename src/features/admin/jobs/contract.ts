import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { id, idParam, instant, pageOf, pageQuery, text } from '../../../contract/fields.ts';
import { defineProblems } from '../../../contract/problem.ts';

export const jobProblems = defineProblems({
  'job.not_found': { kind: 'absent', title: 'There is no such job' },
  'job.not_dead': { kind: 'conflict', title: 'That job is not dead' },
  'job.not_dropped': { kind: 'conflict', title: 'That job is not dropped' },
});

/** What has become of a job. */
export const jobState = z
  .enum(['dead', 'waiting', 'running', 'done', 'dropped'])
  .meta({ description: 'dead: given up after too many tries; waiting: for its turn, its time or its next try; dropped: dead, and put away.' });

/** A job as administrators see it: not whom or what it is about. */
export const job = z.object({
  id,
  kind: z.string().meta({ description: 'What is done, such as delivery.mail.' }),
  state: jobState,
  attempts: z.int().min(0).meta({ description: 'Tries that were begun.' }),
  last_error: z.string().nullable().meta({ description: 'What went wrong at the last try; null when nothing did.' }),
  created_at: instant,
  available_at: instant.meta({ description: 'The first moment of its next try.' }),
  finished_at: instant.nullable().meta({ description: 'When it was done or given up; null while it is open.' }),
});

const count = z.int().min(0);

/** How many jobs are in each state. */
export const jobCounts = z.object({
  dead: count,
  waiting: count,
  running: count,
  done: count.meta({ description: 'Within the last 30 days: older ones are not kept.' }),
  dropped: count,
  kinds: z
    .array(z.object({ kind: z.string(), dead: count, waiting: count, running: count, dropped: count }))
    .meta({ description: 'Each kind of which any is not done, by its name.' }),
});

const reading = { method: 'GET', access: 'admin', tier: 'read', tag: 'Administration' } as const;

export const listJobs = endpoint({
  ...reading,
  path: '/api/admin/jobs',
  summary: 'Lists the jobs that are done in the background, the newest first; without more words those that were given up.',
  query: z.object({
    ...pageQuery,
    state: jobState.default('dead'),
    kind: text(100).optional().meta({ description: 'Only jobs of this kind.' }),
  }),
  answers: { 200: pageOf(job) },
  problems: [],
});

export const countJobs = endpoint({
  ...reading,
  path: '/api/admin/jobs/counts',
  summary: 'Counts the jobs by what has become of them.',
  answers: { 200: jobCounts },
  problems: [],
});

const action = { access: 'admin', tier: 'write', needs: 'confirmed', tag: 'Administration' } as const;
const one = { ...action, params: idParam, answers: { 200: job } } as const;

export const retryJob = endpoint({
  ...one,
  method: 'POST',
  path: '/api/admin/jobs/:id/retry',
  summary: 'Has a dead job tried again at once, as often as a new one.',
  problems: ['job.not_found', 'job.not_dead'],
});

export const retryJobs = endpoint({
  ...action,
  method: 'POST',
  path: '/api/admin/jobs/retry',
  summary: 'Has all dead jobs of a kind tried again at once, such as all mails after the mail server has come back.',
  body: z.strictObject({ kind: text(100).meta({ description: 'What they do, such as delivery.mail.' }) }),
  answers: { 200: z.object({ retried: count }) },
  problems: [],
});

export const dropJob = endpoint({
  ...one,
  method: 'DELETE',
  path: '/api/admin/jobs/:id',
  summary: 'Puts a dead job away: it is never done. It can be restored until it is removed, 30 days after it was given up.',
  problems: ['job.not_found', 'job.not_dead'],
});

export const restoreJob = endpoint({
  ...one,
  method: 'POST',
  path: '/api/admin/jobs/:id/restore',
  summary: 'Takes back that a job was dropped: it is dead again, and can be tried again.',
  problems: ['job.not_found', 'job.not_dropped'],
});
