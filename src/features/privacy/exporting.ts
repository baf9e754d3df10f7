import { createHash } from 'node:crypto';
import { cents, majorUnits } from '../../core/money/cents.ts';
import { Problem } from '../../contract/problem.ts';
import { schemaName } from '../../platform/database/declared.ts';
import { inOrder } from '../../platform/database/portable/rows.ts';
import type { Store } from '../../platform/database/store.ts';
import { csvHead, csvLines } from '../../platform/http/csv.ts';
import type { ZipEntry } from '../../platform/zip/write-zip.ts';
import { exportedColumns, exportedOf } from './columns.ts';
import { EXPORT_FORMAT, EXPORT_VERSION, type Manifest, privacyProblems } from './contract.ts';
import type { TableMap } from './mapping/carry.ts';
import { TABLES } from './mapping/tables.ts';
import { readme } from './readme.ts';
import { findVersion, listPage, type Row } from './repository.ts';

/** How many rows are held at once. */
const PAGE = 500;

/** The person's rows of a table, a page at a time: each page is one query, and nothing stays open between two of them. */
async function* pages(store: Store, map: TableMap, userId: number): AsyncGenerator<readonly Row[]> {
  const columns = exportedColumns(map);
  for (let after: readonly unknown[] | undefined; ; ) {
    const rows = await listPage(store.db, map, columns, { userId, after, limit: PAGE });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = map.order.map((name) => last[name]);
  }
}

/** Cents as a spreadsheet wants them: −1250 is −12.5. */
function inUnits(row: Row, money: readonly string[]): Row {
  const changed = money.flatMap((name) => {
    const amount = row[name];
    return typeof amount === 'number' ? [[name, majorUnits(cents(amount))] as const] : [];
  });
  return { ...row, ...Object.fromEntries(changed) };
}

/** A file of JSON: one array, a row on each line. What it holds is noted in `files`. */
async function* jsonOf(rows: AsyncIterable<readonly Row[]>, name: string, files: Manifest['files']): AsyncGenerator<string> {
  const hash = createHash('sha256');
  let count = 0;
  const told = (text: string): string => {
    hash.update(text);
    return text;
  };
  yield told('[');
  for await (const page of rows) {
    const lines = page.map((row, index) => `${count + index === 0 ? '' : ','}\n${JSON.stringify(inOrder(row))}`);
    count += page.length;
    yield told(lines.join(''));
  }
  yield told('\n]\n');
  files.push({ name, rows: count, sha256: hash.digest('hex') });
}

async function* csvOf(rows: AsyncIterable<readonly Row[]>, map: TableMap): AsyncGenerator<string> {
  const columns = exportedColumns(map);
  const money = exportedOf(map, 'money');
  yield csvHead(columns);
  for await (const page of rows) {
    yield csvLines(
      columns,
      page.map((row) => inUnits(row, money)),
    );
  }
}

const changed = (): Problem =>
  new Problem(privacyProblems['export.changed'], 'Something of yours changed while the export was written. Nothing is lost: ask for it again.');

/** The files of an export of a person, in their order. All of them tell of one state of the person's data: where it is another at the end, the last one throws. */
export async function filesOf(store: Store, userId: number, madeAt: string): Promise<readonly ZipEntry[]> {
  const version = await findVersion(store.db, userId);
  const files: Manifest['files'] = [];
  async function* last(): AsyncGenerator<string> {
    if ((await findVersion(store.db, userId)) !== version) throw changed();
    const told: Manifest = { format: EXPORT_FORMAT, version: EXPORT_VERSION, schema: schemaName(), made_at: madeAt, money: 'minor units', files };
    yield `${JSON.stringify(told, null, 2)}\n`;
  }
  async function* first(): AsyncGenerator<string> {
    yield readme(madeAt);
  }
  return [
    { name: 'README.txt', pieces: first },
    ...TABLES.flatMap((map): ZipEntry[] => {
      const name = `json/${map.table}.json`;
      return [
        { name, pieces: () => jsonOf(pages(store, map, userId), name, files) },
        { name: `csv/${map.table}.csv`, pieces: () => csvOf(pages(store, map, userId), map) },
      ];
    }),
    { name: 'manifest.json', pieces: last },
  ];
}
