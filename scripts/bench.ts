import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { KINDS, ONLY_ON } from '../bench/databases.ts';
import { compare, MOST_LOST } from '../bench/guard.ts';
import { writeTables } from '../bench/results-table.ts';
import { COLLECTED_IN, collected, commandOf, fileOf, type Report, RESULTS, readResults, type Way } from '../bench/results.ts';
import { runPart, section } from './run/part.ts';

const HELP = `npm run bench [-- [name] [--full] [--on sqlite|postgres] [--keep] [--guard]]

Runs each benchmark of bench/ by itself, one after the other, so that none disturbs the next; with a name those that have it in theirs.

  --full    also with 100,000 people: takes hours and some 30 GB of disk
  --on      only on that database
  --keep    writes the results into bench/results/, in the place of the last ones
  --guard   compares the ratios with the last results, and fails where one lost more than ${MOST_LOST * 100} % of what it was
  --help    shows this

Exit codes: 0 all ran (and held, with --guard), 1 one failed or lost, 2 there is no such benchmark or option.`;

/** Runs one benchmark; undefined when it failed. */
async function reportsOf(file: string, { full, on }: Way): Promise<readonly Report[] | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'mingus-bench-reports-'));
  const reports = join(folder, 'reports.jsonl');
  try {
    section(file);
    const env = { [COLLECTED_IN]: reports, ...(full ? { MINGUS_BENCH_FULL: '1' } : {}), ...(on === undefined ? {} : { [ONLY_ON]: on }) };
    const { passed } = await runPart({ name: file, args: ['--expose-gc', `bench/${file}`], live: true, env });
    return passed ? collected(reports) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Keeps what a benchmark came to. */
function keep(file: string, reports: readonly Report[], way: Way): void {
  mkdirSync(RESULTS, { recursive: true });
  const results = { command: commandOf(file, way), on: new Date().toISOString().slice(0, 10), reports };
  writeFileSync(fileOf(file, way), `${JSON.stringify(results, null, 1)}\n`);
  console.log(`Kept in ${fileOf(file, way)}.`);
}

/** Whether every ratio held against the last results. */
function held(file: string, reports: readonly Report[], way: Way): boolean {
  const last = readResults(fileOf(file, way));
  if (last === undefined) {
    console.log(`There are no last results of ${file}: npm run bench -- --keep makes them.`);
    return true;
  }
  const all = compare(last.reports, reports);
  console.log(`\nAgainst the results of ${last.on}:`);
  for (const { name, last: before, now, part, isWorse } of all) {
    console.log(`${isWorse ? '✗' : ' '} ${name.padEnd(64)} × ${before.toPrecision(3)} → × ${now.toPrecision(3)}   ${Math.round(100 * part)} %`);
  }
  return all.every(({ isWorse }) => !isWorse);
}

async function main(): Promise<number> {
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    options: { full: flag, on: { type: 'string' }, keep: flag, guard: flag, help: flag },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [wanted = ''] = positionals;
  const files = readdirSync('bench').filter((name) => name.endsWith('.bench.ts') && name.includes(wanted));
  if (files.length === 0) {
    console.error(`No benchmark in bench/ is named like "${wanted}".`);
    return 2;
  }
  if (values.on !== undefined && !KINDS.some((kind) => kind === values.on)) {
    console.error(`--on takes one of ${KINDS.join(' and ')}, not "${values.on}".`);
    return 2;
  }
  let code = 0;
  for (const file of files.toSorted()) {
    const reports = await reportsOf(file, values);
    if (reports === undefined || (values.guard && !held(file, reports, values))) code = 1;
    if (reports !== undefined && values.keep) keep(file, reports, values);
  }
  if (values.keep) writeTables();
  return code;
}

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof TypeError) || !('code' in error)) throw error;
  console.error(`${error.message}\n\n${HELP}`);
  return 2;
});
