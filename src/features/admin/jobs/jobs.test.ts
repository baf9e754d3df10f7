import { expect, it } from 'vitest';
import { administratorOf } from '../../../../tests/support/administrator.ts';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { startApp } from '../../../../tests/support/server.ts';
import { said } from '../../../../tests/support/two-people.ts';
import type { StoreOptions } from '../../../platform/database/open.ts';
import { MOST_ATTEMPTS } from '../../../platform/jobs/retry.ts';
import { countJobs, job, listJobs } from './contract.ts';

const JOBS = '/api/admin/jobs';
const MAIL = 'delivery.mail';
const HOUR_MS = 3_600_000;

/** How a row of the outbox stands, by the state that it is shown in. */
const ROWS = {
  dead: { attempts: MOST_ATTEMPTS, finished: -5, last_error: 'TypeError: no reason' },
  waiting: {},
  later: { attempts: 3, available: 1, last_error: 'TypeError: not yet' },
  running: { attempts: 1, locked: 1 },
  abandoned: { attempts: 1, locked: -1 },
  done: { attempts: 1, finished: -2 },
} as const;
interface Standing {
  readonly attempts?: number;
  readonly available?: number;
  readonly locked?: number;
  readonly finished?: number;
  readonly last_error?: string;
}

onEachDatabase('jobs, for administrators', (open) => {
  const start = async (options?: StoreOptions) => {
    const store = await open(options);
    const app = await startApp(store);
    const root = await administratorOf(app, store, 'root@example.org');
    await store.db.deleteFrom('outbox').execute();
    await store.db.deleteFrom('verification_audit_log').execute();
    const at = (hours: number) => new Date(app.clock.now() + hours * HOUR_MS).toISOString();
    let made = 0;
    const leave = async (standing: keyof typeof ROWS, kind = MAIL): Promise<number> => {
      const { attempts = 0, available = -6, locked, finished, last_error }: Standing = ROWS[standing];
      const row = { kind, payload: { user_id: root.id }, dedupe_key: `${(made += 1)}`, attempts, last_error: last_error ?? null };
      const times = { created_at: at(-6), available_at: at(available), locked_until: null, finished_at: null };
      const { id } = await store.db
        .insertInto('outbox')
        .values({ ...row, ...times, ...(locked && { locked_until: at(locked) }), ...(finished && { finished_at: at(finished) }) })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    };
    const list = async (query = '') => (await root.client.get(`${JOBS}${query}`)).read(listJobs.answers[200]);
    const ids = async (query = '') => (await list(query)).items.map(({ id }) => id);
    const counts = async () => (await root.client.get(`${JOBS}/counts`)).read(countJobs.answers[200]);
    const trail = async () =>
      (await store.db.selectFrom('verification_audit_log').select(['user_id', 'event_type', 'event_details']).orderBy('id').execute()).map(
        ({ user_id, event_type, event_details }) => ({ user_id, event_type, ...event_details }),
      );
    return { store, app, root, at, leave, list, ids, counts, trail };
  };

  it('are listed when they are dead, the newest first, page by page, without what they are about', async () => {
    const { leave, list, at } = await start();
    const dead = [await leave('dead'), await leave('dead', 'insights.analyse'), await leave('dead')];
    for (const other of ['waiting', 'later', 'running', 'abandoned', 'done'] as const) await leave(other);
    const first = await list('?limit=2');
    expect(first.items).toEqual([
      {
        id: dead[2],
        kind: MAIL,
        state: 'dead',
        attempts: MOST_ATTEMPTS,
        last_error: 'TypeError: no reason',
        created_at: at(-6),
        available_at: at(-6),
        finished_at: at(-5),
      },
      expect.objectContaining({ id: dead[1], kind: 'insights.analyse' }),
    ]);
    expect(await list(`?limit=2&cursor=${first.next_cursor}`)).toMatchObject({ items: [{ id: dead[0] }], next_cursor: null });
  });

  it('are listed by what has become of them, and by kind', async () => {
    const { leave, list, ids } = await start();
    const made = { dead: 0, waiting: 0, later: 0, running: 0, abandoned: 0, done: 0 };
    for (const standing of ['dead', 'waiting', 'later', 'running', 'abandoned', 'done'] as const) made[standing] = await leave(standing);
    const other = await leave('dead', 'insights.analyse');
    expect(await ids()).toEqual([other, made.dead]);
    expect(await ids('?kind=insights.analyse')).toEqual([other]);
    expect(await ids('?state=waiting')).toEqual([made.abandoned, made.later, made.waiting]);
    expect(await ids('?state=waiting&kind=insights.analyse')).toEqual([]);
    expect(await ids('?state=running')).toEqual([made.running]);
    expect(await ids('?state=done')).toEqual([made.done]);
    expect((await list('?state=done')).items[0]).toMatchObject({ state: 'done', last_error: null });
  });

  it('are counted by what has become of them, those not done by kind', async () => {
    const { root, leave, counts } = await start();
    expect(await counts()).toEqual({ dead: 0, waiting: 0, running: 0, done: 0, dropped: 0, kinds: [] });
    const dropped = await leave('dead');
    await root.client.delete(`${JOBS}/${dropped}`);
    for (const standing of ['dead', 'waiting', 'later', 'running', 'abandoned', 'done'] as const) await leave(standing);
    await leave('dead', 'insights.analyse');
    await leave('done', 'insights.keep_current');
    expect(await counts()).toEqual({
      dead: 2,
      waiting: 3,
      running: 1,
      done: 2,
      dropped: 1,
      kinds: [
        { kind: MAIL, dead: 1, waiting: 3, running: 1, dropped: 1 },
        { kind: 'insights.analyse', dead: 1, waiting: 0, running: 0, dropped: 0 },
      ],
    });
  });

  it('that are dead are tried again as often as new ones, which the trail tells', async () => {
    const { store, app, root, at, leave, ids, trail } = await start();
    const id = await leave('dead', 'identity.clean_sessions');
    const answer = await root.client.post(`${JOBS}/${id}/retry`);
    expect(answer.read(job)).toMatchObject({ id, state: 'waiting', attempts: 0, available_at: at(0), finished_at: null });
    expect(await trail()).toEqual([
      {
        user_id: root.id,
        event_type: 'job_changed',
        outcome: 'success',
        reason: 'tried_again',
        job: id,
        kind: 'identity.clean_sessions',
      },
    ]);
    await app.mingus.runner.drain();
    expect(await ids('?state=done&kind=identity.clean_sessions')).toContain(id);
    const row = await store.db.selectFrom('outbox').select(['attempts', 'last_error']).where('id', '=', id).executeTakeFirstOrThrow();
    expect(row).toEqual({ attempts: 1, last_error: null });
  });

  it('of one kind that are dead are all tried again at once, and no others', async () => {
    const { root, leave, ids, trail } = await start();
    const mails = [await leave('dead'), await leave('dead')];
    const [other, dropped] = [await leave('dead', 'insights.analyse'), await leave('dead')];
    await root.client.delete(`${JOBS}/${dropped}`);
    await leave('done');
    expect(said(await root.client.post(`${JOBS}/retry`, { kind: MAIL }))).toEqual({ status: 200, body: { retried: 2 } });
    expect(said(await root.client.post(`${JOBS}/retry`, { kind: MAIL }))).toEqual({ status: 200, body: { retried: 0 } });
    expect([await ids(), await ids('?state=waiting'), await ids('?state=dropped')]).toEqual([[other], mails.toReversed(), [dropped]]);
    const ofAll = { event_type: 'job_changed', reason: 'tried_again', kind: MAIL, jobs: 2 };
    expect(await trail()).toMatchObject([{ reason: 'dropped', job: dropped, kind: MAIL }, ofAll]);
  });

  it('that are dead are dropped, are never done then, and can be restored', async () => {
    const { app, root, leave, ids, list, trail } = await start();
    const [id, other] = [await leave('dead'), await leave('dead')];
    expect((await root.client.delete(`${JOBS}/${id}`)).read(job)).toMatchObject({ id, state: 'dropped' });
    expect([await ids(), await ids('?state=dropped')]).toEqual([[other], [id]]);
    await app.mingus.runner.drain();
    expect((await list('?state=dropped')).items).toMatchObject([{ id, attempts: MOST_ATTEMPTS }]);
    expect((await root.client.post(`${JOBS}/${id}/restore`)).read(job)).toMatchObject({ id, state: 'dead', last_error: 'TypeError: no reason' });
    expect(await ids()).toEqual([other, id]);
    expect((await trail()).map((row) => Object.entries(row).find(([name]) => name === 'reason')?.[1])).toEqual(['dropped', 'restored']);
  });

  it('that are not dead are neither tried again nor dropped, and those that are not there are not found', async () => {
    const { root, leave, trail, ids } = await start();
    const retry = async (id: number) => said(await root.client.post(`${JOBS}/${id}/retry`));
    const drop = async (id: number) => said(await root.client.delete(`${JOBS}/${id}`));
    const restore = async (id: number) => said(await root.client.post(`${JOBS}/${id}/restore`));
    const dropped = await leave('dead');
    await drop(dropped);
    const dead = await leave('dead');
    const living = [dropped];
    for (const standing of ['waiting', 'later', 'running', 'abandoned', 'done'] as const) living.push(await leave(standing));
    const before = await trail();
    for (const id of living) for (const act of [retry, drop]) expect(await act(id)).toMatchObject({ status: 409, body: { code: 'job.not_dead' } });
    expect(await restore(dead)).toMatchObject({ status: 409, body: { code: 'job.not_dropped' } });
    for (const act of [retry, drop, restore]) expect(await act(987_654_321)).toMatchObject({ status: 404, body: { code: 'job.not_found' } });
    expect([await trail(), await ids()]).toEqual([before, [dead]]);
  });

  it('that are dropped go when they were given up 30 days ago, as all that are finished', async () => {
    const { store, app, root, leave } = await start();
    const ids = [await leave('dead'), await leave('dead')];
    await root.client.delete(`${JOBS}/${ids[0]}`);
    const left = async () => (await store.db.selectFrom('outbox').select('id').where('id', 'in', ids).execute()).length;
    app.clock.pass(29 * 24 * HOUR_MS);
    await app.mingus.runner.drain();
    expect(await left()).toBe(2);
    app.clock.pass(2 * 24 * HOUR_MS);
    await app.mingus.runner.drain();
    expect(await left()).toBe(0);
  });

  it('are for administrators who have shown a second factor, and have said lately that it is them to change', async () => {
    const { store, app, root, leave, ids } = await start();
    const id = await leave('dead');
    const person = app.client();
    await person.registerPerson();
    const changes = (client: typeof person) => [
      client.post(`${JOBS}/${id}/retry`),
      client.post(`${JOBS}/retry`, { kind: MAIL }),
      client.delete(`${JOBS}/${id}`),
      client.post(`${JOBS}/${id}/restore`),
    ];
    const readings = (client: typeof person) => [client.get(JOBS), client.get(`${JOBS}/counts`)];
    for (const answer of await Promise.all([...changes(person), ...readings(person)]))
      expect(answer).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
    app.clock.pass(11 * 60_000);
    for (const answer of await Promise.all(readings(root.client))) expect(answer.status).toBe(200);
    for (const answer of await Promise.all(changes(root.client))) expect(answer).toMatchObject({ status: 403, body: { code: 'auth.confirm_first' } });
    expect(await ids()).toEqual([id]);
    await store.db.updateTable('sessions').set({ second_factor_at: null }).execute();
    for (const answer of await Promise.all(readings(root.client)))
      expect(answer).toMatchObject({ status: 403, body: { code: 'auth.second_factor_required' } });
  });

  it('are counted in one query, and listed in one', async () => {
    const statements: string[] = [];
    const { leave, list, counts } = await start({ onQuery: ({ sql }) => void statements.push(sql) });
    const ofOutbox = async (work: () => Promise<unknown>): Promise<number> => {
      statements.length = 0;
      await work();
      return statements.filter((sql) => sql.includes('"outbox"')).length;
    };
    for (const standing of ['dead', 'done', 'waiting', 'dead'] as const) await leave(standing);
    expect([await ofOutbox(counts), await ofOutbox(() => list('?limit=1'))]).toEqual([1, 1]);
  });
});
