import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hangUp, say, type SmsServer, startSmsServer, take } from '../../../tests/support/sms-server.ts';
import { readSettings } from '../config/settings.ts';
import type { TextSender } from './text-message.ts';
import { createTextSender } from './text-sender.ts';

const MESSAGE = { to: '+12025550177', text: '123456 is your code & it says “hello”.\n\n@localhost #123456', id: 'code-1' };

describe('a carrier of text messages', () => {
  let server: SmsServer;
  beforeEach(async () => {
    server = await startSmsServer();
  });
  afterEach(() => server.close());
  const sender = (more: Readonly<Record<string, string>> = {}): TextSender => {
    const made = createTextSender(readSettings({ MINGUS_ENV: 'test', ...server.env, ...more }));
    if (made === null) throw new Error('no sender');
    return made;
  };

  test('is handed the message once, as a form, with the account’s name and token', async () => {
    expect(await sender().send(MESSAGE)).toEqual({ kind: 'sent', id: 'SM0123456789abcdef' });
    expect(server.messages).toMatchObject([
      {
        to: MESSAGE.to,
        from: '+12025550100',
        text: MESSAGE.text,
        path: '/2010-04-01/Accounts/AC0123456789/Messages.json',
        headers: {
          authorization: `Basic ${Buffer.from('AC0123456789:a token of the carrier').toString('base64')}`,
          'content-type': expect.stringMatching(/^application\/x-www-form-urlencoded/),
          'idempotency-key': 'code-1',
        },
      },
    ]);
  });

  test('that takes too long may have taken it: nobody can say', async () => {
    server.answer(() => undefined);
    expect(await sender({ SMS_TIMEOUT_MS: '150' }).send(MESSAGE)).toEqual({ kind: 'unknown', reason: 'timeout' });
  });

  test('that begins an answer and does not end it may have taken it', async () => {
    server.answer((response) => void response.writeHead(201, { 'content-type': 'application/json' }).write('{"sid":'));
    expect(await sender({ SMS_TIMEOUT_MS: '150' }).send(MESSAGE)).toEqual({ kind: 'unknown', reason: 'timeout' });
  });

  test('that breaks, or hangs up, may have taken it', async () => {
    server.answer(say(500, 'boom'), say(503), hangUp);
    const sms = sender();
    expect(await sms.send(MESSAGE)).toEqual({ kind: 'unknown', reason: 'status_500' });
    expect(await sms.send(MESSAGE)).toEqual({ kind: 'unknown', reason: 'status_503' });
    expect(await sms.send(MESSAGE)).toEqual({ kind: 'unknown', reason: 'broken_off' });
    expect(server.messages).toHaveLength(3);
  });

  test.each([
    ['nothing', ''],
    ['a page', '<html>welcome</html>'],
    ['other JSON', '[1,2]'],
    ['no name', '{"sid":""}'],
    ['far too much', `{"sid":"${'x'.repeat(200_000)}"}`],
  ])('that answers %s may have taken it', async (_what, body) => {
    server.answer(say(201, body));
    expect(await sender().send(MESSAGE)).toEqual({ kind: 'unknown', reason: 'answer_not_understood' });
  });

  test('that asks to be left alone has not taken it, and says until when', async () => {
    server.answer(say(429, {}, { 'retry-after': '7' }), say(429, {}, { 'retry-after': '86400' }), say(429), say(429, {}, { 'retry-after': 'soon' }));
    const sms = sender();
    const seconds = [];
    for (let tries = 0; tries < 4; tries += 1) seconds.push(await sms.send(MESSAGE));
    expect(seconds).toEqual([7, 120, 10, 10].map((afterSeconds) => ({ kind: 'later', reason: 'too_many', afterSeconds })));
    server.answer(say(429, {}, { 'retry-after': new Date(Date.now() + 30_000).toUTCString() }));
    const byDate = await sms.send(MESSAGE);
    expect(byDate.kind === 'later' && byDate.afterSeconds > 5 && byDate.afterSeconds <= 30).toBe(true);
  });

  test('that refuses has not taken it, and never will; what it says of it stays out of the reason', async () => {
    server.answer(
      say(400, { code: 21_211, message: `The 'To' number ${MESSAGE.to} is not valid` }),
      say(401, 'who are you'),
      say(201, { sid: 'SM1', status: 'failed' }),
    );
    const sms = sender();
    expect(await sms.send(MESSAGE)).toEqual({ kind: 'refused', reason: 'status_400_code_21211' });
    expect(await sms.send(MESSAGE)).toEqual({ kind: 'refused', reason: 'status_401' });
    expect(await sms.send(MESSAGE)).toEqual({ kind: 'refused', reason: 'failed' });
  });

  test('that sends us elsewhere is not followed: the token stays here', async () => {
    const elsewhere = await startSmsServer();
    server.answer(say(307, '', { location: `${elsewhere.env['SMS_URL'] ?? ''}/` }));
    expect(await sender().send(MESSAGE)).toEqual({ kind: 'refused', reason: 'status_307' });
    expect(elsewhere.messages).toEqual([]);
    await elsewhere.close();
  });

  test('that is not there has certainly not taken it', async () => {
    const gone = await startSmsServer();
    await gone.close();
    const sms = sender(gone.env);
    expect(await sms.send(MESSAGE)).toEqual({ kind: 'later', reason: 'not_reached', afterSeconds: 10 });
  });

  test('that speaks no HTTP may have taken it', async () => {
    const babbler = createServer((socket) => void socket.on('error', () => undefined).end('HELLO?\n'));
    await new Promise<void>((resolve) => babbler.listen(0, '127.0.0.1', resolve));
    const address = babbler.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await sender({ SMS_URL: `http://127.0.0.1:${port}` }).send(MESSAGE)).toEqual({ kind: 'unknown', reason: 'broken_off' });
    babbler.close();
  });

  test('takes more messages after all that', async () => {
    server.answer(hangUp, take);
    const sms = sender();
    await sms.send(MESSAGE);
    expect((await sms.send(MESSAGE)).kind).toBe('sent');
  });
});

describe('without a carrier', () => {
  test('development writes a message as one line, and production has none', async () => {
    const written: string[] = [];
    const made = createTextSender(readSettings({}), (text) => written.push(text));
    expect(await made?.send(MESSAGE)).toEqual({ kind: 'sent', id: null });
    expect(written).toEqual(['123456 is your code & it says “hello”. @localhost #123456\n']);
    const production = { MINGUS_ENV: 'production', SECRET_KEY: 'Zk3vQ8xW1rT6yU9pL2mN5bV7cX4jH0gF', PUBLIC_URL: 'https://mingus.example.org' };
    expect(createTextSender(readSettings(production))).toBeNull();
  });
});
