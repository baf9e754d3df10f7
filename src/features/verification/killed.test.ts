import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { onEachDatabaseFile } from '../../../tests/support/databases.ts';
import { DESK_KEY, openDesk } from '../../../tests/support/phone-desk.ts';
import { codeIn, PHONE } from '../../../tests/support/phone-house.ts';
import { startSmsServer } from '../../../tests/support/sms-server.ts';
import { readSettings } from '../../platform/config/settings.ts';
import { openStore } from '../../platform/database/open.ts';
import { createTextSender } from '../../platform/delivery/text-sender.ts';

const run = promisify(execFile);
const script = fileURLToPath(import.meta.resolve('../../../tests/support/killed-sender.ts'));

// The point; messages that the carrier took in the end; what the person is shown; outcomes in the trail.
const POINTS = [
  ['before the claim', 1, 'sent', 'send_code_success'],
  ['claimed', 1, 'sent', 'send_code_success'],
  ['before the call', 0, 'unknown', 'send_code_error'],
  ['accepted', 1, 'unknown', 'send_code_error'],
  ['recording', 1, 'unknown', 'send_code_error'],
  ['before the acknowledgement', 1, 'sent', 'send_code_success'],
] as const;

onEachDatabaseFile('a worker that is killed while it sends a code', (makeDatabase) => {
  test.each(POINTS)('at the point “%s” leaves %d message and the state %s', async (killed_at, messages, shown, outcome) => {
    const database = await makeDatabase();
    const store = await openStore(database);
    onTestFinished(() => store.close());
    const sms = await startSmsServer();
    onTestFinished(() => sms.close());
    const env = { MINGUS_ENV: 'test', SECRET_KEY: DESK_KEY, ...sms.env };
    const desk = openDesk(store, { sender: createTextSender(readSettings(env)) });
    const ada = await desk.person();
    const { challenge_id } = (await desk.send(ada, PHONE)).body;
    const task = { database, env, now: desk.clock.now(), killed_at };
    await expect(run(process.execPath, [script, JSON.stringify(task)])).rejects.toMatchObject({ signal: 'SIGKILL' });

    // Another worker takes over when the hold of the dead one ran out; twice, as jobs may come.
    for (const ms of [61_000, 61_000]) {
      desk.clock.pass(ms);
      await desk.runner.drain();
    }
    expect(sms.messages).toHaveLength(messages);
    const rows = await store.db
      .selectFrom('verification_audit_log')
      .select(['event_type', 'event_details'])
      .where('event_type', 'in', ['send_code_success', 'send_code_error'])
      .execute();
    expect(rows).toMatchObject([{ event_type: outcome, event_details: { reason: shown === 'unknown' ? 'unknown' : null } }]);
    expect((await desk.status(ada)).body).toMatchObject({ challenge: { message: shown } });
    expect(await store.db.selectFrom('outbox').select('id').where('finished_at', 'is', null).execute()).toEqual([]);

    // Whatever it was, the person gets in: by the message that came, or by sending again.
    if (messages === 0) {
      expect((await desk.resend(ada, challenge_id)).code).toBe('ok');
      await desk.runner.drain();
    }
    expect((await desk.verify(ada, challenge_id, codeIn(sms.messages.at(-1)))).code).toBe('ok');
  });
});
