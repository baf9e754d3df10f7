import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** Something to be timed. What it answers is kept, so that no engine leaves the work out. */
export type Run = () => unknown;

/** What to measure, and against what. */
export interface MeasureOptions {
  readonly name: string;
  readonly run: Run;
  /** The plain way of doing the same, timed in turn with `run` within the same rounds. */
  readonly reference?: { readonly name: string; readonly run: Run };
  /** The median that is aimed at, in milliseconds. It is printed as met or missed and fails nothing. */
  readonly goalMs?: number;
  /** How many pairs of rounds; 30 when left out. */
  readonly rounds?: number;
  /** How long a round lasts at least, so that short work is repeated within it; 20 ms when left out. */
  readonly roundMs?: number;
}

/** Times of one call, in milliseconds: the middle round, the tenth and the ninetieth in a hundred, and the best. */
export interface Times {
  readonly median_ms: number;
  readonly p10_ms: number;
  readonly p90_ms: number;
  readonly best_ms: number;
}

/** What was measured. */
export interface Measurement extends Times {
  readonly name: string;
  readonly reference: (Times & { readonly name: string }) | null;
  /** How many times as long the reference takes: the median over rounds that ran side by side. Above 1, `run` is faster. */
  readonly ratio: number | null;
  readonly goal: { readonly at_most_ms: number; readonly met: boolean } | null;
}

/** The value below which the share 0…1 of the values lies. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** The middle value; of an even number the upper of the two. */
const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The machine and the engine, without which a figure means nothing. */
const machine = () => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  memory_gib: Math.round(totalmem() / 2 ** 30),
  load_1m: Number((loadavg()[0] ?? 0).toFixed(2)),
  node: process.version,
  platform: `${process.platform}-${process.arch}`,
});

/** Holds what was computed last: nobody reads it, but what is written is not left out. */
const sink: { last?: unknown } = {};

/** Milliseconds of one call, over so many. */
async function timePerCall(run: Run, calls: number): Promise<number> {
  const start = performance.now();
  for (let call = 0; call < calls; call++) {
    const result = run();
    sink.last = result instanceof Promise ? await result : result;
  }
  return (performance.now() - start) / calls;
}

/** How many calls fill a round; warms the code up on the way. */
async function callsFor(run: Run, roundMs: number): Promise<number> {
  let calls = 1;
  for (let spent = 0; spent < 10 * roundMs; ) {
    const perCall = await timePerCall(run, calls);
    spent += perCall * calls;
    calls = Math.max(1, Math.min(calls * 10, Math.ceil(roundMs / perCall)));
  }
  return calls;
}

const timesOf = (perCall: readonly number[]): Times => ({
  median_ms: median(perCall),
  p10_ms: quantile(perCall, 0.1),
  p90_ms: quantile(perCall, 0.9),
  best_ms: Math.min(...perCall),
});

/** Times a piece of work, and the plain way beside it, round by round in turn: what slows the machine down slows both. */
export async function measure({ name, run, reference, goalMs, rounds = 30, roundMs = 20 }: MeasureOptions): Promise<Measurement> {
  const calls = await callsFor(run, roundMs);
  const referenceCalls = reference === undefined ? 0 : await callsFor(reference.run, roundMs);
  const [own, others, ratios]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    // Each goes first in half of the rounds, for neither to profit from what the other leaves behind.
    const first = reference !== undefined && round % 2 === 1 ? await timePerCall(reference.run, referenceCalls) : undefined;
    const ownTime = await timePerCall(run, calls);
    own.push(ownTime);
    if (reference === undefined) continue;
    const otherTime = first ?? (await timePerCall(reference.run, referenceCalls));
    others.push(otherTime);
    ratios.push(otherTime / ownTime);
  }
  const times = timesOf(own);
  return {
    name,
    ...times,
    reference: reference === undefined ? null : { name: reference.name, ...timesOf(others) },
    ratio: reference === undefined ? null : median(ratios),
    goal: goalMs === undefined ? null : { at_most_ms: goalMs, met: times.median_ms <= goalMs },
  };
}

/** A duration with the unit that suits it: 0.0643 is "64.3 µs". */
function duration(ms: number): string {
  if (ms < 1) return `${(ms * 1000).toFixed(1)} µs`;
  return ms < 1000 ? `${ms.toFixed(1)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

/** Prints a table for people and one line of JSON for programs. Goals are printed as met or missed; time never fails a run. */
export function report(title: string, measurements: readonly Measurement[]): void {
  const { cpu, cores, memory_gib, load_1m, node, platform } = machine();
  console.log(`\n${title}\n${cpu}, ${cores} cores, ${memory_gib} GiB, load ${load_1m}, Node ${node}, ${platform}\n`);
  const row = (name: string, times: Times, more: string) =>
    console.log(
      `${name.padEnd(44)}${duration(times.median_ms).padStart(10)}   ${`${duration(times.p10_ms)} … ${duration(times.p90_ms)}`.padStart(22)}   ${duration(times.best_ms).padStart(10)}   ${more}`,
    );
  console.log(`${''.padEnd(44)}${'median'.padStart(10)}   ${'8 rounds in 10 within'.padStart(22)}   ${'best round'.padStart(10)}`);
  for (const { name, reference, ratio, goal, ...times } of measurements) {
    row(name, times, goal === null ? '' : `goal ${duration(goal.at_most_ms)}: ${goal.met ? 'met' : 'missed'}`);
    if (reference !== null) row(`  against ${reference.name}`, reference, `× ${(ratio ?? Number.NaN).toFixed(2)}`);
  }
  console.log(`\n${JSON.stringify({ benchmark: title, machine: machine(), measurements })}`);
}
