import { expect, it, onTestFinished } from 'vitest';
import { onEachDatabase, onEachDatabaseFile } from '../../../tests/support/databases.ts';
import { Problem } from '../../contract/problem.ts';
import { openStore } from '../database/open.ts';
import { deleteEndedCounters } from './rate-counters-repository.ts';
import { createDatabaseRateLimiter } from './database-rate-limiter.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { describeRateLimiter, settableClock } from './rate-limiter.conformance.ts';

const START_MS = Date.UTC(2025, 0, 15);
const secret = 'a key for tests';

onEachDatabase('a rate limiter in the database', (open) => {
  const make = async () => {
    const clock = settableClock(START_MS);
    const store = await open();
    return { clock, store, limiter: createDatabaseRateLimiter({ store, clock, secret }) };
  };

  describeRateLimiter('counts', async () => {
    const { clock, limiter } = await make();
    return { limiter, pass: (ms) => Promise.resolve(clock.pass(ms)) };
  });

  it('keeps nobody’s address', async () => {
    const { limiter, store } = await make();
    await limiter.take({ name: 'forgot', most: 3, seconds: 60 }, 'ada@example.org');
    const rows = await store.db.selectFrom('rate_counters').select(['name', 'key', 'tries']).execute();
    expect(rows).toEqual([{ name: 'forgot', key: expect.stringMatching(/^[\w-]{43}$/), tries: 1 }]);
    const elsewhere = createDatabaseRateLimiter({ store, clock: settableClock(START_MS), secret: 'another key' });
    await elsewhere.take({ name: 'forgot', most: 3, seconds: 60 }, 'ada@example.org');
    expect(await store.db.selectFrom('rate_counters').select('key').execute()).toHaveLength(2);
  });

  it('keeps what it counted when the work that follows is undone, and refuses to count inside a transaction', async () => {
    const { limiter, store } = await make();
    const limit = { name: 'sign_in', most: 2, seconds: 60 };
    const unit = { opened: () => Promise.resolve(), closing: () => Promise.resolve() };
    const work = async (): Promise<void> => {
      await limiter.take(limit, 'a');
      await store.transaction((db) => db.insertInto('rate_counters').values({ name: 'x', key: 'x', ends_at: '2025-01-15T10:30:00.000Z' }).execute());
      throw new Error('refused');
    };
    await expect(store.unitOfWork(unit, work)).rejects.toThrow('refused');
    expect(await store.db.selectFrom('rate_counters').select('name').execute()).toEqual([{ name: 'sign_in' }]);
    await expect(store.transaction(() => limiter.take(limit, 'a'))).rejects.toThrow('cannot be written inside one');
    const counting = store.unitOfWork(unit, async () => {
      await store.transaction((db) => db.selectFrom('rate_counters').select('id').execute());
      await limiter.take(limit, 'a');
    });
    await expect(counting).rejects.toThrow('cannot be written inside one');
  });

  it('writes nothing for a try that it refuses', async () => {
    const { clock, limiter, store } = await make();
    const limit = { name: 'sign_in', most: 1, seconds: 60 };
    await limiter.take(limit, 'a');
    const kept = await store.db.selectFrom('rate_counters').selectAll().execute();
    clock.pass(1000);
    for (let tries = 0; tries < 3; tries += 1) await limiter.take(limit, 'a');
    expect(await store.db.selectFrom('rate_counters').selectAll().execute()).toEqual(kept);
  });

  it('is rid of windows that have ended, and of no others', async () => {
    const { clock, limiter, store } = await make();
    await limiter.take({ name: 'short', most: 1, seconds: 60 }, 'a');
    await limiter.take({ name: 'long', most: 1, seconds: 61 }, 'a');
    clock.pass(60_000);
    await deleteEndedCounters(store.db, new Date(clock.now()).toISOString());
    expect(await store.db.selectFrom('rate_counters').select('name').execute()).toEqual([{ name: 'long' }]);
  });
});

onEachDatabaseFile('two processes over one database', (makeDatabase) => {
  it('allow together exactly as many as the limit says of 200 tries at once', async () => {
    const settings = await makeDatabase();
    const clock = settableClock(START_MS);
    const limiters: RateLimiter[] = [];
    for (let process = 0; process < 2; process += 1) {
      const store = await openStore(settings);
      onTestFinished(() => store.close());
      limiters.push(createDatabaseRateLimiter({ store, clock, secret }));
    }
    const limit = { name: 'sign_in', most: 17, seconds: 60 };
    // On a busy machine the last of them may not get their turn in time: that is no allowance either.
    const refusedWhenBusy = (error: unknown): undefined => {
      if (!(error instanceof Problem && error.type.code === 'server.busy')) throw error;
    };
    const burst = () => Promise.all(Array.from({ length: 200 }, async (_, index) => limiters[index % 2]?.take(limit, 'a').catch(refusedWhenBusy)));
    const left = async () => (await burst()).flatMap((count) => (count?.allowed === true ? [count.remaining] : [])).toSorted((a, b) => b - a);
    const downToNone = Array.from({ length: 17 }, (_, taken) => 16 - taken);
    expect(await left()).toEqual(downToNone);
    clock.pass(60_000);
    expect(await left()).toEqual(downToNone);
  });
});
