import { exactly, id, instant, json, text } from './columns.ts';
import type { Migration } from './schema.ts';

/** Which files of the former application were taken over. */
export const migration: Migration = {
  name: '0013-taken-over',
  up(schema) {
    schema.table(
      'legacy_imports',
      { id: id(), file_sha256: exactly(64), file_name: text(255), file_changed_at: instant(), report: json('array') },
      { unique: [['file_sha256']] },
    );
  },
};
