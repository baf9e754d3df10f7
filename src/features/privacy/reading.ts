import { z } from 'zod';
import { Problem } from '../../contract/problem.ts';
import type { Column } from '../../platform/database/declared.ts';
import { columnOf, exportedColumns } from './columns.ts';
import { privacyProblems } from './contract.ts';
import type { TableMap } from './mapping/carry.ts';
import { valueOf } from './values.ts';

/** What a row of an export is, once it has been looked at: its number there, and its columns that come in. */
export interface ReadRow {
  /** Null in the person's own row, which is numbered nowhere. */
  readonly number: number | null;
  readonly values: Readonly<Record<string, unknown>>;
  /** For what is wrong with it later: `json/transactions.json, row 12`. */
  readonly place: string;
}

/** How a file is read: its rows one by one, each checked. */
export type ReadRows = (content: Buffer) => Generator<ReadRow>;

const refused = (place: string, what: string, path: string): Problem =>
  new Problem(privacyProblems['export.refused'], `${place}: ${what} Nothing was changed.`, { fields: [{ path, message: what }] });

/** A value for a column that the Mingus which made the export did not have yet. */
function missing({ nullable, preset, kind }: Column): unknown {
  if (nullable) return null;
  return kind === 'json' && typeof preset === 'string' ? JSON.parse(preset) : preset;
}

/** The schema of a row: no member that is not exported; those that come in by what they must be, all others unread. */
function schemaOf(map: TableMap): z.ZodType<Record<string, unknown>> {
  const members = exportedColumns(map).map((name): [string, z.ZodType] => {
    const carry = map.columns[name];
    if (carry === 'number') return [name, z.int().min(1)];
    if (carry !== 'kept') return [name, z.unknown()];
    const column = columnOf(map, name);
    const value = column.references === undefined ? valueOf(map.table, name, column) : column.nullable ? z.int().min(1).nullable() : z.int().min(1);
    return [name, missing(column) === undefined ? value : value.default(missing(column))];
  });
  return z.strictObject(Object.fromEntries(members));
}

/** Lines of a text without a copy of the whole. */
function* linesOf(content: Buffer): Generator<string> {
  for (let start = 0; start < content.length; ) {
    const found = content.indexOf(10, start);
    const end = found < 0 ? content.length : found;
    yield content.toString('utf8', start, end);
    start = end + 1;
  }
}

function parsedLine(line: string): unknown {
  try {
    return JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line);
  } catch {
    return undefined;
  }
}

/** How the file of a table is read. What it yields holds nothing but columns that come in, each as its column must be. Throws Problem `export.refused`. */
export function rowReader(map: TableMap): ReadRows {
  const schema = schemaOf(map);
  const kept = exportedColumns(map).filter((name) => map.columns[name] === 'kept');
  return function* rows(content) {
    let count = 0;
    for (const line of linesOf(content)) {
      if (line === '[' || line === ']') continue;
      count += 1;
      const place = `json/${map.table}.json, row ${count}`;
      const read = schema.safeParse(parsedLine(line));
      if (!read.success) {
        const [issue] = read.error.issues;
        const path = [map.table, count, ...(issue?.path ?? [])].join('.');
        throw refused(place, issue === undefined ? 'It is no row.' : `${issue.path.join('.') || 'the row'} is not as it must be.`, path);
      }
      const { id } = read.data;
      yield { number: typeof id === 'number' ? id : null, values: Object.fromEntries(kept.map((name) => [name, read.data[name]])), place };
    }
  };
}

/** A number in the file that names a row which is not in it. */
export const pointsNowhere = (place: string, column: string): Problem => refused(place, `${column} names a row that is not in the file.`, column);
/** Two rows of a file with one number. */
export const sameNumber = (place: string): Problem => refused(place, 'Its number was there already.', 'id');
