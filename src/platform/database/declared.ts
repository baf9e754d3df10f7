import { type DeclaredTable, declaredBy } from './migrations/declared-tables.ts';
import { migrations } from './migrations/list.ts';

export type { DeclaredTable } from './migrations/declared-tables.ts';
export type { Column } from './migrations/columns.ts';

/** Every table as the migrations declare it, each after those that it refers to. */
export const declaredTables = (): readonly DeclaredTable[] => declaredBy(migrations).tables;

/** The last step of the schema: `0013-taken-over`. */
export const schemaName = (): string => migrations.at(-1)?.name ?? '';

/** Whether this is a step of the schema that this Mingus knows. */
export const isSchemaName = (name: string): boolean => migrations.some((step) => step.name === name);
