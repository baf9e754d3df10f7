import { spawnSync } from 'node:child_process';

/** What npm said. */
export interface NpmSaid {
  /** Null when there is no npm. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs npm in a folder: the one that runs this script where there is one, else the machine's. */
export function npm(folder: string, args: readonly string[]): NpmSaid {
  const script = process.env['npm_execpath'];
  const [command, first] = script === undefined ? ['npm', []] : [process.env['npm_node_execpath'] ?? process.execPath, [script]];
  const { status, stdout, stderr } = spawnSync(command, [...first, ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  return { code: status, stdout: stdout ?? '', stderr: stderr ?? '' };
}
