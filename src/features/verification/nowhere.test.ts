import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { everyRow } from '../../../tests/support/every-row.ts';
import { CODE_DIGITS, PHONE, startPhoneHouse, wrongFor } from '../../../tests/support/phone-house.ts';
import { hangUp, say } from '../../../tests/support/sms-server.ts';

onEachDatabase('a code of 16 digits', (open) => {
  test('stands in no table, job, log or metric, neither as it is nor hashed without the key, and its number in no log, job or metric', async () => {
    const { app, store, person, ask, verify, sms, latestCode } = await startPhoneHouse(await open(), { env: { LOG_LEVEL: 'debug' } });
    const ada = await person();
    const { challenge_id, code } = await ask(ada);
    const guess = wrongFor(code);
    await verify(ada, challenge_id, guess);
    app.clock.pass(30_000);
    // Whatever goes wrong at the carrier, which says all it knows.
    sms.answer((response, message) => say(400, { code: 21_211, message: `no ${message.to} ${message.text}` })(response, message), hangUp);
    await ada.post('/api/verification/resend', { challenge_id });
    const second = await latestCode();
    app.clock.pass(60_000);
    await ada.post('/api/verification/resend', { challenge_id });
    const third = await latestCode();
    // Sent to the wrong place by a program with a mistake in it.
    await ada.get(`/api/verification/verify?code=${third}&phone=${PHONE}`);
    await ada.post('/api/verification/verify', { challenge_id, code: third, more: PHONE });
    expect((await verify(ada, challenge_id, third)).status).toBe(200);
    const metrics = await app.client().get('/metrics');
    await app.close();

    const codes = [code, guess, second, third];
    expect(new Set(codes.map((each) => each.length))).toEqual(new Set([CODE_DIGITS]));
    const tables = JSON.stringify(await everyRow(store.db));
    const jobs = JSON.stringify(await store.db.selectFrom('outbox').selectAll().execute());
    const log = app.logLines.join('\n');
    expect(log.length).toBeGreaterThan(1000);
    expect(String(metrics.body)).toContain('/api/verification/verify');
    for (const each of codes) {
      const hashes = ['hex', 'base64', 'base64url'] as const;
      const traces = [each, each.slice(0, 8), ...hashes.map((form) => createHash('sha256').update(each).digest(form))];
      for (const trace of traces) for (const place of [tables, jobs, log, String(metrics.body)]) expect(place).not.toContain(trace);
    }
    for (const trace of [PHONE, PHONE.slice(1), PHONE.slice(2)])
      for (const place of [jobs, log, String(metrics.body)]) expect(place).not.toContain(trace);
    // By design: a person's own number is kept, and so is whom an event concerned.
    expect(tables).toContain(PHONE);
    const sms_token = sms.env['SMS_TOKEN'] ?? '';
    for (const place of [tables, log]) expect(place).not.toContain(sms_token);
  });
});
