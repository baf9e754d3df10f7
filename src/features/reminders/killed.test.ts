import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { onEachDatabaseFile } from '../../../tests/support/databases.ts';
import { makeProgram } from '../../../tests/support/program.ts';
import { startCarrying } from '../../../tests/support/reminder-ways.ts';
import { startApp, TEST_ENV } from '../../../tests/support/server.ts';
import { openStore } from '../../platform/database/open.ts';

const script = fileURLToPath(import.meta.resolve('../../../tests/support/killed-reminder.ts'));

const WEEKLY = { reminder_type: 'weekly_checkin', scheduled_date: '2025-01-19', frequency: 'weekly' } as const;
const DUE_MS = Date.parse('2025-01-19T09:00:00.000Z');

// The way; the point; messages that were taken in the end by whoever carries them; what the row says of them. Until one begins all ways are the same.
const POINTS = [
  ['mail', 'looking', 1, 'sent'],
  ['mail', 'looked', 1, 'sent'],
  ['mail', 'beginning', 1, 'sent'],
  ['mail', 'announced', 0, 'unknown'],
  ['mail', 'taken', 1, 'unknown'],
  ['mail', 'recording', 1, 'unknown'],
  ['mail', 'recorded', 1, 'sent'],
  ['text message', 'beginning', 1, 'sent'],
  ['text message', 'taken', 1, 'unknown'],
  ['text message', 'recording', 1, 'unknown'],
  ['text message', 'recorded', 1, 'sent'],
  ['browser', 'telling', 1, 'sent'],
  ['browser', 'taken', 1, 'unknown'],
  ['browser', 'recording', 1, 'unknown'],
  ['browser', 'settling', 1, 'sent'],
  ['ntfy', 'taken', 1, 'unknown'],
  ['ntfy', 'recording', 1, 'unknown'],
  ['webhook', 'telling', 1, 'sent'],
  ['webhook', 'taken', 1, 'unknown'],
  ['webhook', 'recording', 1, 'unknown'],
  ['webhook', 'recorded', 1, 'sent'],
] as const;

onEachDatabaseFile('a Mingus that is killed while it reminds somebody', (makeDatabase) => {
  test.each(POINTS)('by %s at the point “%s” leaves %d message and the state %s', async (way, killed_at, messages, status) => {
    const database = await makeDatabase();
    const store = await openStore(database);
    onTestFinished(() => store.close());
    const carried = await startCarrying(way);
    const app = await startApp(store, { env: carried.env });
    const [client, other] = [app.client(), app.client()];
    const { id } = await client.registerPerson();
    await other.registerPerson();
    const [ada, bo] = [await makeProgram(client), await makeProgram(other)];
    await carried.prepare(client, id, store);
    await ada.send('POST', '/api/reminders', WEEKLY);
    await app.mingus.runner.drain();
    const [before, mailsBefore] = [carried.taken(), carried.mailed()];

    const isTheirs = killed_at === 'announced' || killed_at === 'taken';
    const hasRows = way !== 'mail' && way !== 'text message';
    const env = { ...TEST_ENV, ...carried.env };
    const task = { database, env, now: DUE_MS, killed_at: isTheirs ? 'by whoever carries it' : killed_at, has_rows: hasRows };
    const child = spawn(process.execPath, [script, JSON.stringify(task)], { stdio: 'ignore' });
    // What they do when they are handed something comes before their answer.
    if (isTheirs) carried.onStep((step) => void (step === killed_at && child.kill('SIGKILL')));
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
    carried.onStep(() => undefined);

    // Another takes over when the hold of the dead one ran out; twice, as jobs may come.
    app.clock.set('2025-01-19T09:00:00.000Z');
    for (const ms of [61_000, 61_000]) {
      app.clock.pass(ms);
      await app.mingus.runner.drain();
    }
    expect([carried.taken(), carried.mailed()]).toEqual([before + messages, mailsBefore]);
    expect(await store.db.selectFrom('reminder_deliveries').select(['status', 'due_on']).execute()).toEqual([{ status, due_on: '2025-01-19' }]);
    const told = store.db.selectFrom('push_handovers').select('status').unionAll(store.db.selectFrom('target_handovers').select('status'));
    expect(await told.execute()).toEqual(hasRows ? [{ status }] : []);
    expect(await store.db.selectFrom('outbox').select('id').where('kind', 'like', 'reminders.%').where('finished_at', 'is', null).execute()).toEqual(
      [],
    );

    // Whatever became of the message, the first page tells of it, and tells nobody else.
    const due = { due_reminders: [{ reminder_type: 'weekly_checkin', scheduled_date: '2025-01-19' }] };
    expect((await ada.get('/api/overview')).body).toMatchObject(due);
    expect((await bo.get('/api/overview')).body).toMatchObject({ due_reminders: [] });
  });
});
