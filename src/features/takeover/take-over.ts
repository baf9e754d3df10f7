import type { Cents } from '../../core/money/cents.ts';
import { centsFromDecimal } from '../../core/money/cents.ts';
import { isRowRefused } from '../../platform/database/errors.ts';
import { declaredBy, type DeclaredTable } from '../../platform/database/migrations/declared-tables.ts';
import { migrations } from '../../platform/database/migrations/list.ts';
import { BATCH } from '../../platform/database/portable/rows.ts';
import { type PortableTable, portableTables } from '../../platform/database/portable/tables.ts';
import type { Target } from '../../platform/database/portable/target.ts';
import type { ForeignFile, ForeignRow } from '../../platform/database/sqlite/foreign-file.ts';
import { ownersOf } from './addresses.ts';
import { idFrom, numberRows, type Numbering } from './numbering.ts';
import { type OnFinding, type Sum, type TableReport, toldRow } from './report.ts';
import { LEGACY_TABLES, NOT_TAKEN, type Row } from './tables.ts';
import { takeRow, type TakenRow, type TakingParts } from './take-row.ts';

/** What a file is taken over into, and who is told. */
export interface TakeOverParts {
  readonly file: ForeignFile;
  /** An empty database with every table. */
  readonly target: Target;
  readonly onFinding: OnFinding;
  readonly onProgress: (table: string, rows: number) => void;
}

/** One row with all that became of it. */
interface Judged extends TakenRow {
  readonly id: number;
  readonly source: ForeignRow;
}

/** Writes what a file of the former application holds into an empty database. Every row that stays behind and every value that changes is told of. */
export async function takeOver({ file, target, onFinding, onProgress }: TakeOverParts): Promise<readonly TableReport[]> {
  const tables = new Map(declaredBy(migrations).tables.map((table) => [table.name, table]));
  const written = new Map(portableTables(migrations).map((table) => [table.name, table]));
  const reports: TableReport[] = [];
  const people = new Set<number>();
  let owners: TakingParts['owners'] = new Map();
  for (const legacy of LEGACY_TABLES) {
    const [table, portable] = [tables.get(legacy.name), written.get(legacy.name)];
    if (table === undefined || portable === undefined) throw new Error(`no table ${legacy.name}`);
    if (!file.tables.includes(legacy.name)) continue;
    const numbering = numberRows(file, legacy.name);
    if (legacy.name === 'users') owners = ownersOf(file, numbering);
    const judge = judging(file, { legacy, table, people, owners }, numbering);
    const tally = createTally(table, file.count(legacy.name));
    await write(target, portable, judge, { onFinding, tally, taken: (row) => void (legacy.name === 'users' && people.add(Number(row['id']))) });
    reports.push(tally.report());
    onProgress(legacy.name, reports.at(-1)?.in_file ?? 0);
  }
  return [...reports, ...strangers(file, onFinding)];
}

/** Rows of a table in their order, judged: of those that may stand only once, the one that was updated last. */
function judging(file: ForeignFile, parts: TakingParts, numbering: Numbering): () => Generator<Judged> {
  const { legacy, table } = parts;
  const keys = legacy.name === 'users' ? [] : (table.more.unique ?? []);
  function* all(): Generator<Judged> {
    for (const source of file.rows(legacy.name)) {
      const number = numbering.get(source.rowid) ?? { id: source.rowid, isNew: false };
      yield { ...takeRow(parts, source, number), id: number.id, source };
    }
  }
  const keyOf = (row: Row, columns: readonly string[]): string => JSON.stringify(columns.map((column) => row[column]));
  const winners = keys.map(() => new Map<string, { readonly id: number; readonly at: string }>());
  if (keys.length > 0) {
    for (const { row, id, rejected } of all()) {
      if (rejected !== undefined) continue;
      const at = [row['updated_at'], row['last_activity'], row['created_at']].find((instant) => typeof instant === 'string') ?? '';
      for (const [index, columns] of keys.entries()) {
        const key = keyOf(row, columns);
        const best = winners[index]?.get(key);
        if (best === undefined || at > best.at || (at === best.at && id > best.id)) winners[index]?.set(key, { id, at });
      }
    }
  }
  return function* judged() {
    for (const judgedRow of all()) {
      const better = keys
        .map((columns, index) => winners[index]?.get(keyOf(judgedRow.row, columns))?.id)
        .find((id) => id !== undefined && id !== judgedRow.id);
      yield judgedRow.rejected === undefined && better !== undefined
        ? { ...judgedRow, rejected: `number ${better} is the same ${keys.flat().includes('checkin_date') ? 'week' : 'one'}, and was updated later` }
        : judgedRow;
    }
  };
}

