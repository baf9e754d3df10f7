import { expect, it } from 'vitest';
import { z } from 'zod';
import { startBare } from '../../../tests/support/bare-server.ts';
import { endpoint, ok } from '../../contract/endpoint.ts';
import { handle } from './route.ts';

const waiting = endpoint({
  method: 'GET',
  path: '/api/waiting',
  access: 'anyone',
  tier: 'anonymous',
  summary: '',
  tag: '',
  answers: { 200: z.object({}) },
  problems: [],
});

it('a server that ends answers what is under way, and then does not wait for connections that are kept open', async () => {
  const gate = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const route = handle(waiting, async () => {
    begun.resolve();
    await gate.promise;
    return ok({});
  });
  const { client, stop } = await startBare([route]);
  await client().get('/healthz');
  const underWay = client().get('/api/waiting');
  await begun.promise;
  let ended = false;
  const closing = stop.close(60_000).then(() => {
    ended = true;
  });
  await expect(
    client()
      .get('/healthz')
      .then(({ headers }) => headers.get('connection')),
  ).rejects.toThrow();
  expect(ended).toBe(false);
  gate.resolve();
  const answer = await underWay;
  expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
  await closing;
});

it('what takes longer than its time is broken off', async () => {
  const begun = Promise.withResolvers<void>();
  const route = handle(waiting, async () => {
    begun.resolve();
    return new Promise(() => undefined);
  });
  const { client, stop } = await startBare([route]);
  const underWay = client().get('/api/waiting');
  const broken = expect(underWay).rejects.toThrow();
  await begun.promise;
  await stop.close(100);
  await broken;
});
