import type { OnProgress } from '../platform/database/portable/snapshot.ts';

const EVERY_MS = 1000;

/** Tells on standard error how far a long work is: at most once a second, so that short work says nothing. */
export function createProgress(verb: string): OnProgress {
  let last = performance.now();
  return (table, rows) => {
    const now = performance.now();
    if (now - last < EVERY_MS) return;
    last = now;
    process.stderr.write(`${verb} ${table}: ${rows.toLocaleString('en-US')} rows\n`);
  };
}

/** Prints lines on standard output. */
export const print = (lines: readonly string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);

/** A number of rows for people. */
export const rowsText = (rows: number): string => `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'}`;
