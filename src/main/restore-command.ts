import { createInterface } from 'node:readline/promises';
import { ArchiveDamaged } from '../platform/backup/format.ts';
import { restoreArchive, type Restored } from '../platform/backup/restore.ts';
import type { Settings } from '../platform/config/settings.ts';
import { described, readable, sentenceOf } from './backup-command.ts';
import { fileFailure, PlainFailure } from './plain-failure.ts';
import { createProgress, print, rowsText } from './progress.ts';

/** How `mingus restore` was asked to run. */
export interface RestoreOptions {
  /** Whether a database that is not empty may be put aside. */
  readonly replace: boolean;
  /** Whether nobody is asked. */
  readonly yes: boolean;
  readonly json: boolean;
}

/** `mingus restore`. Answers the exit code; throws what kept it from being done, and then nothing was replaced. */
export async function restore({ database, backup }: Settings, path: string, { replace, yes, json }: RestoreOptions): Promise<number> {
  try {
    const restored = await restoreArchive({
      path,
      passphrase: backup.passphrase,
      database,
      mayReplace: async (content) => replace && (yes || (await asked(sentenceOf(content)))),
      onProgress: createProgress('restored'),
    });
    print(
      json
        ? [JSON.stringify({ restored: true, file: path, kept: restored.kept, migrated: restored.migrated, ...described(restored) })]
        : sentences(restored),
    );
    return 0;
  } catch (error) {
    if (error instanceof ArchiveDamaged) throw new PlainFailure(`${path} is damaged. Nothing was restored. ${error.message}`);
    const meant = readable(error, path);
    throw meant === error && database.kind === 'sqlite' ? fileFailure(error, database.path) : meant;
  }
}

const WORD = 'replace';

async function asked(archive: string): Promise<boolean> {
  process.stderr.write(`The database is not empty. In its place comes the backup ${archive}\nWhat is there now is put aside and kept.\n`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(`To go on, type ${WORD}: `)).trim() === WORD;
  } finally {
    terminal.close();
  }
}

const sentences = ({ kept, migrated, rows, ...content }: Restored): readonly string[] => [
  `Restored, read back and found equal: the backup ${sentenceOf(content)}`,
  ...(kept === null ? [] : [`The database before is kept as ${kept}.`]),
  ...migrated.map((name) => `applied: ${name}`),
  `${rowsText(rows)} are back. Who was signed in then and for less than an hour may be so again; jobs that were waiting then are done now.`,
];
