import { pbkdf2Sync, scryptSync } from 'node:crypto';
import { hashSync } from '@node-rs/argon2';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPasswordHasher, readPasswordHash } from './password-hash.ts';

const PASSWORD = 'long river quiet lamp';
// Of the least costs, so that each changed hash that still reads like one can be compared with.
const WHOLE = [
  `pbkdf2:sha256:2$salt$${pbkdf2Sync(PASSWORD, 'salt', 2, 32, 'sha256').toString('hex')}`,
  `scrypt:2:1:1$salt$${scryptSync(PASSWORD, 'salt', 64, { N: 2, r: 1, p: 1 }).toString('hex')}`,
  hashSync(PASSWORD, { memoryCost: 8, timeCost: 1, parallelism: 1 }),
] as const;

const NUMBERS = '0 -1 01 +2 2.0 2e3 1e999 NaN Infinity 0x10 ٢ 2000001 4294967296 9007199254740993'.split(' ');
const SIGNS = ['', ' ', '$', '$$', ':', ',', '=', '\0', '\n', '\ud800', 'é', '💧'];
const WORDS = ['__proto__', '../../etc/passwd', "' or 1=1 --", 'argon2id', 'sha1', 'v=16'];
const hostile = fc.constantFrom(...NUMBERS, ...SIGNS, ...WORDS);
const whole = fc.constantFrom(...WHOLE);
const place = fc.nat(200);

const malformed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom(...'$:=,0123456789abcdefpkrsytoin'.split('')), maxLength: 200 }),
  // Cut off, doubled, or with something put in, taken out or put in the place of something else.
  fc.tuple(whole, place, hostile).map(([text, at, put]) => `${text.slice(0, at)}${put}${text.slice(at)}`),
  fc.tuple(whole, place, fc.nat(40)).map(([text, at, length]) => `${text.slice(0, at)}${text.slice(at + length)}`),
  fc.tuple(whole, place, hostile).map(([text, at, put]) => `${text.slice(0, at)}${put}${text.slice(at + put.length)}`),
  fc.tuple(whole, fc.nat(9), hostile).map(([text, nth, put]) => {
    let seen = 0;
    return text.replaceAll(/\d+/g, (number) => ((seen += 1) === nth + 1 ? put : number));
  }),
  fc.tuple(whole, whole, place).map(([text, other, at]) => `${text.slice(0, at)}${other.slice(at)}`),
  whole.map((text) => text.toUpperCase()),
  whole.map((text) => `${text}\n`),
);

test('100,000 texts that are no hash, or a broken one, do no harm, and the password matches none', async () => {
  const stillHashes = new Set<string>();
  let refused = 0;
  fc.assert(
    fc.property(malformed, (text) => {
      if (readPasswordHash(text) === undefined) refused += 1;
      else stillHashes.add(text);
    }),
    { numRuns: 100_000 },
  );
  expect(refused).toBeGreaterThan(80_000);
  // Some are whole after all, with another salt or another result: whoever is compared with those has to be refused too.
  const hasher = createPasswordHasher({ atOnce: 2, waiting: Number.POSITIVE_INFINITY, retryAfterSeconds: [1, 1] });
  const compare = (text: string) => hasher.inTurn(async (turn) => (await turn.compare(text, PASSWORD)).matches);
  for (const text of WHOLE) {
    stillHashes.delete(text);
    expect(await compare(text)).toBe(true);
  }
  const matching = [];
  for (const text of stillHashes) if (await compare(text)) matching.push(text);
  expect(matching).toEqual([]);
}, 120_000);

test('a text that is no hash is compared with like an address that nobody has', async () => {
  const hasher = createPasswordHasher();
  const compare = (stored: string | null) => hasher.inTurn((turn) => turn.compare(stored, PASSWORD));
  for (const stored of [null, '', 'plain text', `${WHOLE[2]}=`, WHOLE[2].replace('m=8', 'm=4294967295')]) {
    expect(await compare(stored)).toMatchObject({ matches: false, outdated: false });
  }
});
