import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { keepSecret, leaveTrace } from './secrets/of-this-file.ts';

const CLI = join(import.meta.dirname, '..', '..', 'src', 'main', 'cli.ts');

/** What a command did. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that is running. */
export interface Running {
  readonly process: ChildProcess;
  /** Resolves when it has ended. */
  readonly ended: Promise<Ran>;
  /** Resolves with the first line of standard output that fits; throws when the command ends before. */
  line(pattern: RegExp): Promise<string>;
  /** What it has written to standard error so far. */
  written(): string;
}

/** Starts `mingus …` with these settings and no others, and `input` on its standard input; it does not outlive the test. `cli` is this clone's unless another is named. */
export function startCommand(args: readonly string[], env: Readonly<Record<string, string>> = {}, input?: string, cli = CLI): Running {
  const child = spawn(process.execPath, [cli, ...args], { env: { PATH: process.env['PATH'] ?? '', ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(input ?? '');
  keepSecret('password', input ?? '');
  keepSecret('secret key', env['SECRET_KEY'] ?? '');
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  const ended = new Promise<Ran>((resolve) => {
    child.on('close', (code) => {
      leaveTrace('what a command wrote to standard error', stderr);
      resolve({ code, stdout, stderr });
    });
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const line = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = stdout.split('\n').find((each) => pattern.test(each));
      if (found !== undefined) return found;
      if (child.exitCode !== null) throw new Error(`mingus ${args.join(' ')} ended with ${child.exitCode}: ${stdout}${stderr}`);
      await sleep(20);
    }
  };
  return { process: child, ended, line, written: () => stderr };
}

/** Runs `mingus …` to its end. */
export const runCommand = (args: readonly string[], env?: Readonly<Record<string, string>>, input?: string): Promise<Ran> =>
  startCommand(args, env, input).ended;
