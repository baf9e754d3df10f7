import { hashSync } from '@node-rs/argon2';
import { describe, expect, test } from 'vitest';
import { legacyPbkdf2, legacyScrypt } from '../../../../tests/support/legacy-hash.ts';
import { readLegacyHash } from './legacy-hash.ts';
import { createPasswordHasher } from './password-hash.ts';

const hasher = createPasswordHasher();
const verify = (stored: string | null, password: string) =>
  hasher.inTurn(async (turn) => {
    const { matches, outdated } = await turn.compare(stored, password);
    return { matches, outdated };
  });
const accepted = { matches: true, outdated: true };
const refused = { matches: false, outdated: false };

describe('a new hash', () => {
  test('is argon2id of 19456 KiB, two passes, one lane, and salted anew each time', async () => {
    const first = await hasher.hash('four quiet rivers run');
    const second = await hasher.hash('four quiet rivers run');
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(first).not.toBe(second);
  });

  test('matches its own password and no other', async () => {
    const kept = await hasher.hash('four quiet rivers run');
    expect(await verify(kept, 'four quiet rivers run')).toEqual({ matches: true, outdated: false });
    expect(await verify(kept, 'four quiet rivers ran')).toEqual(refused);
  });

  test('takes the same letter however the keyboard composes it', async () => {
    const kept = await hasher.hash('cafe\u0301 au lait, s’il vous plai\u0302t');
    expect(await verify(kept, 'caf\u00e9 au lait, s’il vous pla\u00eet')).toEqual({ matches: true, outdated: false });
  });

  test('of weaker costs matches and asks to be replaced', async () => {
    const weak = hashSync('four quiet rivers run', { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    expect(await verify(weak, 'four quiet rivers run')).toEqual(accepted);
  });
});

describe('a hash of the former application', () => {
  test.each([
    // RFC 7914, section 11 (PBKDF2-HMAC-SHA-256, the first block) and section 12 (scrypt).
    ['pbkdf2:sha256:80000$NaCl$4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56', 'Password'],
    [
      'scrypt:16384:8:1$SodiumChloride$7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
      'pleaseletmein',
    ],
    // Made with Python's hashlib in the way Werkzeug does.
    ['pbkdf2:sha256:600000$kQ8vT2mXr9LpZa1B$f46925132bfcd60bb72ed703bd9ed5287440f37dfa6bc6a6e9c8b9ce8ca72218', 'old blue bicycle'],
    [
      'scrypt:32768:8:1$W3hN0pYc5sJdFg7R$dc555c25ce9537a1642c8dbb2316ff2e8d9d2a2426b7a0ce6db3a07002240cf7c364171599815fd9d9c2d11c14abb5dbb4429ad726d0d677f396edc8a3e7dc5f',
      'contraseña',
    ],
  ])('matches its password and asks to be replaced: %s', async (stored, password) => {
    expect(await verify(stored, password)).toEqual(accepted);
    expect(await verify(stored, `${password}.`)).toEqual(refused);
  });

  test('takes the salt as the text it is, beyond ASCII too', async () => {
    expect(await verify(legacyPbkdf2('old blue bicycle', 'sälz', 1000), 'old blue bicycle')).toEqual(accepted);
    expect(await verify(legacyScrypt('old blue bicycle', 'deadbeef'), 'old blue bicycle')).toEqual(accepted);
  });

  test('may have 2,000,000 rounds and not one more', () => {
    const hex = 'ab'.repeat(32);
    expect(readLegacyHash(`pbkdf2:sha256:2000000$salt$${hex}`)).toBeDefined();
    expect(readLegacyHash(`pbkdf2:sha256:2000001$salt$${hex}`)).toBeUndefined();
  });

  test('may take 128 MiB of memory and no more', () => {
    const hex = 'ab'.repeat(64);
    expect(readLegacyHash(`scrypt:65536:8:1$salt$${hex}`)).toBeDefined();
    expect(readLegacyHash(`scrypt:1048576:8:1$salt$${hex}`)).toBeUndefined();
    expect(readLegacyHash(`scrypt:32768:999999999:1$salt$${hex}`)).toBeUndefined();
  });
});

test.each([
  null,
  '',
  'plain text',
  '$argon2id$v=19$m=19456',
  'pbkdf2:sha1:1000$salt$abcd',
  'pbkdf2:sha256:0$salt$ab',
  'pbkdf2:sha256:1000$salt$ab',
  'scrypt:3:8:1$salt$ab',
])('what is no hash matches nothing: %j', async (stored) => {
  expect(await verify(stored, 'four quiet rivers run')).toEqual(refused);
});

test('with two at work and none allowed to wait, the third is told to come back', async () => {
  const small = createPasswordHasher({ atOnce: 2, waiting: 1, retryAfterSeconds: [7, 7] });
  const tries = await Promise.allSettled([1, 2, 3, 4].map(() => small.hash('four quiet rivers run')));
  expect(tries.map((each) => each.status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
  expect(tries.at(-1)).toMatchObject({ reason: { type: { code: 'server.busy', kind: 'unavailable' }, retryAfterSeconds: 7 } });
  expect(await small.hash('four quiet rivers run')).toMatch(/^\$argon2id/);
});
