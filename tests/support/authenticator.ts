import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { z } from 'zod';

/** A WebAuthn authenticator in software, with the browser around it: what a phone or a key would answer, and what it would not. */
export interface Authenticator {
  /** Makes a passkey for what a server asks. */
  make(options: CreationOptions, page?: Page): MadePasskey;
  /** Shows a passkey for what a server asks; throws when none of those asked for is here. */
  show(options: RequestOptions, page?: Page): ShownPasskey;
  /** Turns the counter back, as a copy made earlier would have it. */
  countFrom(count: number): void;
}

/** Where the page is that asks; where the options say it is when left out. */
export interface Page {
  readonly origin?: string;
  readonly rpId?: string;
}

/** What is asked, of what the server answers. */
export const creationOptions = z.looseObject({
  challenge: z.string(),
  rp: z.looseObject({ id: z.string() }),
  excludeCredentials: z.array(z.looseObject({ id: z.string() })),
});
/** The same, for showing. */
export const requestOptions = z.looseObject({
  challenge: z.string(),
  rpId: z.string(),
  allowCredentials: z.array(z.looseObject({ id: z.string() })),
});
type CreationOptions = z.infer<typeof creationOptions>;
type RequestOptions = z.infer<typeof requestOptions>;

/** The body member `passkey` of adding one. */
export interface MadePasskey {
  readonly id: string;
  readonly client_data_json: string;
  readonly attestation_object: string;
  readonly transports: readonly string[];
}

/** The body member `passkey` of showing one. */
export interface ShownPasskey {
  readonly id: string;
  readonly client_data_json: string;
  readonly authenticator_data: string;
  readonly signature: string;
}

type Cbor = number | string | Buffer | ReadonlyMap<number | string, Cbor>;

// RFC 8949, as much of it as authenticators speak.
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([name, member]) => [cbor(name), cbor(member)])]);
}

function head(major: number, size: number): Buffer {
  if (size < 24) return Buffer.from([(major << 5) | size]);
  if (size < 256) return Buffer.from([(major << 5) | 24, size]);
  return Buffer.from([(major << 5) | 25, size >> 8, size & 255]);
}

const bytesOf = (jwkMember: string | undefined): Buffer => Buffer.from(jwkMember ?? '', 'base64url');

/** The public key as COSE has it (RFC 9053). */
function coseKey(key: KeyObject): Buffer {
  const { kty, x, y } = createPublicKey(key).export({ format: 'jwk' });
  const members: readonly (readonly [number, Cbor])[] =
    kty === 'OKP'
      ? [
          [1, 1],
          [3, -8],
          [-1, 6],
          [-2, bytesOf(x)],
        ]
      : [
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, bytesOf(x)],
          [-3, bytesOf(y)],
        ];
  return cbor(new Map(members));
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
const USER_PRESENT = 0x01;
const HAS_CREDENTIAL = 0x40;

/** An authenticator with keys of that kind; `counts` as the older ones do. */
export function createAuthenticator(kind: 'P-256' | 'Ed25519' = 'P-256', { counts = true } = {}): Authenticator {
  const keys = new Map<string, KeyObject>();
  let count = 0;
  const counter = (): Buffer => {
    const bytes = Buffer.alloc(4);
    if (counts) bytes.writeUInt32BE((count += 1));
    return bytes;
  };
  const clientData = (type: string, challenge: string, { origin }: Page, rpId: string): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin: origin ?? `http://${rpId}`, crossOrigin: false }));
  const newKey = (): KeyObject => {
    const { privateKey } = kind === 'Ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' }));
  };

  return {
    make({ challenge, rp, excludeCredentials }, page = {}) {
      if (excludeCredentials.some(({ id }) => keys.has(id))) throw new Error('this authenticator has a passkey there already');
      const key = newKey();
      const id = randomBytes(32);
      keys.set(id.toString('base64url'), key);
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, coseKey(key)]);
      const data = Buffer.concat([sha256(page.rpId ?? rp.id), Buffer.from([USER_PRESENT | HAS_CREDENTIAL]), counter(), credential]);
      const statement: ReadonlyMap<string, Cbor> = new Map();
      return {
        id: id.toString('base64url'),
        client_data_json: clientData('webauthn.create', challenge, page, rp.id).toString('base64url'),
        attestation_object: cbor(
          new Map<string, Cbor>([
            ['fmt', 'none'],
            ['attStmt', statement],
            ['authData', data],
          ]),
        ).toString('base64url'),
        transports: ['internal'],
      };
    },
    show({ challenge, rpId, allowCredentials }, page = {}) {
      const id = allowCredentials.map((each) => each.id).find((each) => keys.has(each));
      const key = id === undefined ? undefined : keys.get(id);
      if (id === undefined || key === undefined) throw new Error('none of the passkeys that are asked for is here');
      const data = Buffer.concat([sha256(page.rpId ?? rpId), Buffer.from([USER_PRESENT]), counter()]);
      const client = clientData('webauthn.get', challenge, page, rpId);
      const signature = sign(kind === 'Ed25519' ? null : 'sha256', Buffer.concat([data, sha256(client)]), key);
      return {
        id,
        client_data_json: client.toString('base64url'),
        authenticator_data: data.toString('base64url'),
        signature: signature.toString('base64url'),
      };
    },
    countFrom(next) {
      count = next;
    },
  };
}
