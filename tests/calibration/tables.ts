import { isoDay } from '../../src/core/calendar/day.ts';
import { decimalText } from '../../src/core/money/cents.ts';
import type { TrueThing } from '../support/households/household-types.ts';
import { byCadence, type Find, type Grades, type Part, sayings, tellsStep } from './grading.ts';

/** A share as people read it: 0.953 is "95.3 %"; of nothing a dash. */
export const percent = (share: number): string => (Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)} %`);

/** Cells in columns: the first to the left, the others to the right. */
export function columns(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) => line.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('   '))
    .join('\n');
}

const partText = ({ of, are }: Part): readonly string[] => [String(of), String(are), percent(are / of)];

/** The tables of a calibration, for people. */
export function tablesOf(grades: readonly Grades[]): string {
  const lines = byCadence(grades).map(({ cadence, things, found, recall, falseFinds, precision }) => [
    cadence,
    String(things),
    String(found),
    percent(recall),
    String(falseFinds),
    percent(precision),
  ]);
  const { cadence, nextDay, amount, steps, stepsMadeUp, ended, endedMadeUp } = sayings(grades);
  const besides = [
    ['the cadence is right', ...partText(cadence)],
    ['the next day is right within 4 days', ...partText(nextDay)],
    ['the next amount of a fixed price is right to the cent', ...partText(amount)],
    ['a price step is told, with day and both prices', ...partText(steps)],
    ['a price step is told that never was', ...partText(stepsMadeUp)],
    ['that it has ended is told', ...partText(ended)],
    ['it is said to have ended and goes on', ...partText(endedMadeUp)],
  ];
  const rows = grades.reduce((count, { household }) => count + household.rows.length, 0);
  return [
    `${grades.length} households, ${rows} rows`,
    columns([['', 'true', 'found', 'recall', 'false finds', 'precision'], ...lines]),
    columns([['of the finds', 'of', 'are', 'share'], ...besides]),
  ].join('\n\n');
}

const findLine = ({ name, account_id, recurrence, amount, evidence }: Find): string =>
  `"${name}" on account ${account_id}, ${recurrence.frequency}, ${decimalText(amount)}, ${evidence.length} rows`;
const thingLine = ({ name, account_id, cadence, price, rows }: TrueThing): string =>
  `"${name}" on account ${account_id}, ${cadence}, ${price === null ? 'varying' : decimalText(price)}, ${rows.length} rows`;

/** What a find of something true says wrongly; empty when all is right. */
function faultsOf(find: Find, thing: TrueThing): readonly string[] {
  const ends = thing.has_ended;
  return [
    ends === false && thing.next_on !== null && Math.abs(find.next_on - thing.next_on) > 4
      ? `the next day is ${isoDay(thing.next_on)}, not ${isoDay(find.next_on)}`
      : '',
    thing.price !== null && find.amount !== thing.price ? `the price is ${decimalText(thing.price)}, not ${decimalText(find.amount)}` : '',
    thing.steps.length > 0 && !tellsStep(find, thing)
      ? `the step is ${JSON.stringify(thing.steps.at(-1))}, not ${JSON.stringify(find.price_change)}`
      : '',
    !thing.has_stepped && find.price_change !== null ? `there was no step ${JSON.stringify(find.price_change)}` : '',
    ends === true && !find.has_ended ? 'it has ended' : '',
    ends === false && find.has_ended ? 'it has not ended' : '',
  ].filter((fault) => fault !== '');
}

/** Each miss, each false find and each thing said wrongly, with rows as the bank printed them: for one who wants to know why. */
export function detailsOf({ household, graded, missed }: Grades): readonly string[] {
  const byId = new Map(household.rows.map((row) => [row.id, row]));
  const printed = (ids: readonly number[]): readonly string[] =>
    ids.slice(-8).map((id) => {
      const row = byId.get(id);
      return row === undefined ? `    no row ${id}` : `    ${isoDay(row.day)} ${decimalText(row.amount).padStart(10)} ${row.payee}`;
    });
  const told = (words: string, ids: readonly number[]): readonly string[] => [`household ${household.seed}: ${words}`, ...printed(ids)];
  return [
    ...missed.flatMap((thing) => told(`MISSED ${thingLine(thing)}`, thing.rows)),
    ...graded.flatMap(({ find, verdict }) => {
      if (verdict.kind === 'false') return told(`FALSE ${findLine(find)}`, find.evidence);
      if (verdict.kind === 'cadence') return told(`CADENCE ${findLine(find)} is ${verdict.thing.cadence}`, find.evidence);
      if (verdict.kind !== 'true') return [];
      const faults = faultsOf(find, verdict.thing);
      return faults.length === 0 ? [] : told(`SAID ${findLine(find)}: ${faults.join('; ')}`, find.evidence);
    }),
  ];
}
