import { declaredBy } from '../../src/platform/database/migrations/declared-tables.ts';
import { migrations } from '../../src/platform/database/migrations/list.ts';
import { statementsOf } from '../../src/platform/database/migrations/schema.ts';

export type { DeclaredTable } from '../../src/platform/database/migrations/declared-tables.ts';

for (const migration of migrations) {
  if (statementsOf(migration, 'postgres').length === 0) throw new Error(`${migration.name} says nothing`);
}

export const { tables: declaredTables, indexes: declaredIndexes } = declaredBy(migrations);
