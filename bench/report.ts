import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import type { Figures, Measurement, Unit } from './figures.ts';
import { collect } from './results.ts';

/** The machine and the engine, without which a figure means nothing. */
const machine = () => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  memory_gib: Math.round(totalmem() / 2 ** 30),
  load_1m: Number((loadavg()[0] ?? 0).toFixed(2)),
  node: process.version,
  platform: `${process.platform}-${process.arch}`,
});

/** A duration with the unit that suits it: 0.0643 is "64.3 µs". */
function duration(ms: number): string {
  if (ms < 1) return `${(ms * 1000).toFixed(1)} µs`;
  return ms < 1000 ? `${ms.toFixed(1)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

/** A figure with its unit, as people read it. */
export function written(value: number, unit: Unit): string {
  switch (unit) {
    case 'ms':
      return duration(value);
    case 'MB':
      return `${value.toFixed(1)} MB`;
    case 'bytes':
      return `${Math.round(value).toLocaleString('en')} B`;
    case '%':
      return `${value.toFixed(1)} %`;
    case '×':
      return `× ${factor(value)}`;
    case 'requests/s':
    case 'people/s':
      return `${value.toFixed(0)}/s`;
  }
}

/** How many times as much: two digits that say something, also where the reference is far smaller. */
export const factor = (ratio: number): string => (ratio < 0.1 ? ratio.toPrecision(2) : ratio.toFixed(2));

function printRow(name: string, { median, p10, p90, best }: Figures, unit: Unit, more: string): void {
  const [middle, low, high, top] = [median, p10, p90, best].map((value) => written(value, unit));
  console.log(`${name.padEnd(56)}${middle?.padStart(10)}   ${`${low} … ${high}`.padStart(22)}   ${top?.padStart(10)}   ${more}`);
}

/** Prints a table for people and one line of JSON for programs. Goals are printed as met or missed; time never fails a run. */
export function report(title: string, measurements: readonly Measurement[]): void {
  const { cpu, cores, memory_gib, load_1m, node, platform } = machine();
  console.log(`\n${title}\n${cpu}, ${cores} cores, ${memory_gib} GiB, load ${load_1m}, Node ${node}, ${platform}\n`);
  console.log(`${''.padEnd(56)}${'median'.padStart(10)}   ${'8 rounds in 10 within'.padStart(22)}   ${'best round'.padStart(10)}`);
  for (const { name, unit, reference, ratio, goal, ...figures } of measurements) {
    const said = goal === null ? '' : `goal ${written(goal.aimed_at, goal.of === 'ratio' ? '×' : unit)}: ${goal.met ? 'met' : 'missed'}`;
    printRow(name, figures, unit, goal?.of === 'ratio' ? '' : said);
    if (reference === null) continue;
    printRow(`  against ${reference.name}`, reference, unit, `× ${factor(ratio ?? Number.NaN)}${goal?.of === 'ratio' ? `   ${said}` : ''}`);
  }
  const made = { benchmark: title, machine: machine(), measurements: [...measurements] };
  console.log(`\n${JSON.stringify(made)}`);
  collect(made);
}
