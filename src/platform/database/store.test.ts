import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { onEachDatabase, onEachDatabaseFile } from '../../../tests/support/databases.ts';
import { addPerson } from '../../../tests/support/people.ts';
import { isUniqueViolation } from './errors.ts';
import { openStore } from './open.ts';
import type { Db, Store } from './store.ts';

const AT = '2025-01-15T10:30:00.000Z';

const write = (db: Db, key: string) =>
  db.insertInto('outbox').values({ kind: 'test', payload: {}, dedupe_key: key, available_at: AT, created_at: AT }).execute();

const keys = async (store: Store): Promise<readonly string[]> =>
  (await store.db.selectFrom('outbox').select('dedupe_key').orderBy('dedupe_key').execute()).map((row) => row.dedupe_key);

class Refusal extends Error {}

const refuse = (): never => {
  throw new Refusal('no');
};

onEachDatabase('a transaction', (open) => {
  it('is kept whole, and answers what its work answers', async () => {
    const store = await open();
    const answer = await store.transaction(async (db) => {
      await write(db, 'a');
      await write(db, 'b');
      return 'done';
    });
    expect(answer).toBe('done');
    expect(await keys(store)).toEqual(['a', 'b']);
  });

  it('leaves nothing when its work throws', async () => {
    const store = await open();
    const attempt = store.transaction(async (db) => {
      await write(db, 'a');
      refuse();
    });
    await expect(attempt).rejects.toThrow(Refusal);
    expect(await keys(store)).toEqual([]);
  });

  it('is what store.db is inside it, also in functions called from it, and not outside', async () => {
    const store = await open();
    const outside = store.db;
    await store
      .transaction(async () => {
        await write(outside, 'a');
        expect(await keys(store)).toEqual(['a']);
        refuse();
      })
      .catch(() => undefined);
    expect(await keys(store)).toEqual([]);
  });

  it('is not seen by others before it is committed, and they do not wait for it', async () => {
    const store = await open();
    const { promise: written, resolve: tellWritten } = Promise.withResolvers<void>();
    const { promise: looked, resolve: tellLooked } = Promise.withResolvers<void>();
    const working = store.transaction(async (db) => {
      await write(db, 'a');
      tellWritten();
      await looked;
    });
    await written;
    expect(await keys(store)).toEqual([]);
    tellLooked();
    await working;
    expect(await keys(store)).toEqual(['a']);
  });

  it('joins the one it is opened in', async () => {
    const store = await open();
    const attempt = store.transaction(async () => {
      await store.transaction((db) => write(db, 'inner'));
      refuse();
    });
    await expect(attempt).rejects.toThrow(Refusal);
    expect(await keys(store)).toEqual([]);
  });

  it('keeps nothing when an inner one failed and somebody looked away', async () => {
    const store = await open();
    const attempt = store.transaction(async (db) => {
      await write(db, 'outer');
      await store.transaction(async () => refuse()).catch(() => undefined);
    });
    await expect(attempt).rejects.toThrow(Refusal);
    expect(await keys(store)).toEqual([]);
  });

  it('keeps nothing when a statement failed and somebody looked away', async () => {
    const store = await open();
    await write(store.db, 'a');
    const attempt = store.transaction(async (db) => {
      await write(db, 'b');
      await write(db, 'a').catch(() => undefined);
    });
    await expect(attempt).rejects.toSatisfy(isUniqueViolation);
    expect(await keys(store)).toEqual(['a']);
  });

  it('accepts statements asked for at once', async () => {
    const store = await open();
    await store.transaction(async (db) => {
      await Promise.all(['a', 'b', 'c'].map((key) => write(db, key)));
    });
    expect(await keys(store)).toEqual(['a', 'b', 'c']);
  });

  it('does not take in what outlives it', async () => {
    const store = await open();
    const { promise: ended, resolve: tellEnded } = Promise.withResolvers<void>();
    let late: Promise<unknown> = Promise.resolve();
    const attempt = store.transaction(async () => {
      late = ended.then(() => write(store.db, 'late')).then(() => store.transaction((db) => write(db, 'later')));
      refuse();
    });
    await expect(attempt).rejects.toThrow(Refusal);
    tellEnded();
    await late;
    expect(await keys(store)).toEqual(['late', 'later']);
  });

  it('takes its turn among many: every increment counts', async () => {
    const store = await open();
    const { id } = await addPerson(store, { full_name: '0' });
    const increment = () =>
      store.transaction(async (db) => {
        // The row is locked first, as a service that reads before it writes has to: SQLite lets one write at a time anyway.
        await db.updateTable('users').set({ updated_at: AT }).where('id', '=', id).execute();
        const { full_name } = await db.selectFrom('users').select('full_name').where('id', '=', id).executeTakeFirstOrThrow();
        await setImmediate();
        await db
          .updateTable('users')
          .set({ full_name: String(Number(full_name) + 1) })
          .where('id', '=', id)
          .execute();
      });
    await Promise.all(Array.from({ length: 40 }, increment));
    const { full_name } = await store.db.selectFrom('users').select('full_name').where('id', '=', id).executeTakeFirstOrThrow();
    expect(full_name).toBe('40');
  });

  it('works again after one that failed', async () => {
    const store = await open();
    await store.transaction(async () => refuse()).catch(() => undefined);
    await store.transaction((db) => write(db, 'a'));
    expect(await keys(store)).toEqual(['a']);
  });

  it('is not to be had from Kysely itself, which would know nothing of the scope', async () => {
    const store = await open();
    await expect(store.db.transaction().execute((db) => write(db, 'a'))).rejects.toThrow('Store.transaction');
  });
});

