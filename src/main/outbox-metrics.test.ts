import { expect, it } from 'vitest';
import { onEachDatabase } from '../../tests/support/databases.ts';
import { startApp } from '../../tests/support/server.ts';
import { instantOf } from '../platform/clock.ts';

onEachDatabase('what is measured of the outbox', (open) => {
  const start = async () => {
    const store = await open();
    const app = await startApp(store);
    await store.db.deleteFrom('outbox').execute();
    const at = (seconds: number) => instantOf(app.clock.now() + seconds * 1000);
    let made = 0;
    const leave = (row: { available: number; locked?: number; finished?: number; last_error?: string }) =>
      store.db
        .insertInto('outbox')
        .values({
          kind: 'test.kept',
          payload: {},
          dedupe_key: `${(made += 1)}`,
          created_at: at(-900),
          available_at: at(row.available),
          locked_until: row.locked === undefined ? null : at(row.locked),
          finished_at: row.finished === undefined ? null : at(row.finished),
          last_error: row.last_error ?? null,
        })
        .execute();
    const figures = async () => {
      const lines = (await app.mingus.metrics.text()).body.split('\n');
      return lines.filter((line) => /^mingus_outbox_(oldest|dead)/.test(line)).map((line) => line.replace('mingus_outbox_', ''));
    };
    return { store, app, leave, figures };
  };

  it('is how long the job that could have been begun first has waited, and how many are dead', async () => {
    const { leave, figures } = await start();
    expect(await figures()).toEqual(['oldest_seconds 0', 'dead 0']);
    await leave({ available: 60 });
    await leave({ available: -800, finished: -700 });
    await leave({ available: -700, locked: 30 });
    await leave({ available: -800, finished: -700, last_error: 'never' });
    expect(await figures()).toEqual(['oldest_seconds 0', 'dead 1']);
    await leave({ available: -120, locked: -30 });
    await leave({ available: -90, last_error: 'not yet' });
    expect(await figures()).toEqual(['oldest_seconds 120', 'dead 1']);
  });

  it('is left out while the database cannot be asked, and all else is told', async () => {
    const { store, app, figures } = await start();
    await store.db.schema.alterTable('outbox').renameTo('gone').execute();
    const told = [await figures(), (await app.mingus.metrics.text()).body.includes('mingus_http_request_seconds')];
    await store.db.schema.alterTable('gone').renameTo('outbox').execute();
    expect(told).toEqual([[], true]);
    expect(await figures()).toEqual(['oldest_seconds 0', 'dead 0']);
  });

  it('and of tries at jobs is how many there were, by kind and by how they ended', async () => {
    const { store, app, leave } = await start();
    await app.mingus.runner.drain();
    await leave({ available: -1 });
    const kinds = ['delivery.mail', 'identity.clean_sessions', 'insights.keep_current'];
    const now = instantOf(app.clock.now());
    // A mail of no kind is given up; a look at whom to analyse that names no time, too; cleaning needs nothing.
    for (const kind of kinds)
      await store.db.insertInto('outbox').values({ kind, payload: {}, dedupe_key: kind, created_at: now, available_at: now }).execute();
    const lines = async () => (await app.mingus.metrics.text()).body.split('\n').filter((line) => line.startsWith('mingus_jobs_total'));
    const before = await lines();
    await app.mingus.runner.drain();
    const after = await lines();
    const figure = (of: readonly string[], labels: string) =>
      Number(
        of
          .find((line) => line.includes(labels))
          ?.split(' ')
          .at(-1) ?? 0,
      );
    const more = (kind: string, outcome: string) => {
      const labels = `{kind="${kind}",outcome="${outcome}"}`;
      return figure(after, labels) - figure(before, labels);
    };
    expect([more('delivery.mail', 'dead'), more('identity.clean_sessions', 'done'), more('insights.keep_current', 'dead')]).toEqual([1, 1, 1]);
    expect([more('delivery.mail', 'done'), more('test.kept', 'dead')]).toEqual([0, 0]);
  });

  it('is told by /readyz when a job has waited for more than five minutes, and makes no server unready', async () => {
    const { app, leave } = await start();
    const ready = () => app.client().get('/readyz');
    expect(await ready()).toMatchObject({ status: 200, body: { checks: { queue: 'ok' } } });
    await leave({ available: -300 });
    expect(await ready()).toMatchObject({ status: 200, body: { checks: { queue: 'ok' } } });
    app.clock.pass(1);
    expect(await ready()).toMatchObject({ status: 200, body: { status: 'ok', checks: { queue: 'failed' } } });
  });

  it('is what was done in the last hour and what goes wrong, by kind, whichever process does the jobs', async () => {
    const { app, leave } = await start();
    const lines = async () => (await app.mingus.metrics.text()).body.split('\n').filter((line) => /^mingus_outbox_(done|failing)/.test(line));
    expect(await lines()).toEqual([]);
    await leave({ available: -4000, finished: -3601 });
    for (const finished of [-3599, -1]) await leave({ available: -4000, finished });
    await leave({ available: -4000, finished: -10, last_error: 'never' });
    await leave({ available: 60, last_error: 'not yet' });
    await leave({ available: 60 });
    expect(await lines()).toEqual(['mingus_outbox_done_in_an_hour{kind="test.kept"} 2', 'mingus_outbox_failing{kind="test.kept"} 2']);
    app.clock.pass(3_600_000);
    expect(await lines()).toEqual(['mingus_outbox_failing{kind="test.kept"} 2']);
  });
});
