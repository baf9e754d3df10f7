import { id, instant, text } from './columns.ts';
import type { Dialect } from './ddl.ts';
import { type Migration, statementsOf } from './schema.ts';

// The table in which migrations are written down; made by the runner, because the first migration already needs it.
const journal: Migration = {
  name: 'journal',
  up: (schema) => schema.table('migrations', { id: id(), filename: text(255), applied_at: instant() }, { unique: [['filename']] }),
};

/** The statement that makes the table of migrations where it is missing. */
export const journalText = (dialect: Dialect): string =>
  statementsOf(journal, dialect).join(';\n').replace('CREATE TABLE', 'CREATE TABLE IF NOT EXISTS');
