import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A disk of so many bytes, in memory. */
export interface SmallDisk {
  readonly folder: string;
  /** Fills it to the last byte that anybody but its other files has left. */
  fill(): void;
  /** Frees what `fill` took. */
  free(): void;
}

/** Mounts one; it goes with the test. Throws where the machine does not let us mount. */
export function smallDisk(bytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'mingus-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes},mode=0777`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
  // Lazily: a process that is ending may still hold a file of it.
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  const filler = join(folder, 'filler');
  return {
    folder,
    fill: () => {
      try {
        for (;;) appendFileSync(filler, Buffer.alloc(4096));
      } catch (error) {
        if (statfsSync(folder).bavail > 0) throw error;
      }
    },
    free: () => rmSync(filler, { force: true }),
  };
}

/** Whether a disk can be mounted here: as root, and where the machine allows it. */
export function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'mingus-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4096', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
