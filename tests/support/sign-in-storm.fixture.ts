import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

// A process of its own, so that what it takes to send so much does not slow what is measured: so many people sign in at once, and whoever is told to come
// back does so when they were told to. Says what they were answered, and ends when all are in.
const { url, emails, password, atOnce } = z
  .object({ url: z.string(), emails: z.array(z.string()).min(1), password: z.string(), atOnce: z.int() })
  .parse(JSON.parse(process.argv[2] ?? ''));

const statuses: number[] = [];

async function signIn(index: number): Promise<void> {
  const body = JSON.stringify({ email: emails[index % emails.length], password });
  for (;;) {
    const { status, headers } = await fetch(`${url}/api/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body,
    });
    statuses.push(status);
    if (status !== 503) return;
    await sleep(Number(headers.get('retry-after') ?? 1) * 1000);
  }
}

await Promise.all(Array.from({ length: atOnce }, (_, index) => signIn(index)));
process.stdout.write(statuses.join());
