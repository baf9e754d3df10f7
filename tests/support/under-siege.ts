import { expect } from 'vitest';
import { OUTAGES } from './redis-outages.ts';
import type { Phase, Siege } from './redis-siege.ts';

/** What is not held against. */
export interface Patience {
  /** What is quick whatever it is compared with: twice of very little is noise. Infinity only prints times, where the machine does much else besides. */
  readonly quickMs: number;
}

const shown = ({ name, requests, failed, p95Ms, writes, codes, recoveredMs }: Phase): string =>
  `${name}: ${requests} requests, ${failed.length} × 5xx, p95 ${p95Ms.toFixed(1)} ms, ${writes} writes of one person, ${codes} codes, used again after ${recoveredMs.toFixed(0)} ms`;

/** Lets a server live through all outages, each for a third of `ms`, and expects nobody to notice. */
export async function liveThroughOutages(siege: Siege, ms: number, { quickMs }: Patience): Promise<void> {
  // The first requests of a server are slower than all others.
  await siege.phase('warming up', ms / 2);
  const quiet = await siege.phase('quiet', ms);
  const phases: Phase[] = [];
  for (const outage of OUTAGES) phases.push(await siege.phase(outage, ms, outage));
  const quietAgain = await siege.phase('quiet again', ms);
  for (const each of [quiet, ...phases, quietAgain]) console.log(shown(each));
  const quietMs = Math.max(quiet.p95Ms, quietAgain.p95Ms);
  expect(quiet.codes).toBe(siege.codesMost);
  for (const each of phases) {
    expect(each.failed, each.name).toEqual([]);
    expect(each.requests, each.name).toBeGreaterThan(50);
    expect(each.p95Ms, each.name).toBeLessThanOrEqual(Math.max(2 * quietMs, quickMs));
    // Redis forgets in the middle of it, and is emptied when it is back.
    expect(each.writes, each.name).toBe(siege.writesMost);
    expect(each.codes, each.name).toBe(siege.codesMost);
    expect(each.recoveredMs, each.name).toBeLessThan(5000);
  }
}
