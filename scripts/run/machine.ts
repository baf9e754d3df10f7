import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** What the tests use of the machine itself: the names or places it may be installed under, and Debian's packages for it. */
const WANTED = [
  { names: ['redis-server'], packages: ['redis-server'] },
  { names: ['curl'], packages: ['curl'] },
  // Not on the path: Debian keeps the programs of each version apart.
  { names: ['/usr/lib/postgresql/15/bin/postgres'], packages: ['postgresql-15'] },
  { names: ['strace'], packages: ['strace'] },
  // What operators are handed is tried by the programs that read it.
  { names: ['nginx'], packages: ['nginx'] },
  { names: ['openssl'], packages: ['openssl'] },
  { names: ['docker-compose'], packages: ['docker-compose'] },
  // Brings promtool too.
  { names: ['prometheus'], packages: ['prometheus'] },
  { names: ['systemd-analyze'], packages: ['systemd'] },
  // Without a font of the machine's, pages would be measured in boxes.
  { names: ['chromium', 'chromium-browser', 'google-chrome'], packages: ['chromium', 'fonts-dejavu-core', 'fonts-liberation'] },
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether a program of that name is on the path, or at that place. */
const isInstalled = (name: string): boolean =>
  isAbsolute(name) ? isExecutable(name) : (process.env['PATH'] ?? '').split(delimiter).some((folder) => isExecutable(join(folder, name)));

const lacking = () => WANTED.filter(({ names }) => !names.some(isInstalled));

/**
 * Installs what the machine lacks of programs where that is possible (Debian, as root). Answers the names of those still missing:
 * their tests are skipped by name.
 */
export function prepareMachine(): string[] {
  const missing = lacking();
  if (missing.length > 0 && process.getuid?.() === 0 && isInstalled('apt-get')) {
    aptGet(['update', '-qq']);
    if (!install(missing.flatMap(({ packages }) => packages))) {
      // One package that this system does not have, and none of them is installed: each by itself then.
      for (const { packages } of lacking()) install(packages);
    }
  }
  return lacking().map(({ names }) => names[0] ?? '');
}

function install(packages: readonly string[]): boolean {
  console.log(`  installing ${packages.join(', ')} …`);
  return aptGet(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

function aptGet(args: readonly string[]): boolean {
  // RUNLEVEL=1: the package must not start a server of its own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const { status, stderr } = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  if (status !== 0) console.log(`  apt-get ${args[0]} failed: ${stderr.trim().split('\n').at(-1)}`);
  return status === 0;
}
