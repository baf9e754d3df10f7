import { randomBytes } from 'node:crypto';
import type { CompiledQuery } from 'kysely';
import type { Db } from './store.ts';

/**
 * Gives the person's data a new version, in the transaction that changed it. By chance and not by counting: a version that a restored backup takes back is never
 * given to another state. Where the person has just gone there is nothing to do.
 */
export async function renewVersion(db: Db, userId: number): Promise<void> {
  const version = randomBytes(16).toString('base64url');
  await db
    .insertInto('data_versions')
    .columns(['user_id', 'version'])
    .expression((from) =>
      from
        .selectFrom('users')
        .select(({ val }) => ['users.id', val(version).as('version')])
        .where('users.id', '=', userId),
    )
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ version }))
    .execute();
}

/** Whether a statement changes rows. Others than reading ones are taken to. */
export function isWrite({ query, sql }: CompiledQuery): boolean {
  if (query.kind === 'RawNode') return !/^\s*(select|explain|show|set|savepoint|release|rollback)\b/i.test(sql);
  return query.kind !== 'SelectQueryNode' || /\b(insert into|update|delete from)\b/i.test(sql);
}
