import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot } from './paths.mjs';
import { PlainFailure, refusedByDisk } from './plain-failure.mjs';

const FOLDER = inRoot('tmp');
const LOCK = inRoot('tmp', 'prepare.lock');
const HEARTBEAT_MS = 2_000;
const STALE_MS = 20_000;
const POLL_MS = 200;

/**
 * Runs `work` while no other start of this clone does. Waits for another's to end. A lock whose process is gone, or that was not touched
 * for 20 seconds (a process of another container cannot be asked), is taken over.
 */
export async function withLock(work) {
  await acquire();
  const heartbeat = setInterval(touch, HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(LOCK, { force: true });
  }
}

async function acquire() {
  let waiting = false;
  while (!tryCreate()) {
    const holder = readHolder();
    if (holder && holder.isStale) takeAway(holder.text);
    else {
      if (!waiting) console.log('Mingus: another start is preparing this clone; waiting for it …');
      waiting = true;
      await sleep(POLL_MS);
    }
  }
}

function tryCreate() {
  try {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(LOCK, `${process.pid} ${Date.now()}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw new PlainFailure(refusedByDisk(error) ?? error.message);
  }
}

function readHolder() {
  try {
    const text = readFileSync(LOCK, 'utf8');
    return { text, isStale: Date.now() - statSync(LOCK).mtimeMs > STALE_MS || (text !== '' && !isAlive(Number.parseInt(text, 10))) };
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw new PlainFailure(refusedByDisk(error) ?? error.message);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Renames first and looks afterwards: two that find the same stale lock must not both remove one, or the second removes the first one's new lock. */
function takeAway(judged) {
  const aside = `${LOCK}.${process.pid}`;
  try {
    renameSync(LOCK, aside);
    if (readFileSync(aside, 'utf8') !== judged) linkSync(aside, LOCK);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function touch() {
  const now = new Date();
  try {
    utimesSync(LOCK, now, now);
  } catch {
    // Taken over after a long sleep of the machine: the work goes on, and the other one finds it done.
  }
}
