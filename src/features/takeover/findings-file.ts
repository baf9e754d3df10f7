import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { Finding, OnFinding } from './report.ts';

/** Lines are gathered up to this many characters, so that a system call is not made for each. */
const GATHERED = 65_536;

/** A file of what did not come over as it was: a line of JSON each, in a fixed order. */
export interface FindingsFile {
  readonly onFinding: OnFinding;
  /** Puts it in its place; until then the one of an earlier run stands there. */
  finish(): void;
  /** Leaves nothing of it, where it is not finished. */
  giveUp(): void;
}

/** Opens the file beside its name, for its owner only: it holds what people said of themselves. */
export function openFindingsFile(path: string): FindingsFile {
  const beside = `${path}.part`;
  const descriptor = openSync(beside, 'w', 0o600);
  let gathered = '';
  let isOpen = true;
  const close = (): void => {
    closeSync(descriptor);
    isOpen = false;
  };
  const write = (): void => {
    writeSync(descriptor, gathered);
    gathered = '';
  };
  return {
    onFinding: ({ table, id, what, column, reason, was }: Finding) => {
      gathered += `${JSON.stringify({ table, id, what, ...(column !== undefined && { column }), reason, was })}\n`;
      if (gathered.length > GATHERED) write();
    },
    finish: () => {
      write();
      fsyncSync(descriptor);
      close();
      renameSync(beside, path);
    },
    giveUp: () => {
      if (!isOpen) return;
      close();
      rmSync(beside, { force: true });
    },
  };
}
