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
      return lines.filter((line) => line.startsWith('mingus_outbox')).map((line) => line.replace('mingus_outbox_', ''));
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
});
