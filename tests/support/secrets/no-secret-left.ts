import { afterAll } from 'vitest';
import { takeFindings } from './of-this-file.ts';

// Every file of tests: what servers wrote to their logs, measured, kept of answers and events, and left to be done later, holds nothing secret. This is
// looked at when all else of the file has ended.
afterAll(() => {
  const found = takeFindings();
  if (found.length > 0) throw new Error(`${found.length} secrets were left behind:\n${found.slice(0, 20).join('\n')}`);
});
