import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { addTarget, testTarget } from '../src/features/reminders/targets/contract.ts';
import { signatureOf } from '../src/platform/delivery/webhook-signature.ts';
import { onEachDatabase } from './support/databases.ts';
import { testFolder } from './support/portable.ts';
import { clockAt, startApp } from './support/server.ts';

// docs/webhooks.md has a whole receiver. Whoever copies it wants it to work.

const page = readFileSync(join('docs', 'webhooks.md'), 'utf8');
const [, receiver = ''] = /^```js\n(.*?)^```$/ms.exec(page) ?? [];

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Starts the page's receiver; answers what it writes, a line at a time. */
async function startReceiver(secret: string, port: number): Promise<() => Promise<unknown>> {
  const file = join(await testFolder(), 'receiver.mjs');
  await writeFile(file, receiver);
  const env = { MINGUS_WEBHOOK_SECRET: secret, PORT: String(port) };
  const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill());
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return async () => (await lines.next()).value;
}

onEachDatabase('the receiver of docs/webhooks.md', (open) => {
  it('takes what Mingus sends once, and nothing from anybody else', async () => {
    const app = await startApp(await open(), { clock: clockAt(new Date().toISOString()) });
    const [ada, bo] = [app.client(), app.client()];
    await ada.registerPerson();
    await bo.registerPerson();
    const port = await freePort();
    const address = `http://127.0.0.1:${port}/mingus`;
    const { id, secret } = (await ada.post('/api/reminder-targets', { kind: 'webhook', address })).read(addTarget.answers[201]);
    const others = (await bo.post('/api/reminder-targets', { kind: 'webhook', address })).read(addTarget.answers[201]);
    const nextLine = await startReceiver(secret ?? '', port);
    expect(await nextLine()).toBe(`listening on port ${port}`);

    const tried = (await ada.post(`/api/reminder-targets/${id}/test`, {})).read(testTarget.answers[200]);
    expect(tried).toMatchObject({ outcome: 'sent' });
    expect(await nextLine()).toMatch(/^test: It works Your reminders from Mingus will come here\. http:.*\/settings$/);
    // Bo's is signed with another secret.
    const refused = (await bo.post(`/api/reminder-targets/${others.id}/test`, {})).read(testTarget.answers[200]);
    expect(refused).toMatchObject({ outcome: 'refused', reason: 'status_401' });

    const body = JSON.stringify({ id: 'one of its own', type: 'reminder', title: 'A', body: 'B', url: 'C' });
    const send = async (signature: string, sent = body): Promise<number> =>
      (await fetch(address, { method: 'POST', headers: { 'mingus-signature': signature }, body: sent })).status;
    const signed = (atMs: number) => signatureOf(secret ?? '', atMs, Buffer.from(body));
    const now = Date.now();
    expect(await send(signed(now))).toBe(204);
    expect(await nextLine()).toBe('reminder: A B C');
    expect(await send(signed(now - 301_000))).toBe(401);
    expect(await send(signed(now), body.replace('A', 'Z'))).toBe(401);
    expect(await send(signed(now).replace('v1=', 'v0='))).toBe(401);
    expect(await send('')).toBe(401);
    // The same again is taken and does nothing.
    expect(await send(signed(now))).toBe(204);
    expect(await send(signed(now), body)).toBe(204);
    const other = JSON.stringify({ id: 'the next', type: 'reminder', title: 'D', body: 'E', url: 'F' });
    expect(await send(signatureOf(secret ?? '', now, Buffer.from(other)), other)).toBe(204);
    expect(await nextLine()).toBe('reminder: D E F');
  });
});
