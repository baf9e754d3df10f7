import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bound } from '../../src/platform/database/parameters.ts';
import type { Statement } from '../bare-driver.ts';

/** Where Debian has it. */
const PGBENCH = '/usr/lib/postgresql/15/bin/pgbench';

/** Whether this machine has it. */
export const hasPgbench = (): boolean => existsSync(PGBENCH);

function literal(value: Bound): string {
  if (value === null) return 'null';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  throw new Error('bytes are not asked for by what is read');
}

/** A statement with what it is given written into it. */
const written = ({ sql, parameters }: Statement): string =>
  `${sql.replaceAll('\n', ' ').replaceAll(/\$(\d+)/g, (_, number: string) => literal(parameters[Number(number) - 1] ?? null))};`;

/** Statements as pgbench is given them, once and for all of its runs. */
export interface Script {
  /** Sends them over so many connections for so many seconds; answers how many times a second all of them were sent. */
  perSecond(connections: number, seconds: number): Promise<number>;
  close(): Promise<void>;
}

/** Writes a script for the database there. */
export async function scriptOf(url: string, statements: readonly Statement[]): Promise<Script> {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-bench-pgbench-'));
  const path = join(folder, 'script.sql');
  await writeFile(path, statements.map(written).join('\n'));
  return {
    perSecond: async (connections, seconds) => {
      const args = ['--no-vacuum', `--client=${connections}`, `--time=${seconds}`, `--file=${path}`, url];
      const child = spawn(PGBENCH, args, { stdio: ['ignore', 'pipe', 'pipe'] });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
      await once(child, 'close');
      const [, tps] = /^tps = ([\d.]+)/m.exec(output) ?? [];
      if (tps === undefined) throw new Error(`pgbench said:\n${output}`);
      return Number(tps);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
