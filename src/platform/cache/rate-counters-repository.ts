import type { Db } from '../database/store.ts';

/** One counter, and how it counts. */
export interface Counter {
  readonly name: string;
  readonly key: string;
}

/** A try of a counter; instants. */
export interface CountedTry extends Counter {
  readonly most: number;
  /** Whether the window ends so long after this try, also when others were before it. */
  readonly rolling: boolean;
  readonly now: string;
  /** When a window that begins with this try ends. */
  readonly endsAt: string;
}

/**
 * Counts a try if it is within the limit, and answers where the counter then stands; undefined when it is not, and nothing is written then: whoever
 * goes on trying costs no disk. One statement, so that tries at once, of any number of processes, are counted one after another.
 */
export async function countTry(db: Db, { name, key, most, rolling, now, endsAt }: CountedTry) {
  return db
    .insertInto('rate_counters')
    .values({ name, key, tries: 1, ends_at: endsAt })
    .onConflict((conflict) =>
      conflict
        .columns(['name', 'key'])
        .doUpdateSet((column) => {
          const hasEnded = column('rate_counters.ends_at', '<=', now);
          const { tries, ends_at } = { tries: column.ref('rate_counters.tries'), ends_at: column.ref('rate_counters.ends_at') };
          return {
            tries: column
              .case()
              .when(hasEnded)
              .then(column.ref('excluded.tries'))
              .else(column(tries, '+', 1))
              .end(),
            ends_at: rolling ? column.ref('excluded.ends_at') : column.case().when(hasEnded).then(column.ref('excluded.ends_at')).else(ends_at).end(),
          };
        })
        .where((where) => where.or([where('rate_counters.ends_at', '<=', now), where('rate_counters.tries', '<', most)])),
    )
    .returning(['tries', 'ends_at'])
    .executeTakeFirst();
}

/** When the counter's window ends; undefined when there is no such counter. */
export async function findWindowEnd(db: Db, { name, key }: Counter): Promise<string | undefined> {
  const row = await db.selectFrom('rate_counters').select('ends_at').where('name', '=', name).where('key', '=', key).executeTakeFirst();
  return row?.ends_at;
}

/** Takes one try of the present window back, if there is any. */
export async function uncountTry(db: Db, { name, key }: Counter, now: string): Promise<void> {
  await db
    .updateTable('rate_counters')
    .set((column) => ({ tries: column('tries', '-', 1) }))
    .where('name', '=', name)
    .where('key', '=', key)
    .where('tries', '>', 0)
    .where('ends_at', '>', now)
    .execute();
}

/** Removes counters whose window ended by the instant. */
export async function deleteEndedCounters(db: Db, by: string): Promise<void> {
  await db.deleteFrom('rate_counters').where('ends_at', '<=', by).execute();
}
