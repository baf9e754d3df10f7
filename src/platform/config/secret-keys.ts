import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from './settings.ts';

const FILE = 'secret-key';

/** The keys to derive tokens under: those of the settings, else the one that development made for itself in the data folder, mode 0600. */
export function secretKeys(settings: Settings): readonly [string, ...string[]] {
  if (settings.secretKeys !== null) return settings.secretKeys;
  const path = join(settings.dataDir, FILE);
  try {
    return [readFileSync(path, 'utf8').trim()];
  } catch {
    return [madeSecret(settings.dataDir, path)];
  }
}

function madeSecret(dataDir: string, path: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, randomBytes(48).toString('base64url'), { mode: 0o600 });
  try {
    // A link appears whole or not at all: of two starts at once one makes the file and both read the same key.
    linkSync(fresh, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(fresh);
  }
  return readFileSync(path, 'utf8').trim();
}
