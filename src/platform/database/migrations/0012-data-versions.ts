import { id, reference, text } from './columns.ts';
import type { Migration } from './schema.ts';

/**
 * Which state a person's data is in, as what was worked out from it needs to know. Apart from the person's own row, which others hold while they write: a
 * transaction takes this one last, and so waits for nobody while somebody waits for it.
 */
export const migration: Migration = {
  name: '0012-data-versions',
  up(schema) {
    schema.table('data_versions', { id: id(), user_id: reference('users', 'cascade'), version: text(32) }, { unique: [['user_id']] });
  },
};
