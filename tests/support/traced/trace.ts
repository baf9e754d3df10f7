import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** Whether calls of a process to its system can be watched here: strace is installed, and the machine lets it. */
export const canTrace = (): boolean => spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

/** Watches or disturbs a process from now on with these options of strace. `stop` resolves with the lines, one for each call, when it has let go. */
export async function attach(pid: number, options: readonly string[]): Promise<{ readonly stop: () => Promise<readonly string[]> }> {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-trace-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'trace');
  const strace = spawn('strace', ['-f', '-yy', '-s', '16', '-o', file, ...options, '-p', String(pid)], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(strace, 'exit');
  onTestFinished(() => void strace.kill('SIGKILL'));
  for await (const line of createInterface(strace.stderr)) {
    if (line.includes('attached')) break;
  }
  const stop = async (): Promise<readonly string[]> => {
    strace.kill('SIGINT');
    await ended;
    return (await readFile(file, 'utf8')).split('\n');
  };
  return { stop };
}
