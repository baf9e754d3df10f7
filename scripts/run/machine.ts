import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What the tests use of the machine itself: the names it may be installed under, and Debian's packages for it. */
const WANTED = [
  { names: ['redis-server'], packages: ['redis-server'] },
  { names: ['curl'], packages: ['curl'] },
  // Without a font of the machine's, pages would be measured in boxes.
  { names: ['chromium', 'chromium-browser', 'google-chrome'], packages: ['chromium', 'fonts-dejavu-core', 'fonts-liberation'] },
];

/** Whether a program of that name is on the path. */
function isInstalled(name: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const lacking = () => WANTED.filter(({ names }) => !names.some(isInstalled));

/**
 * Installs what the machine lacks of programs where that is possible (Debian, as root). Answers the names of those still missing:
 * their tests are skipped by name.
 */
export function prepareMachine(): string[] {
  const packages = lacking().flatMap((wanted) => wanted.packages);
  if (packages.length > 0 && process.getuid?.() === 0 && isInstalled('apt-get')) {
    console.log(`  installing ${packages.join(', ')} …`);
    // RUNLEVEL=1: the package must not start a server of its own.
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    ]) {
      const { status, stderr } = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
      if (status !== 0) console.log(`  apt-get ${args[0]} failed: ${stderr.trim().split('\n').at(-1)}`);
    }
  }
  return lacking().map(({ names }) => names[0] ?? '');
}
