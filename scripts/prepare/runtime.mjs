import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { PlainFailure } from './plain-failure.mjs';

const BUNDLED = inRoot('node_modules', '.bin', 'node');

/**
 * The path of the Node that npm's scripts will run: the one among the packages where there is one for this machine, else the machine's own,
 * which is then the one running this. Throws a PlainFailure when it is older than 24 or does not run here.
 */
export function requireNode24() {
  const path = existsSync(BUNDLED) ? realpathSync(BUNDLED) : process.execPath;
  const version = path === process.execPath ? process.version : String(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout ?? '').trim();
  if (Number(/^v(\d+)\./.exec(version)?.[1]) >= 24) return path;
  throw new PlainFailure(
    `for ${process.platform} on ${process.arch} it needs a Node of version 24 or newer installed, and this is ${process.version} (Node comes along for Linux on x64 only).`,
  );
}
