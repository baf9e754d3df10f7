import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What reached a browser, decrypted with its own keys. */
export interface Pushed {
  readonly browser: string;
  readonly message: unknown;
  readonly headers: IncomingMessage['headers'];
  /** What the signature says (RFC 8292), once it was found good under the key that came with it. */
  readonly signed: { readonly aud?: unknown; readonly sub?: unknown; readonly exp?: unknown };
  /** The key that it is good under. */
  readonly key: string;
}

/** A push service and the browsers that it reaches: the outside world of push messages, on loopback. */
export interface PushService {
  readonly origin: string;
  /** Each message that was taken. */
  readonly pushed: readonly Pushed[];
  /** Requests that came, whatever was answered. */
  readonly asked: () => number;
  /** A browser's subscription, as it gives it to a page. */
  subscribe(name: string): {
    readonly endpoint: string;
    readonly expirationTime: null;
    readonly keys: { readonly p256dh: string; readonly auth: string };
  };
  /** Answers the next requests with these statuses, one each; 0 hangs up after taking the message. Then it takes messages again. */
  answer(...statuses: readonly number[]): void;
  /** Calls this from now on when a message was taken and nobody was answered yet. */
  onPushed(listener: () => void): void;
  close(): Promise<void>;
}

const KEY_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SALT_BYTES = 16;

interface BrowserKeys {
  readonly pair: ReturnType<typeof createECDH>;
  readonly auth: Buffer;
}

/** RFC 8188 and RFC 8291, for a message of one record: written from them alone, so that what encrypts is held against something else. */
function decrypt(body: Buffer, { pair, auth }: BrowserKeys): string {
  const salt = body.subarray(0, SALT_BYTES);
  const idLength = body.readUInt8(SALT_BYTES + 4);
  const sender = body.subarray(SALT_BYTES + 5, SALT_BYTES + 5 + idLength);
  const sealed = body.subarray(SALT_BYTES + 5 + idLength);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync('sha256', pair.computeSecret(sender), auth, info, 32));
  const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', KEY_BYTES));
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', NONCE_BYTES));
  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
  // The last record ends in 2, and zeros after it.
  const end = padded.lastIndexOf(2);
  return padded.subarray(0, end).toString('utf8');
}

/** Throws where the signature is not good under the key that came with it. */
function readSignature(authorization = ''): { readonly signed: Pushed['signed']; readonly key: string } {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  const isGood = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isGood) throw new Error('the signature is not good');
  return { signed: JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')), key };
}

/** Starts it on a free port. */
export async function startPushService(): Promise<PushService> {
  const browsers = new Map<string, BrowserKeys & { readonly name: string }>();
  const pushed: Pushed[] = [];
  const answers: number[] = [];
  let asked = 0;
  let onPushed = (): void => undefined;
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      asked += 1;
      const status = answers.shift() ?? 201;
      const browser = browsers.get(request.url ?? '');
      if (status !== 201 && status !== 0) return response.writeHead(status).end();
      if (browser === undefined) return response.writeHead(404).end();
      const { headers } = request;
      pushed.push({ browser: browser.name, message: JSON.parse(decrypt(body, browser)), headers, ...readSignature(headers.authorization) });
      onPushed();
      return status === 0 ? request.socket.resetAndDestroy() : response.writeHead(201).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return {
    origin,
    pushed,
    asked: () => asked,
    subscribe(name) {
      const pair = createECDH('prime256v1');
      pair.generateKeys();
      const auth = randomBytes(16);
      const path = `/push/${randomBytes(24).toString('base64url')}`;
      browsers.set(path, { pair, auth, name });
      const keys = { p256dh: pair.getPublicKey('base64url'), auth: auth.toString('base64url') };
      return { endpoint: `${origin}${path}`, expirationTime: null, keys };
    },
    answer: (...statuses) => void answers.push(...statuses),
    onPushed: (listener) => {
      onPushed = listener;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
