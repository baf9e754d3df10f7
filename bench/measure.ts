import { type Measurement, summarise } from './figures.ts';

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

/** Calls in turn, so that what slows the machine down slows both, and each goes first in half of the rounds: neither profits from what the other leaves. */
export async function inTurn<Result>(round: number, own: () => Promise<Result>, other: () => Promise<Result>): Promise<readonly [Result, Result]> {
  if (round % 2 === 0) return [await own(), await other()];
  const first = await other();
  return [await own(), first];
}

/** Times a piece of work, and the plain way beside it, round by round in turn. */
export async function measure({ name, run, reference, goalMs, rounds = 30, roundMs = 20 }: MeasureOptions): Promise<Measurement> {
  const calls = await callsFor(run, roundMs);
  const referenceCalls = reference === undefined ? 0 : await callsFor(reference.run, roundMs);
  const [values, others]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const own = () => timePerCall(run, calls);
    if (reference === undefined) {
      values.push(await own());
      continue;
    }
    const [ownTime, otherTime] = await inTurn(round, own, () => timePerCall(reference.run, referenceCalls));
    values.push(ownTime);
    others.push(otherTime);
  }
  return summarise({
    name,
    unit: 'ms',
    values,
    goal: goalMs,
    reference: reference === undefined ? undefined : { name: reference.name, values: others },
  });
}
