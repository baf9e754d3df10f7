import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { post } from './post.ts';
import { isPublicAddress, lookupFor, mayBeAsked, type Reach } from './public-address.ts';

const PRODUCTION: Reach = { loopback: false, origins: [] };
const HERE: Reach = { loopback: true, origins: [] };

describe('an address of the internet', () => {
  it.each(['8.8.8.8', '93.184.216.34', '2606:2800:220:1::1'])('is %s', (address) => expect(isPublicAddress(address)).toBe(true));
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'localhost',
    '',
  ])('is not %s', (address) => expect(isPublicAddress(address)).toBe(false));

  it('is asked by https alone, and this machine only where Mingus is worked on', () => {
    expect(mayBeAsked('https://push.example.org/x', PRODUCTION)).toBe(true);
    expect(mayBeAsked('http://push.example.org/x', PRODUCTION)).toBe(false);
    for (const address of [
      'http://localhost:1/x',
      'https://localhost/x',
      'http://127.0.0.1:1/',
      'https://[::1]/',
      'https://2130706433/',
      'https://0x7f000001/',
    ]) {
      expect(mayBeAsked(address, PRODUCTION), address).toBe(false);
      expect(mayBeAsked(address, HERE), address).toBe(true);
    }
    for (const address of ['https://10.0.0.1/', 'https://intranet/', 'https://[::ffff:10.0.0.1]/', 'file:///etc/passwd', 'x'])
      expect(mayBeAsked(address, HERE), address).toBe(false);
  });
});

describe('something posted', () => {
  const closing: (() => void)[] = [];
  afterEach(() => closing.splice(0).forEach((close) => close()));

  /** A server that answers one status; 0 never does. Answers its address, and how often it was asked. */
  async function serverOf(status: number, headers: Readonly<Record<string, string>> = {}) {
    let asked = 0;
    const server = createServer((request, response) => {
      asked += 1;
      request.resume();
      if (status > 0) response.writeHead(status, headers).end('x'.repeat(1000));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(() => {
      server.closeAllConnections();
      server.close();
    });
    const address = server.address();
    return { url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/x`, asked: () => asked };
  }
  const send = (url: string, reach: Reach = HERE, timeoutMs = 5_000) => post({ url, headers: {}, body: Buffer.from('hello'), timeoutMs, reach });

  it.each([
    [201, { kind: 'sent' }],
    [302, { kind: 'refused', reason: 'status_302' }],
    [403, { kind: 'refused', reason: 'status_403' }],
    [410, { kind: 'gone' }],
    [429, { kind: 'later', reason: 'status_429' }],
    [500, { kind: 'unknown', reason: 'status_500' }],
  ] as const)('and answered %d became what it became, after one request', async (status, outcome) => {
    const elsewhere = await serverOf(200);
    const { url, asked } = await serverOf(status, { location: elsewhere.url });
    expect(await send(url)).toEqual(outcome);
    expect([asked(), elsewhere.asked()]).toEqual([1, 0]);
  });

  it('and never answered is unknown after the time that it may take', async () => {
    const { url } = await serverOf(0);
    expect(await send(url, HERE, 200)).toEqual({ kind: 'unknown', reason: 'timeout' });
  });

  it('where nobody listens may be tried again', async () => {
    const { url } = await serverOf(200);
    closing.splice(0).forEach((close) => close());
    expect(await send(url)).toEqual({ kind: 'later', reason: 'not_reached' });
  });

  it('to a name that leads to this machine goes nowhere where that is not meant', async () => {
    const { url, asked } = await serverOf(200);
    expect(await send(url, PRODUCTION)).toEqual({ kind: 'refused', reason: 'not_public' });
    const byName = new URL(url);
    byName.hostname = 'localhost';
    expect(await send(byName.href, PRODUCTION)).toEqual({ kind: 'refused', reason: 'not_public' });
    expect(asked()).toBe(0);
    expect(await send(byName.href, HERE)).toEqual({ kind: 'sent' });
  });

  it.each([500, 503, 408])('with a key that it is known again by, and answered %d, may be tried again', async (status) => {
    const { url } = await serverOf(status);
    const keyed = { url, headers: {}, body: Buffer.from('hello'), timeoutMs: 5_000, reach: HERE, bearsKey: true };
    expect(await post(keyed)).toEqual({ kind: 'later', reason: `status_${status}` });
  });

  it('to a name that was public when it was given and leads here now goes nowhere: what is looked up is what is connected to', async () => {
    const found = (reach: Reach) =>
      new Promise((resolve) => {
        lookupFor('https://localhost:1/x', reach)?.('localhost', { all: true }, (error, addresses) => resolve(error?.code ?? addresses));
      });
    expect(await found(PRODUCTION)).toBe('ENOTFOUND');
    expect(await found(HERE)).toMatchObject([{ address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/) }]);
  });

  it('to an origin that whoever runs Mingus lets through arrives, and to its neighbours does not', async () => {
    const [{ url }, neighbour] = [await serverOf(200), await serverOf(200)];
    const reach = { loopback: false, origins: [new URL(url).origin] };
    expect(await send(url, reach)).toEqual({ kind: 'sent' });
    expect(await send(neighbour.url, reach)).toEqual({ kind: 'refused', reason: 'not_public' });
    const named = new URL(url);
    named.username = 'somebody';
    expect(await send(named.href, reach)).toEqual({ kind: 'refused', reason: 'not_public' });
    expect(neighbour.asked()).toBe(0);
  });
});
