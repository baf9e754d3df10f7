import { backUp, type MadeBackup } from '../platform/backup/back-up.ts';
import type { ArchiveContent } from '../platform/backup/archive-parts.ts';
import { ArchiveDamaged } from '../platform/backup/format.ts';
import { verifyArchive } from '../platform/backup/verify-archive.ts';
import type { Settings } from '../platform/config/settings.ts';
import { PlainFailure } from './plain-failure.ts';
import { createProgress, print, rowsText } from './progress.ts';

/** `mingus backup`. Answers the exit code; throws what kept it from being made. */
export async function makeBackup(
  { database, backup }: Settings,
  { to, json }: { readonly to: string | null; readonly json: boolean },
): Promise<number> {
  const { isDaily: _, ...settings } = backup;
  const place = to === null ? {} : { folder: to, makesFolder: false };
  const progress = verifying();
  const made = await backUp({ database, ...settings, ...place }, { onWriting: createProgress('wrote'), onVerifying: progress });
  print(json ? [JSON.stringify(inJson(made))] : sentences(made));
  return 0;
}

/** Progress of a verification: of what it restores, and of what it compares. */
function verifying() {
  const told = { restored: createProgress('restored on the side'), compared: createProgress('compared') };
  return (verb: 'restored' | 'compared', table: string, rows: number) => told[verb](table, rows);
}

const inJson = ({ path, bytes, rows, manifest, writtenMs, verifiedMs, removed }: MadeBackup) => ({
  good: true,
  file: path,
  bytes,
  rows,
  written_ms: writtenMs,
  verified_ms: verifiedMs,
  removed,
  tables: manifest,
});

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const size = (bytes: number): string => (bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

const sentences = ({ path, bytes, rows, writtenMs, verifiedMs, removed }: MadeBackup): readonly string[] => [
  `A good backup is made: ${path}`,
  `  ${rowsText(rows)}, ${size(bytes)}; written in ${seconds(writtenMs)}, restored on the side and compared in ${seconds(verifiedMs)}.`,
  ...(removed.length === 0 ? [] : [`  Older than is kept, and gone: ${removed.join(', ')}`]),
];

/** `mingus backup verify`. Answers the exit code: 1 when the archive is damaged. Throws when it cannot be read at all. */
export async function verifyBackup({ backup }: Settings, file: string, { json }: { readonly json: boolean }): Promise<number> {
  try {
    const content = await verifyArchive(file, backup.passphrase, verifying());
    print(json ? [JSON.stringify({ good: true, file, ...described(content) })] : [`${file} is good: ${sentenceOf(content)}`]);
    return 0;
  } catch (error) {
    if (!(error instanceof ArchiveDamaged)) throw readable(error, file);
    print(json ? [JSON.stringify({ good: false, file, why: error.message })] : [`${file} is damaged and cannot be restored. ${error.message}`]);
    return 1;
  }
}

/** What an archive holds, for programs. */
export const described = ({ header, manifest }: ArchiveContent) => ({
  made_at: header.made_at,
  mingus: header.mingus,
  schema: header.schema.at(-1),
  rows: Object.values(manifest).reduce((sum, { rows }) => sum + rows, 0),
  tables: manifest,
});

/** What an archive holds, for people. */
export function sentenceOf(content: ArchiveContent): string {
  const { made_at, mingus, rows } = described(content);
  return `made on ${made_at.slice(0, 16).replace('T', ' at ')} UTC by Mingus ${mingus}, ${rowsText(rows)}.`;
}

/** A file that is not there, or may not be read, in a sentence. */
export function readable(error: unknown, file: string): unknown {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  if (code === 'ENOENT') return new PlainFailure(`There is no file ${file}.`);
  if (code === 'EACCES' || code === 'EPERM') return new PlainFailure(`This user may not read ${file}.`);
  return code === 'EISDIR' ? new PlainFailure(`${file} is a folder and not a backup.`) : error;
}
