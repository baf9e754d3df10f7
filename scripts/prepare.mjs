// Makes a clone ready to run: installs the packages when the lock file says others than those here, and with --web builds the pages when
// their sources changed. Plain JavaScript on purpose: at the first start only the machine's own Node (18 or newer) is there to run it.
import { buildWeb, webIsFresh } from './prepare/build-web.mjs';
import { installPackages, packagesAreFresh } from './prepare/install.mjs';
import { withLock } from './prepare/lock.mjs';
import { PlainFailure } from './prepare/plain-failure.mjs';
import { requireNode24 } from './prepare/runtime.mjs';

/** Whether there is nothing to do; checked before the lock, so that a ready clone starts even from a read-only disk. */
const isReady = (web) => packagesAreFresh() && (!web || webIsFresh());

async function prepare({ web }) {
  if (!isReady(web)) {
    await withLock(async () => {
      if (!packagesAreFresh()) await installPackages();
      requireNode24();
      if (web && !webIsFresh()) await buildWeb();
    });
  }
  requireNode24();
}

try {
  await prepare({ web: process.argv.includes('--web') });
} catch (error) {
  if (!(error instanceof PlainFailure)) throw error;
  console.error(`\nMingus: ${error.message}`);
  process.exitCode = 1;
}