onEachDatabase('what waits for the commit', (open) => {
  it('is called after it, outside the transaction', async () => {
    const store = await open();
    const seen: string[] = [];
    await store.transaction(async (db) => {
      store.afterCommit(() => {
        seen.push('listener');
        void store.transaction(async () => undefined).then(() => seen.push('own transaction'));
      });
      await write(db, 'a');
      seen.push('work');
    });
    expect(seen.slice(0, 2)).toEqual(['work', 'listener']);
    await expect.poll(() => seen).toEqual(['work', 'listener', 'own transaction']);
  });

  it('is never called when the transaction is rolled back, and at once when there is none', async () => {
    const store = await open();
    const seen: string[] = [];
    await store
      .transaction(async () => {
        store.afterCommit(() => seen.push('rolled back'));
        refuse();
      })
      .catch(() => undefined);
    store.afterCommit(() => seen.push('none'));
    expect(seen).toEqual(['none']);
  });
});

const unitOf = (seen: string[]) => ({
  opened: async (db: Db) => {
    seen.push('opened');
    await write(db, 'claim');
  },
  closing: async (db: Db, result: string) => {
    seen.push(`closing with ${result}`);
    await write(db, 'kept answer');
  },
});

onEachDatabase('a unit of work', (open) => {
  it('commits the effect and the answer together, after the answer is known', async () => {
    const store = await open();
    const seen: string[] = [];
    const answer = await store.unitOfWork(unitOf(seen), async () => {
      await store.transaction((db) => write(db, 'effect'));
      store.afterCommit(() => seen.push('committed'));
      seen.push('answered');
      return 'yes';
    });
    expect(answer).toBe('yes');
    expect(seen).toEqual(['opened', 'answered', 'closing with yes', 'committed']);
    expect(await keys(store)).toEqual(['claim', 'effect', 'kept answer']);
  });

  it('keeps nothing when the answer cannot be kept', async () => {
    const store = await open();
    const unit = { opened: async () => undefined, closing: async () => refuse() };
    await expect(store.unitOfWork(unit, () => store.transaction((db) => write(db, 'effect')))).rejects.toThrow(Refusal);
    expect(await keys(store)).toEqual([]);
  });

  it('keeps nothing when the work throws after its transaction', async () => {
    const store = await open();
    const attempt = store.unitOfWork(unitOf([]), async () => {
      await store.transaction((db) => write(db, 'effect'));
      return refuse();
    });
    await expect(attempt).rejects.toThrow(Refusal);
    expect(await keys(store)).toEqual([]);
  });

  it('calls nobody when the work opens no transaction', async () => {
    const store = await open();
    const seen: string[] = [];
    expect(await store.unitOfWork(unitOf(seen), async () => (await keys(store)).join())).toBe('');
    expect(seen).toEqual([]);
  });

  it('sees its own effect between transactions', async () => {
    const store = await open();
    const seen = await store.unitOfWork(unitOf([]), async () => {
      await store.transaction((db) => write(db, 'effect'));
      return (await keys(store)).join();
    });
    expect(seen).toBe('claim,effect');
  });

  it('undoes alone a later transaction that fails', async () => {
    const store = await open();
    await store.unitOfWork(unitOf([]), async () => {
      await store.transaction((db) => write(db, 'first'));
      await store
        .transaction(async (db) => {
          await write(db, 'second');
          await write(db, 'first');
        })
        .catch(() => undefined);
      await store.transaction((db) => write(db, 'third'));
      return 'yes';
    });
    expect(await keys(store)).toEqual(['claim', 'first', 'kept answer', 'third']);
  });

  it('begins again when its first transaction failed and the work went on', async () => {
    const store = await open();
    const seen: string[] = [];
    await store.unitOfWork(unitOf(seen), async () => {
      await store
        .transaction(async (db) => {
          await write(db, 'lost');
          refuse();
        })
        .catch(() => undefined);
      await store.transaction((db) => write(db, 'effect'));
      return 'yes';
    });
    expect(seen).toEqual(['opened', 'opened', 'closing with yes']);
    expect(await keys(store)).toEqual(['claim', 'effect', 'kept answer']);
  });

  it('lets transactions asked for at once take turns', async () => {
    const store = await open();
    await store.unitOfWork(unitOf([]), async () => {
      await Promise.all(['a', 'b', 'c'].map((key) => store.transaction((db) => write(db, key))));
      return 'yes';
    });
    expect(await keys(store)).toEqual(['a', 'b', 'c', 'claim', 'kept answer']);
  });

  it('is refused inside another, and inside a transaction', async () => {
    const store = await open();
    const inner = () => store.unitOfWork(unitOf([]), async () => 'yes');
    await expect(store.transaction(inner)).rejects.toThrow('inside another');
    await expect(store.unitOfWork(unitOf([]), inner)).rejects.toThrow('inside another');
  });
});

onEachDatabaseFile('a store', (makeDatabase) => {
  it('answers a ping until it is closed', async () => {
    const store = await openStore(await makeDatabase());
    await store.ping();
    await store.close();
    await expect(store.ping()).rejects.toThrow();
  });

  it('tells of every statement it is asked to run', async () => {
    const seen: string[] = [];
    const store = await openStore(await makeDatabase(), { onQuery: (query) => seen.push(query.sql) });
    await sql`select 1`.execute(store.db);
    await store.transaction((db) => write(db, 'a'));
    await store.close();
    expect(seen).toHaveLength(2);
  });
});
