import { runChecks } from './run/checks.ts';
import { prepareMachine } from './run/machine.ts';
import { runPart, section } from './run/part.ts';
import type { Count } from './run/report.ts';
import { runTests } from './run/vitest.ts';

// `npm test`: everything, in order. With --faults: the long suites that have no place in it.
const inCi = process.env['CI'] === 'true';
// Nobody is there to look at a red test and run it by itself.
const AGAIN = { again: inCi };
const ONE_PASSED: Count = { passed: 1, failed: 0, skipped: [], second: [] };
const ONE_FAILED: Count = { passed: 0, failed: 1, skipped: [], second: [] };
const counts: Count[] = process.argv.includes('--faults') ? await longSuites() : await everySuite();
process.exitCode = close(counts);

async function everySuite(): Promise<Count[]> {
  machine();
  section('Check: types, lint, format, architecture, unused code');
  const checks = (await runChecks()).map(({ passed }) => (passed ? ONE_PASSED : ONE_FAILED));
  section('Pages');
  const pages = await runPart({ name: 'pages', args: ['scripts/prepare.mjs', '--web'], live: true });
  section('Unit, and parity of both databases');
  const unit = await runTests('unit', AGAIN);
  section("The database's tests on PostgreSQL 15");
  const older = await runTests('postgres-15', AGAIN);
  section('Some of the API on two servers with Redis, behind nginx');
  const fleet = await runTests('fleet', AGAIN);
  section('Journeys in a browser');
  const journeys = pages.passed ? await runTests('journeys', AGAIN) : ONE_FAILED;
  return [...checks, unit, older, fleet, journeys];
}

async function longSuites(): Promise<Count[]> {
  machine();
  section('Long suites');
  const faults = await runTests('faults', AGAIN);
  section('All of the API on PostgreSQL with Redis');
  const redis = await runTests('api-redis', AGAIN);
  section('All of the API on two servers with Redis, behind nginx');
  return [faults, redis, await runTests('api-fleet', AGAIN)];
}

function machine(): void {
  section('Machine');
  const missing = prepareMachine();
  for (const name of missing) console.log(`  ${name} is not installed and could not be: the tests that need it are skipped by name.`);
  if (missing.length === 0) console.log('  ready');
}

/** Prints what was skipped and, last of all, the count. A skipped test is a failure where nobody would read that it was skipped. */
function close(all: readonly Count[]): number {
  const skipped = all.flatMap((count) => count.skipped);
  const passed = all.reduce((total, count) => total + count.passed, 0);
  const failed = all.reduce((total, count) => total + count.failed, 0) + (inCi ? skipped.length : 0);
  section('Done');
  for (const name of all.flatMap((count) => count.second)) console.log(`  red beside others, green alone: ${name}`);
  for (const name of skipped) console.log(`  ${inCi ? 'failed, because skipped' : 'skipped'}: ${name}`);
  console.log(`Tests: ${passed} passed, ${failed} failed${inCi || skipped.length === 0 ? '' : `, ${skipped.length} skipped`}`);
  return failed > 0 || passed === 0 ? 1 : 0;
}
