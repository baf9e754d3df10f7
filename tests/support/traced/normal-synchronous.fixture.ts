import { DatabaseSync } from 'node:sqlite';

// Loaded into a server by a test, before everything else: SQLite then syncs at checkpoints only, so that what was answered can be lost in a power cut.
const exec = Reflect.get(DatabaseSync.prototype, 'exec');
Reflect.set(DatabaseSync.prototype, 'exec', function (this: DatabaseSync, sql: string): void {
  Reflect.apply(exec, this, [sql.replace('synchronous = full', 'synchronous = normal')]);
});
