import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { instant } from '../../../contract/fields.ts';

const count = z.int().min(0);
const bytes = z.number().min(0);
const seconds = z.number().min(0);
const milliseconds = z.number().min(0);

/** Why there is no figure, and need not be: another kind of database has it; nothing of the kind is set up; the server was not given the extension. */
const notApplicable = z.enum(['other_database', 'not_set', 'not_installed']);
/** Why a figure is not known: no answer in time; the user of the database or of Redis may not see it; nobody answers; something else, which the log tells. */
const unknown = z.enum(['late', 'not_allowed', 'away', 'error']);

/** A part of the page: its figures, or why there are none. One that cannot be had takes nothing from the others. */
const part = <Shape extends z.ZodRawShape>(figures: Shape) =>
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('known'), ...figures }),
    z.object({ state: z.literal('not_applicable'), why: notApplicable }),
    z.object({ state: z.literal('unknown'), why: unknown }),
  ]);

/** Why a part has no figures. */
export type WhyNot = z.output<typeof notApplicable> | z.output<typeof unknown>;

const statement = z.object({
  /** Without any value: each is a `?`. */
  statement: z.string(),
  count: z.int().min(1),
  worst_ms: milliseconds,
  mean_ms: milliseconds,
});

/** A line of `mingus doctor`. */
export const check = z.object({
  name: z.string(),
  state: z.enum(['pass', 'fail', 'not_applicable']),
  /** What was found, and what to do where it fails, in sentences. */
  says: z.string(),
  /** False where it could not even be looked at. */
  seen: z.boolean(),
});

/** How Mingus stands: the process that answers, its database, what it leans on, and what an operator should do. */
export const status = z.object({
  looked_at: instant,
  process: z.object({
    version: z.string(),
    node: z.string(),
    uptime_seconds: seconds,
    /** Memory that the system has given to this process. */
    memory_bytes: bytes,
    /** Processes that serve on this machine; the figures of the process, the pool and `statements` are of the one that answers. */
    server_processes: z.int().min(1),
  }),
  checks: part({ lines: z.array(check) }),
  database: part({ product: z.enum(['SQLite', 'PostgreSQL']), version: z.string(), bytes }),
  tables: part({
    count,
    /** The largest, at most ten. */
    largest: z.array(z.object({ table: z.string(), bytes, rows: count.nullable().meta({ description: 'About; null where nobody counts.' }) })),
  }),
  locks: part({
    /** Who waits for whom, the longest first, at most 20. */
    waiting: z.array(
      z.object({
        session: z.int(),
        program: z.string(),
        statement: z.string().nullable(),
        waits_seconds: seconds,
        waits_for: z.int().meta({ description: 'The session that it waits for; 0 for a prepared transaction.' }),
        holder_program: z.string().nullable(),
        holder_statement: z.string().nullable(),
        holder_seconds: seconds.nullable().meta({ description: 'How long the transaction of that session has been open.' }),
      }),
    ),
  }),
  dead_rows: part({
    /** The tables with most of them, at most ten, and only those with any. */
    tables: z.array(z.object({ table: z.string(), rows: count, dead: count, vacuumed_at: instant.nullable() })),
  }),
  /** The file of a database that is one. */
  file: part({ page_bytes: bytes, pages: count, free_pages: count, wal_bytes: bytes }),
  /** The slowest statements of this process since it began, at most 20, with the wait for a connection. */
  statements: z.array(statement),
  /** The slowest that the server of the database has counted itself, at most 20. */
  server_statements: part({ slowest: z.array(statement) }),
  replicas: part({
    connected: z.array(
      z.object({
        name: z.string(),
        state: z.string().nullable(),
        sync: z.string().nullable(),
        behind_bytes: bytes.nullable(),
        behind_seconds: seconds.nullable(),
      }),
    ),
  }),
  pool: z.object({ in_use: count, idle: count, waiting: count, most: count }),
  redis: part({
    places: z.array(
      z.object({
        host: z.string(),
        uses: z.array(z.enum(['limits', 'cache', 'jobs'])),
        reachable: z.boolean().meta({ description: 'Whether it took a write when it was last asked.' }),
        used_bytes: bytes.nullable(),
        most_bytes: bytes.nullable().meta({ description: 'null where nothing limits it, or it does not tell.' }),
      }),
    ),
  }),
  queue: part({
    kinds: z.array(
      z.object({
        kind: z.string(),
        open: count,
        oldest_at: instant.nullable(),
        waiting_since: instant.nullable().meta({ description: 'Since when the one that has waited longest could have been begun.' }),
        dead: count,
      }),
    ),
  }),
  backup: part({
    /** The newest good one, which was restored on the side and compared before it got its name; null without one. */
    last: z.object({ file: z.string(), made_at: instant, bytes, verified: z.literal(true) }).nullable(),
  }),
  partitions: part({
    tables: z.array(
      z.object({
        table: z.string(),
        months_ahead: z.int().min(-1),
        default_rows: count.meta({ description: 'Rows without a month of their own; 10,000 means as many or more.' }),
      }),
    ),
  }),
  disk: part({
    /** Where data and backups lie; null where there is no such folder, or it cannot be looked at. */
    folders: z.array(z.object({ folder: z.enum(['data', 'backups']), free_bytes: bytes.nullable(), bytes: bytes.nullable() })),
  }),
});

export const readStatus = endpoint({
  method: 'GET',
  path: '/api/admin/status',
  access: 'admin',
  tier: 'read',
  summary: 'Tells how Mingus stands: what `mingus doctor` says, and the figures of its database, queue, backups and machine.',
  tag: 'Administration',
  answers: { 200: status },
  problems: [],
});