interface Noting {
  readonly onFinding: OnFinding;
  readonly tally: Tally;
  readonly taken: (row: Row) => void;
}

async function write(target: Target, table: PortableTable, judged: () => Generator<Judged>, { onFinding, tally, taken }: Noting): Promise<void> {
  const rowOf = ({ row }: Judged): readonly unknown[] => table.columns.map(({ name }) => row[name] ?? null);
  const keep = (each: Judged): void => {
    for (const change of each.changes) onFinding({ table: table.name, id: each.id, what: 'changed', ...change });
    taken(each.row);
    tally.taken(each);
  };
  const reject = (each: Judged, reason: string): void => {
    onFinding({ table: table.name, id: idFrom(each.source.values['id']) ?? each.source.rowid, what: 'rejected', reason, was: toldRow(each.source) });
    tally.rejected(each);
  };
  async function flush(batch: readonly Judged[]): Promise<void> {
    try {
      if (batch.length > 0) await target.insert(table, batch.map(rowOf));
    } catch (error) {
      if (!isRowRefused(error)) throw error;
      const [only] = batch;
      if (batch.length === 1 && only !== undefined) return reject(only, 'the database does not take it');
      // One of them is refused: each by itself then.
      for (const each of batch) await flush([each]);
      return;
    }
    for (const each of batch) keep(each);
  }
  let batch: Judged[] = [];
  for (const each of judged()) {
    if (each.rejected === undefined) batch.push(each);
    else reject(each, each.rejected);
    if (batch.length < BATCH) continue;
    await flush(batch);
    batch = [];
  }
  await flush(batch);
}

interface Tally {
  taken(judged: Judged): void;
  rejected(judged: Judged): void;
  report(): TableReport;
}

/** Counts what becomes of a table, and adds up its money both as it was and as it is. */
function createTally({ name, columns }: DeclaredTable, inFile: number): Tally {
  let [taken, changed, rejected] = [0, 0, 0];
  const money = Object.entries(columns).flatMap(([column, { kind }]) => (kind === 'money' ? [column] : []));
  const sums = new Map(money.map((column) => [column, { in_file: 0, taken: 0 }]));
  const inFileOf = (value: ForeignRow['values'][string] | undefined): Cents | undefined =>
    typeof value === 'number' || typeof value === 'string' ? centsFromDecimal(String(value)) : undefined;
  function add({ row, source }: Judged, isTaken: boolean): void {
    for (const [column, sum] of sums) {
      sum.in_file += inFileOf(source.values[column]) ?? 0;
      if (isTaken) sum.taken += Number(row[column] ?? 0);
    }
  }
  const sumOf = ([column, sum]: readonly [string, { readonly in_file: number; readonly taken: number }]): Sum => ({
    column,
    ...sum,
    left_out: sum.in_file - sum.taken,
  });
  return {
    taken(judged) {
      taken += 1;
      if (judged.changes.length > 0) changed += 1;
      add(judged, true);
    },
    rejected(judged) {
      rejected += 1;
      add(judged, false);
    },
    report: () => ({ table: name, in_file: inFile, taken, changed, rejected, sums: [...sums].map(sumOf) }),
  };
}

/** Tables that Mingus does not know: all their rows stay behind. */
function strangers(file: ForeignFile, onFinding: OnFinding): readonly TableReport[] {
  const known = [...LEGACY_TABLES.map(({ name }) => name), ...NOT_TAKEN];
  return file.tables
    .filter((table) => !known.includes(table))
    .map((table) => {
      let rejected = 0;
      for (const source of file.rows(table)) {
        rejected += 1;
        onFinding({ table, id: source.rowid, what: 'rejected', reason: 'Mingus has no such table', was: toldRow(source) });
      }
      return { table, in_file: rejected, taken: 0, changed: 0, rejected, sums: [] };
    });
}
