import { Writable } from 'node:stream';
import { createLog, type Log } from '../../src/platform/telemetry/log.ts';
import { leaveTrace } from './secrets/of-this-file.ts';

/** A log that is kept. */
export interface TestLog {
  readonly log: Log;
  /** Its lines of this level and above, so far. */
  readonly lines: readonly string[];
}

const LEVELS: readonly string[] = ['debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const levelOf = (line: string): string => /"level":"(\w+)"/.exec(line)?.[1] ?? 'fatal';

/** A log at this level. What is below it is written all the same, to be looked through for secrets at the end. */
export function testLog(level: string): TestLog {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      for (const line of String(chunk).trim().split('\n')) {
        leaveTrace('the log', line);
        if (LEVELS.indexOf(levelOf(line)) >= LEVELS.indexOf(level)) lines.push(line);
      }
      done();
    },
  });
  return { log: createLog('debug', { stream }), lines };
}
