import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const figures = { median: z.number(), p10: z.number(), p90: z.number(), best: z.number() };

const measurement = z.object({
  name: z.string(),
  unit: z.enum(['ms', 'MB', 'requests/s', 'people/s', 'bytes', '×', '%']),
  ...figures,
  reference: z.object({ name: z.string(), ...figures }).nullable(),
  ratio: z.number().nullable(),
  goal: z.object({ of: z.enum(['figure', 'ratio']), aimed_at: z.number(), met: z.boolean() }).nullable(),
});

const machine = z.object({
  cpu: z.string(),
  cores: z.int(),
  memory_gib: z.number(),
  load_1m: z.number(),
  node: z.string(),
  platform: z.string(),
});

const printed = z.object({ benchmark: z.string(), machine, measurements: z.array(measurement) });
/** A table as a benchmark prints it. */
export type Report = z.output<typeof printed>;

const results = z.object({ command: z.string(), on: z.string(), reports: z.array(printed) });
/** What a run of one benchmark came to: the command that made it, the day (ISO text, UTC), and its tables. */
export type Results = z.output<typeof results>;

/** Where results that are worth keeping lie, a file for each benchmark. */
export const RESULTS = 'bench/results';

/** How a benchmark is run: only results of the same kind are held against each other. */
export interface Way {
  /** Also with 100,000 people. */
  readonly full: boolean;
  /** On one database only; on both where it is left out. */
  readonly on?: string | undefined;
}

/** The file of a benchmark such as `requests.bench.ts`, run in that way. */
export const fileOf = (benchmark: string, { full, on }: Way): string =>
  join(RESULTS, `${[benchmark.replace(/\.bench\.ts$/, ''), ...(full ? ['full'] : []), ...(on === undefined ? [] : [on])].join('-')}.json`);

/** The command that makes the results that are kept of it. */
export const commandOf = (benchmark: string, { full, on }: Way): string =>
  [
    'npm run bench --',
    benchmark.replace(/\.bench\.ts$/, ''),
    ...(full ? ['--full'] : []),
    ...(on === undefined ? [] : [`--on ${on}`]),
    '--keep',
  ].join(' ');

/** The results that are kept in a file; undefined where there are none. Throws for a file that is none of them. */
export const readResults = (file: string): Results | undefined =>
  existsSync(file) ? results.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;

/** Where `npm run bench` collects the tables of a benchmark: a line of JSON each. */
export const COLLECTED_IN = 'MINGUS_BENCH_REPORTS';

/** Hands a table on to `npm run bench`, when that runs the benchmark. */
export function collect(report: Report): void {
  const file = process.env[COLLECTED_IN];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(report)}\n`);
}

/** What was collected in a file. */
export const collected = (file: string): readonly Report[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => printed.parse(JSON.parse(line)))
    : [];
