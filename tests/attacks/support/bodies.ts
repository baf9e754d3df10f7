import type { Operation } from './operations.ts';
import { sampleOf, type Wanted } from './samples.ts';

/** Bytes as WebAuthn writes them. */
const BYTES = 'AAAA';
const shownPasskey = { id: BYTES, client_data_json: BYTES, authenticator_data: BYTES, signature: BYTES };

const WORK = {
  challenge: {
    parameters: {
      algorithm: 'PBKDF2/SHA-256',
      nonce: 'aa',
      salt: 'bb',
      cost: 1,
      keyLength: 32,
      keyPrefix: '00',
      keySignature: 'cc',
      data: { purpose: 'sign_in_link', expires_at: '2026-03-02T12:05:00.000Z' },
    },
    signature: 'dd',
  },
  solution: { counter: 0, derivedKey: '00' },
};

/** Bodies that no schema tells: members that go together, or exclude each other. By place. */
const WRITTEN: Readonly<Record<string, unknown>> = {
  'POST /api/auth/sign-in-link': { email: 'nobody@people.example', captcha: WORK },
  'POST /api/auth/second-factor': { challenge_id: 'nobody asked', passkey: shownPasskey },
  'POST /api/auth/confirm': { challenge_id: 'nobody asked', passkey: shownPasskey },
  'POST /api/factors/passkeys': {
    challenge_id: 'nobody asked',
    name: 'Phone',
    passkey: { id: BYTES, client_data_json: BYTES, attestation_object: BYTES, transports: ['internal'] },
  },
  'POST /api/push': {
    endpoint: 'https://push.example.org/nobody',
    keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) },
  },
  // Nobody listens there.
  'POST /api/reminder-targets': { kind: 'webhook', address: 'http://127.0.0.1:9/nobody' },
  'POST /api/transactions/categorise': { category: 'dining', filter: { q: 'nothing of that name' } },
  'POST /api/recurring': {
    account_id: 1,
    name: 'Rent',
    amount: -1200,
    starts_on: '2026-03-01',
    category: 'housing',
    recurrence: { frequency: 'monthly', day_of_month: 1 },
  },
  'PATCH /api/recurring/:id': { name: 'Rent', recurrence: { frequency: 'monthly', day_of_month: 2 } },
};

const found = new WeakMap<Operation, Map<Wanted['choice'], unknown>>();

/** A body that the endpoint takes: a written one, else the fullest that can be made of its schema. Undefined when there is none to be found. */
export function validBody(operation: Operation, choice: Wanted['choice']): unknown {
  const known = found.get(operation) ?? new Map<Wanted['choice'], unknown>();
  if (!known.has(choice)) known.set(choice, findBody(operation, choice));
  found.set(operation, known);
  return known.get(choice);
}

function findBody({ place, endpoint, body }: Operation, choice: Wanted['choice']): unknown {
  if (body === undefined) return undefined;
  const made = [choice, 'first' as const, 'last' as const].flatMap((each) =>
    (['all', 'required'] as const).map((fullness) => sampleOf(body, '', { fullness, choice: each })),
  );
  const candidates = place in WRITTEN ? [WRITTEN[place]] : made;
  return candidates.find((candidate) => endpoint.body?.safeParse(candidate).success === true);
}

/** A file that every bank reader takes: a statement of two rows. */
export const STATEMENT = 'Date,Payee,Amount\n2026-02-03,Green Grocer,-12.50\n2026-02-04,Corner Bakery,-4.20\n';

/** Whether a value has members. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A body in which one member is another; `[]` is every item of an array. Members on the way that are missing are made. */
export function withMember(body: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  if (first === undefined) return value;
  if (first === '[]') return Array.isArray(body) ? body.map((item) => withMember(item, rest, value)) : [withMember({}, rest, value)];
  const held = isRecord(body) ? body : {};
  return { ...held, [first]: withMember(held[first], rest, value) };
}
