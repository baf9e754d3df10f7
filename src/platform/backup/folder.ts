import { readdirSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { momentOf } from '../clock.ts';

/** A backup that was found good when it was made. */
export interface GoodBackup {
  readonly file: string;
  /** When its snapshot was taken, in ms since 1970. */
  readonly madeAtMs: number;
}

const GOOD = /^mingus-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.jsonl\.zst(\.age)?$/;
const UNFINISHED = /^\.unfinished-mingus-.*\.by-(.+)-(\d+)$/;
const NOT_GOOD = /^not-good-mingus-/;

/** The name of a backup made at that instant: names in their order are backups in theirs. */
export const nameOf = (instant: string, isEncrypted: boolean): string =>
  `mingus-${instant.replaceAll(/[:.]/g, '-')}.jsonl.zst${isEncrypted ? '.age' : ''}`;

/** What it is called until it is good. It says who makes it, so that others know when nobody does any more. */
export const unfinishedName = (name: string): string => `.unfinished-${name}.by-${hostname()}-${process.pid}`;

/** What it is called when it was found not to be good. */
export const notGoodName = (name: string): string => `not-good-${name}`;

const goodOnes = (names: readonly string[]): readonly GoodBackup[] =>
  names
    .flatMap((file) => {
      const [, day, hour, minute, second, ms] = GOOD.exec(file) ?? [];
      return day === undefined ? [] : [{ file, madeAtMs: momentOf(`${day}T${hour}:${minute}:${second}.${ms}Z`) }];
    })
    .toSorted((one, other) => one.madeAtMs - other.madeAtMs);

/** The good backups in a folder, the oldest first; none when there is no folder. */
export function goodBackups(folder: string): readonly GoodBackup[] {
  try {
    return goodOnes(readdirSync(folder));
  } catch {
    return [];
  }
}

const DAY_MS = 86_400_000;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && Reflect.get(error, 'code') === 'EPERM';
  }
}

async function isLeft(path: string, [, host, pid]: readonly string[], nowMs: number): Promise<boolean> {
  if (host === hostname() && !isRunning(Number(pid))) return true;
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && nowMs - found.mtimeMs > DAY_MS;
}

/** Removes what killed backups have left: those of this machine whose process is gone, and those that nobody wrote to for a day. */
export async function sweepLeftovers(folder: string, nowMs: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const match = UNFINISHED.exec(name);
    const path = join(folder, name);
    if (match !== null && (await isLeft(path, match, nowMs))) await rm(path, { force: true });
  }
}

/**
 * Removes good backups older than `keepDays`, and what was found not to be good. For when a new one is good, which therefore stays. Answers the names of the good ones
 * that went.
 */
export async function removeOld(folder: string, keepDays: number, nowMs: number): Promise<readonly string[]> {
  const names = await readdir(folder);
  const old = goodOnes(names)
    .filter(({ madeAtMs }) => nowMs - madeAtMs > keepDays * DAY_MS)
    .map(({ file }) => file);
  for (const name of [...old, ...names.filter((each) => NOT_GOOD.test(each))]) await rm(join(folder, name), { force: true });
  return old;
}
