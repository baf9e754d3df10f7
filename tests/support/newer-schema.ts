import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DatabaseSettings } from '../../src/platform/database/settings.ts';

const NEWER = process.env['MINGUS_TEST_SCHEMA_OF'];

/** Whether the schema is a newer release's: it may have tables then that nothing of this tree fills. */
export const isSchemaNewer = NEWER !== undefined;

/**
 * Where tests were asked to run on the schema of a newer release, by the environment (MINGUS_TEST_SCHEMA_OF, the folder of its tree): brings a database there
 * as its operator would, by that tree's own `mingus migrate`. `npm run test:previous-release` of that tree asks for it.
 */
export async function migrateFurther(database: DatabaseSettings): Promise<void> {
  if (NEWER === undefined) return;
  const url = database.kind === 'sqlite' ? `sqlite:${database.path}` : database.url;
  const env = { PATH: process.env['PATH'] ?? '', DATABASE_URL: url, MINGUS_ENV: 'test' };
  const { stdout } = await promisify(execFile)(process.execPath, [join(NEWER, 'src', 'main', 'cli.ts'), 'migrate'], { env });
  console.log(`${database.kind}, by the newer release: ${stdout.trim().replaceAll('\n', ', ')}`);
}
