import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures, Measurement } from './figures.ts';
import { factor, written } from './report.ts';
import { type Report, RESULTS, type Results, readResults } from './results.ts';

const HEAD = '| What | Median | 8 rounds in 10 within | Reference | Its median | Factor | Goal |\n| --- | ---: | ---: | --- | ---: | ---: | --- |';

const within = ({ p10, p90 }: Figures, unit: Measurement['unit']): string => `${written(p10, unit)} … ${written(p90, unit)}`;

function goalOf({ goal, unit }: Measurement): string {
  if (goal === null) return '';
  return `${written(goal.aimed_at, goal.of === 'ratio' ? '×' : unit)}: ${goal.met ? 'met' : '**missed**'}`;
}

function rowOf(measurement: Measurement): string {
  const { name, unit, median, reference, ratio } = measurement;
  const beside = reference === null ? ['', '', ''] : [reference.name, written(reference.median, unit), `× ${factor(ratio ?? Number.NaN)}`];
  return `| ${[name.trim(), written(median, unit), within(measurement, unit), ...beside, goalOf(measurement)].join(' | ')} |`;
}

const machineOf = ({ machine }: Report): string =>
  `${machine.cpu}, ${machine.cores} cores, ${machine.memory_gib} GiB, load ${machine.load_1m} in the end, Node ${machine.node}, ${machine.platform}`;

/** The results of one benchmark as Markdown: the command and the day, and a table for each of its reports, under the machine that made it. */
export const sectionOf = (name: string, { command, on, reports }: Results): string =>
  [
    `## ${name}`,
    `\`${command}\`, ${on}`,
    ...reports.map((report) => `**${report.benchmark}** (${machineOf(report)})\n\n${HEAD}\n${report.measurements.map(rowOf).join('\n')}`),
  ].join('\n\n');

const INTRODUCTION = `# Results

Made by \`npm run bench -- --keep\` from the files beside this one, which hold the same for programs; \`npm run bench -- --guard\` holds a run against them.
[What is measured, and how to read it](../../docs/measurements.md).`;

/** Writes the tables of all results that are kept. */
export function writeTables(): void {
  const sections = readdirSync(RESULTS)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .flatMap((file) => {
      const results = readResults(join(RESULTS, file));
      return results === undefined ? [] : [sectionOf(file.replace(/\.json$/, ''), results)];
    });
  writeFileSync(join(RESULTS, 'README.md'), `${[INTRODUCTION, ...sections].join('\n\n')}\n`);
}
