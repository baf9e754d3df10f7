import { type Column, type DeclaredTable, declaredTables } from '../../platform/database/declared.ts';
import type { TableMap } from './mapping/carry.ts';

const byName: ReadonlyMap<string, DeclaredTable> = new Map(declaredTables().map((table) => [table.name, table]));

/** The columns that go out, in the order of the mapping. */
export const exportedColumns = ({ columns }: TableMap): readonly string[] =>
  Object.entries(columns).flatMap(([name, carry]) => (typeof carry === 'object' ? [] : [name]));

/** What the schema says of a column. Throws for one that it does not have: a test would have said so before. */
export function columnOf({ table }: TableMap, name: string): Column {
  const column = byName.get(table)?.columns[name];
  if (column === undefined) throw new Error(`${table}.${name} is mapped, and is no column`);
  return column;
}

/** The columns of a kind among those that go out. */
export const exportedOf = (map: TableMap, kind: Column['kind']): readonly string[] =>
  exportedColumns(map).filter((name) => columnOf(map, name).kind === kind);
