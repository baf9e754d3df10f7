import type { Db } from '../../platform/database/store.ts';

/** The report of an import of the file with this SHA-256; undefined when there was none. */
export async function findImport(db: Db, fileSha256: string): Promise<unknown> {
  const row = await db.selectFrom('legacy_imports').select('report').where('file_sha256', '=', fileSha256).executeTakeFirst();
  return row?.report;
}
