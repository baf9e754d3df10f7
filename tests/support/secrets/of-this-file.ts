import { findSecrets, type SecretKind } from './search.ts';

// What the tests of this file made that is secret, and what the servers that they started left behind. Both are looked through when the file ends:
// see no-secret-left.ts.

const secrets = new Map<string, SecretKind>();
/** Lines by their place. What is the same but for the time and the request is there once. */
const traces = new Map<string, { readonly place: string; readonly namesPeople: boolean; readonly lines: Set<string> }>();

/** What is shorter is found by chance, or is a word that stands in an address: `password`. */
const LEAST: Readonly<Record<SecretKind, number>> = {
  password: 12,
  token: 20,
  code: 10,
  'secret key': 20,
  'e-mail address': 6,
  'phone number': 10,
};

/** Problems have a code too, and it is no secret: `auth.required`. */
const PROBLEM_CODE = /^[a-z_]+\.[a-z_]+$/;

/** A password that is somebody's address is refused, and stands wherever the address does. */
const ADDRESS = /^\S+@\S+\.\w+$/;

/** Notes that a value is secret. */
export function keepSecret(given: SecretKind, value: string): void {
  const kind = ADDRESS.test(value) ? 'e-mail address' : given;
  const written = kind === 'phone number' ? value.replaceAll(/\D/g, '') : value.trim();
  if (written.length >= LEAST[kind] && !PROBLEM_CODE.test(written)) secrets.set(written, kind);
}

const ALWAYS_OTHER = /"(time|request_id|ms|pid)":("[^"]*"|\d+),?/g;

/** Notes what was left behind at a place; `namesPeople` as of a `Trace`. */
export function leaveTrace(place: string, text: string, namesPeople = false): void {
  const found = traces.get(place) ?? { place, namesPeople, lines: new Set() };
  traces.set(place, found);
  for (const line of text.split('\n')) found.lines.add(line.replaceAll(ALWAYS_OTHER, ''));
}

const KINDS: Readonly<Record<string, SecretKind>> = {
  password: 'password',
  current_password: 'password',
  new_password: 'password',
  token: 'token',
  link: 'token',
  csrf_token: 'token',
  code: 'code',
  secret: 'code',
  recovery_codes: 'code',
  email: 'e-mail address',
  phone_number: 'phone number',
};

/** Notes the secrets of a body that was sent or answered, by the names of its members. */
export function keepSecretsIn(body: unknown, kind?: SecretKind): void {
  if (typeof body === 'string' && kind !== undefined) keepSecret(kind, body);
  if (typeof body !== 'object' || body === null || ArrayBuffer.isView(body)) return;
  const isList = Array.isArray(body);
  for (const [name, value] of Object.entries(body)) keepSecretsIn(value, isList ? kind : KINDS[name]);
}

/** Whether anything secret was made so far. */
export const isAnythingSecret = (): boolean => secrets.size > 0;

/** A line for each secret that was left somewhere. Forgets everything. */
export function takeFindings(): readonly string[] {
  const left = [...traces.values()].map(({ lines, ...rest }) => ({ ...rest, text: [...lines].join('\n') }));
  const found = findSecrets(secrets, left);
  secrets.clear();
  traces.clear();
  return found;
}
