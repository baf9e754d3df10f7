import type { Column } from '../migrations/columns.ts';
import { declaredBy } from '../migrations/declared-tables.ts';
import { migrations } from '../migrations/list.ts';
import type { Migration } from '../migrations/schema.ts';
import { PortableRefused } from './refused.ts';

/** A column whose values are carried over. */
export interface PortableColumn {
  readonly name: string;
  readonly kind: Exclude<Column['kind'], 'computed'>;
}

/** A table as it is carried from one database into another: its columns in the order of the migrations, without what a database computes itself. */
export interface PortableTable {
  readonly name: string;
  readonly columns: readonly PortableColumn[];
}

const portable = ([name, { kind }]: readonly [string, Column]): readonly PortableColumn[] => (kind === 'computed' ? [] : [{ name, kind }]);

/**
 * The steps of the schema by these names. Throws PortableRefused when they are not the first ones of those that this Mingus knows:
 * then a newer Mingus made the database or the archive.
 */
export function stepsNamed(names: readonly string[], of: string): readonly Migration[] {
  const steps = migrations.slice(0, names.length);
  if (steps.length === names.length && steps.every(({ name }, index) => name === names[index])) return steps;
  const unknown = names.filter((name) => !migrations.some((step) => step.name === name));
  throw new PortableRefused(
    `${of} has a schema that this Mingus does not know (${unknown.join(', ') || 'in another order'}): use the Mingus that made it, or a newer one.`,
  );
}

/** Every table after these steps, in an order in which each refers to earlier ones only. `migrations` is none of them: each database keeps its own. */
export const portableTables = (steps: readonly Migration[]): readonly PortableTable[] =>
  declaredBy(steps).tables.map(({ name, columns }) => ({ name, columns: Object.entries(columns).flatMap(portable) }));
