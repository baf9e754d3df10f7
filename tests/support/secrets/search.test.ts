import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoint, removed, nothing } from '../../../src/contract/endpoint.ts';
import { handle } from '../../../src/platform/http/route.ts';
import { startBare } from '../bare-server.ts';
import { onEachDatabase } from '../databases.ts';
import { startApp } from '../server.ts';
import { isAnythingSecret, keepSecret, keepSecretsIn, leaveTrace, takeFindings } from './of-this-file.ts';
import { findSecrets, type SecretKind } from './search.ts';
import { leaveTables } from './table-traces.ts';

const NOW = '2025-01-15T12:00:00.000Z';
const trace = (text: string, namesPeople = false) => ({ place: 'the log', text, namesPeople });

describe('the search for secrets', () => {
  const secrets = new Map<string, SecretKind>([
    ['correct horse battery', 'password'],
    ['ada@example.org', 'e-mail address'],
  ]);

  it('names the kind and the place, and shows what stands around it without the secret', () => {
    expect(findSecrets(secrets, [trace('{"said":"Correct Horse Battery","more":1}'), trace('nothing')])).toEqual([
      'a password stands in the log: {"said":"<password>","more":1}',
    ]);
  });

  it('lets a table name people that keeps whom a row is about, and say nothing else of them', () => {
    expect(findSecrets(secrets, [trace('ada@example.org', true)])).toEqual([]);
    expect(findSecrets(secrets, [trace('ada@example.org correct horse battery', true)])).toHaveLength(1);
    expect(findSecrets(secrets, [trace('ada@example.org')])).toHaveLength(1);
  });
});

describe('what is secret', () => {
  it('is known by the name of its member, however deep, and not when it is too short to be told from chance', () => {
    keepSecretsIn({ user: { email: 'ada@example.org' }, recovery_codes: ['abcd-efgh-ijkl'], code: '123456', password: 'short' });
    keepSecretsIn({ code: 'auth.required', items: [{ token: 'mingus_0123456789abcdef0123' }] });
    leaveTrace('the log', 'ada@example.org abcd-efgh-ijkl 123456 short auth.required mingus_0123456789abcdef0123');
    expect(takeFindings().map((line) => line.split(' stands')[0])).toEqual(['an e-mail address', 'a code', 'a token']);
    expect(isAnythingSecret()).toBe(false);
  });

  it('is found in a number that was written with signs between', () => {
    keepSecret('phone number', '+1 (202) 555-0177');
    leaveTrace('the log', '{"to":"+12025550177"}');
    expect(takeFindings()).toHaveLength(1);
  });
});

const telling = endpoint({
  method: 'POST',
  path: '/api/telling',
  access: 'anyone',
  tier: 'anonymous',
  summary: '',
  tag: '',
  problems: [],
  body: z.strictObject({ password: z.string() }),
  answers: { 204: nothing },
});

describe('a server that tells what it was told in secret', () => {
  it('is found by its log, also where the log is below the level that the test asks for', async () => {
    let tell: (words: object) => void = () => undefined;
    const bare = await startBare(
      [
        handle(telling, async ({ body }) => {
          tell({ heard: body.password });
          return removed();
        }),
      ],
      { env: { LOG_LEVEL: 'error' } },
    );
    tell = (words) => bare.server.log.debug(words, 'heard');
    await bare.client().post('/api/telling', { password: 'seven green lanterns' });
    expect(bare.logLines).toEqual([]);
    expect(takeFindings()).toEqual(['a password stands in the log: {"level":"debug","heard":"<password>","msg":"heard"}']);
  });

  it('is found by its measurements', async () => {
    const bare = await startBare([]);
    keepSecret('token', 'a-token-of-a-session-0123456789');
    bare.metrics.limited('a-token-of-a-session-0123456789');
    leaveTrace('the metrics', (await bare.metrics.text()).body);
    expect(takeFindings()).toEqual(['a token stands in the metrics: mingus_http_limited_total{limit="<token>"} 1']);
  });
});

onEachDatabase('a person who signs up', (open) => {
  it('leaves nothing secret, and what is left by mistake is found in the job, the event and the kept answer', async () => {
    const store = await open();
    const app = await startApp(store);
    const ada = app.client();
    const { id, email, password } = await ada.registerPerson();
    await app.close();
    await leaveTables(store);
    expect(isAnythingSecret()).toBe(true);
    expect(takeFindings()).toEqual([]);

    keepSecretsIn({ email, password });
    await store.db
      .insertInto('outbox')
      .values({ kind: 'a', dedupe_key: 'a', payload: { to: email }, created_at: NOW, available_at: NOW })
      .execute();
    await store.db
      .insertInto('verification_audit_log')
      .values({ user_id: id, event_type: 'a', event_details: { password }, created_at: NOW })
      .execute();
    const request = { user_id: id, key: 'a', route: 'POST /a', body_hash: 'a'.repeat(64), status: 200, created_at: NOW };
    await store.db
      .insertInto('idempotency_keys')
      .values({ ...request, answer: { text: JSON.stringify({ email, password }) } })
      .execute();
    await leaveTables(store);
    const found = takeFindings().map((line) => line.split(':')[0]);
    expect(found).toEqual([
      'an e-mail address stands in the column outbox.payload',
      'a password stands in the column verification_audit_log.event_details',
      'a password stands in the column idempotency_keys.answer',
    ]);
  });
});
