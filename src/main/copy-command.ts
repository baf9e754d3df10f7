import { databaseSettings, type DatabaseSettings } from '../platform/database/settings.ts';
import { type Copied, copyDatabase } from '../platform/database/portable/copy.ts';
import { PlainFailure } from './plain-failure.ts';
import { createProgress, print, rowsText } from './progress.ts';

/** How `mingus copy` was asked to run. */
export interface CopyOptions {
  /** `sqlite:PATH` or `postgres://…`, both. */
  readonly from: string;
  readonly to: string;
  readonly again: boolean;
  readonly json: boolean;
}

function settingsOf(databaseUrl: string, option: string): DatabaseSettings {
  const settings = databaseSettings({ databaseUrl, dataDir: '', poolSize: 1, maxOverflow: 0 });
  if (settings === undefined) throw new PlainFailure(`${option} is neither sqlite:PATH nor postgres://user@host:port/database.`);
  return settings;
}

/** `mingus copy`. Answers the exit code; throws what keeps it from being done. */
export async function copy({ from, to, again, json }: CopyOptions): Promise<number> {
  const copied = await copyDatabase({ from: settingsOf(from, '--from'), to: settingsOf(to, '--to'), again, onProgress: createProgress('copied') });
  print(json ? [JSON.stringify(inJson(copied))] : sentences(copied));
  return 0;
}

const inJson = ({ tables, resumed, migrated }: Copied) => ({
  equal: true,
  resumed,
  migrated,
  rows: tables.reduce((sum, { rows }) => sum + rows, 0),
  tables: Object.fromEntries(tables.map(({ name, rows, sha256, nextId }) => [name, { rows, sha256, next_id: nextId }])),
});

const sentences = ({ tables, resumed, migrated }: Copied): readonly string[] => [
  ...(resumed ? ['Went on with the copy that was broken off.'] : []),
  ...tables.filter(({ rows }) => rows > 0).map(({ name, rows, sha256 }) => `  ${name}: ${rowsText(rows)}, ${sha256.slice(0, 16)}`),
  `Everything is copied: ${rowsText(tables.reduce((sum, { rows }) => sum + rows, 0))} in ${tables.length} tables, read back and found equal.`,
  ...migrated.map((name) => `applied: ${name}`),
];
