import type { Column } from '../../platform/database/migrations/columns.ts';
import type { DeclaredTable } from '../../platform/database/migrations/declared-tables.ts';
import type { ForeignRow } from '../../platform/database/sqlite/foreign-file.ts';
import { addressOf, placeholderOf } from './addresses.ts';
import { idFrom } from './numbering.ts';
import { told } from './report.ts';
import type { LegacyTable, Note, Row } from './tables.ts';
import { presetOf, takeValue } from './values.ts';

/** A value that another one takes the place of. */
export interface Change {
  readonly column: string;
  readonly reason: string;
  readonly was: unknown;
}

/** A row as it will be kept, or why it cannot be. */
export interface TakenRow {
  readonly row: Row;
  readonly changes: readonly Change[];
  /** Undefined for a row that is taken over. */
  readonly rejected?: string;
}

/** What rows are taken over with. */
export interface TakingParts {
  readonly legacy: LegacyTable;
  readonly table: DeclaredTable;
  /** Numbers of the people who come over. */
  readonly people: ReadonlySet<number>;
  /** Whose an address is. */
  readonly owners: ReadonlyMap<string, number>;
}

/** What stands where an instant must and nothing is known: the beginning of all clocks. */
const UNKNOWN_INSTANT = '1970-01-01T00:00:00.000Z';

/** Takes a row over, as number `id`. The same row comes to the same each time. */
export function takeRow(
  { legacy, table, people, owners }: TakingParts,
  { values }: ForeignRow,
  id: { readonly id: number; readonly isNew: boolean },
): TakenRow {
  const row: Row = { id: id.id };
  const changes: Change[] = [];
  const note: Note = (column, reason) => void changes.push({ column, reason, was: told(values[column]) });
  if (id.isNew) note('id', `had no number of its own; is ${id.id} now`);
  for (const [name, column] of Object.entries(table.columns)) {
    if (name === 'id' || column.kind === 'computed') continue;
    const { value, change } = name === 'user_id' ? { value: idFrom(values[name]) ?? null } : takeValue(values[name] ?? null, column);
    row[name] = value;
    if (change !== undefined) note(name, change);
  }
  // A column that has no place here must not go without a word.
  for (const name of Object.keys(values)) if (table.columns[name] === undefined && values[name] !== null) note(name, 'has no place here');
  const rejected = reject({ legacy, table, people, owners }, row, values, note);
  return { row, changes, ...(rejected !== undefined && { rejected }) };
}

function reject({ legacy, table, people, owners }: TakingParts, row: Row, values: ForeignRow['values'], note: Note): string | undefined {
  if (legacy.name === 'users') giveAddress(row, values, owners, note);
  const orphaned = 'user_id' in row && (typeof row['user_id'] !== 'number' || !people.has(row['user_id']));
  if (orphaned && legacy.orphan === 'reject') return 'belongs to nobody who comes over';
  if (orphaned) {
    if ((values['user_id'] ?? null) !== null) note('user_id', 'belongs to nobody who comes over');
    row['user_id'] = null;
  }
  const unmendable = legacy.mend?.(row, note);
  if (unmendable !== undefined) return unmendable;
  for (const [name, column] of Object.entries(table.columns)) {
    if (row[name] !== null || column.nullable || column.kind === 'computed') continue;
    const value = instead(row, column);
    if (value === undefined) return `${name} is missing, or cannot be kept`;
    row[name] = value;
    // What the former application did not have begins as it does for everybody.
    if (name in values) note(name, `was ${values[name] === null ? 'empty' : 'not to be kept'}; is ${JSON.stringify(value)} now`);
  }
  return undefined;
}

function instead(row: Row, column: Column): unknown {
  if (column.kind !== 'instant') return presetOf(column);
  return (
    ['created_at', 'updated_at', 'submitted_at', 'started_at', 'code_sent_at'].map((name) => row[name]).find((at) => typeof at === 'string') ??
    UNKNOWN_INSTANT
  );
}

function giveAddress(row: Row, values: ForeignRow['values'], owners: TakingParts['owners'], note: Note): void {
  const id = Number(row['id']);
  const address = addressOf(values['email']);
  if (address !== null && owners.get(address) === id) {
    row['email'] = address;
    if (address !== values['email']) note('email', 'is kept in lower case, without spaces around');
    return;
  }
  row['email'] = placeholderOf(id);
  row['is_active'] = false;
  note('email', address === null ? 'no address; disabled' : `belongs to number ${owners.get(address) ?? ''}; disabled, with all rows`);
}
