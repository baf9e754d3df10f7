import { setTimeout as sleep } from 'node:timers/promises';
import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What is measured of requests and of the process, in Prometheus' format. */
export interface Metrics {
  /** Notes an answer: `route` is the pattern (`/api/accounts/:id`), never the address that was asked for. */
  answered(request: { readonly method: string; readonly route: string; readonly status: number; readonly seconds: number }): void;
  /** A request was turned away by a limit. */
  limited(limit: string): void;
  /** A job was tried: done, to be tried again, or given up. */
  tried(kind: string, outcome: 'done' | 'failed' | 'dead'): void;
  /** A kept answer was looked for, and found or not. */
  lookedUp(isHit: boolean): void;
  /** A statement was answered by the database, or refused. `kind` is what it does, never its text. */
  asked(kind: string, seconds: number): void;
  /** Somebody went a step on the way to a confirmed telephone number. */
  verified(step: string): void;
  /**
   * Adds a figure that is read when asked for. Where several processes serve it is their sum, or the largest where all of them
   * read the same. One that cannot be read within two seconds is left out: the others are told all the same.
   */
  gauge(name: string, help: string, read: () => number | Promise<number>, together?: 'sum' | 'max'): void;
  /** The same for a figure of several names, such as one for each kind of job. */
  gauges(name: string, help: string, label: string, read: () => Promise<ReadonlyMap<string, number>>, together?: 'sum' | 'max'): void;
  /** What this process measured, to be added to what others did. */
  measure(): Promise<Measured>;
  /** All of it as text, of all processes together where there are several. */
  text(): Promise<{ readonly contentType: string; readonly body: string }>;
}

/** What one process measured, metric by metric, as prom-client has it. */
type Measured = Record<string, unknown>[];

/** Asks every process what it measured. */
export type MeasureAll = () => Promise<readonly Measured[]>;

const READ_MS = 2_000;

/** What was read, or undefined where it cannot be read in time. */
async function readable<Figure>(read: () => Figure | Promise<Figure>): Promise<Figure | undefined> {
  try {
    return await Promise.race([read(), sleep(READ_MS, undefined, { ref: false })]);
  } catch {
    return undefined;
  }
}

/** Measurements of one server, and by `measureAll` those of its siblings too. */
export function createMetrics(measureAll?: MeasureAll): Metrics {
  const registry = new Registry();
  // Brings the event loop's lag, memory, file handles and garbage collection.
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'mingus_http_request_seconds',
    help: 'Time from a request to its answer, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10],
    registers: [registry],
  });
  const limited = new Counter({
    name: 'mingus_http_limited_total',
    help: 'Requests turned away by a limit.',
    labelNames: ['limit'],
    registers: [registry],
  });
  const tries = new Counter({
    name: 'mingus_jobs_total',
    help: 'Tries at background jobs, by kind and by how they ended: done, failed (to be tried again), dead (given up).',
    labelNames: ['kind', 'outcome'],
    registers: [registry],
  });
  const hits = new Counter({ name: 'mingus_cache_hits_total', help: 'Kept answers that were found.', registers: [registry] });
  const misses = new Counter({ name: 'mingus_cache_misses_total', help: 'Kept answers that were looked for and not found.', registers: [registry] });
  const statements = new Histogram({
    name: 'mingus_database_statement_seconds',
    help: 'Time from a statement to its answer by the database, with the wait for a connection, by kind.',
    labelNames: ['kind'],
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5],
    registers: [registry],
  });
  const steps = new Counter({
    name: 'mingus_verification_total',
    help: 'Steps on the way to a confirmed telephone number: a code asked for, asked for again, typed right, typed wrong, another number.',
    labelNames: ['step'],
    registers: [registry],
  });
  const measure = async (): Promise<Measured> => (await registry.getMetricsAsJSON()).map((metric) => ({ ...metric }));
  return {
    answered: ({ method, route, status, seconds: took }) => seconds.observe({ method, route, status }, took),
    limited: (limit) => limited.inc({ limit }),
    tried: (kind, outcome) => tries.inc({ kind, outcome }),
    lookedUp: (isHit) => (isHit ? hits : misses).inc(),
    asked: (kind, took) => statements.observe({ kind }, took),
    verified: (step) => steps.inc({ step }),
    gauge: (name, help, read, together = 'sum') => {
      const gauge = new Gauge({
        name,
        help,
        aggregator: together,
        registers: [registry],
        async collect() {
          const figure = await readable(read);
          if (figure === undefined) gauge.remove();
          else gauge.set(figure);
        },
      });
    },
    gauges: (name, help, label, read, together = 'sum') => {
      const gauge = new Gauge({
        name,
        help,
        labelNames: [label],
        aggregator: together,
        registers: [registry],
        async collect() {
          const figures = await readable(read);
          // A name that is not among them any more has no figure.
          gauge.reset();
          for (const [of, figure] of figures ?? []) gauge.set({ [label]: of }, figure);
        },
      });
    },
    measure,
    text: async () => {
      const shown = measureAll === undefined ? registry : AggregatorRegistry.aggregate([...(await measureAll())]);
      return { contentType: registry.contentType, body: await shown.metrics() };
    },
  };
}
