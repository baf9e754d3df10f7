import { pbkdf2Sync, scryptSync } from 'node:crypto';

/** A password hash as the former application wrote it by default: PBKDF2 with SHA-256, 600,000 rounds unless told. */
export const legacyPbkdf2 = (password: string, salt = 'kQ8vT2mXr9LpZa1B', rounds = 600_000): string =>
  `pbkdf2:sha256:${rounds}$${salt}$${pbkdf2Sync(Buffer.from(password, 'utf8'), Buffer.from(salt, 'utf8'), rounds, 32, 'sha256').toString('hex')}`;

/** The former application's other kind: scrypt with r = 8, p = 1, and N = 32768 unless told. */
export const legacyScrypt = (password: string, salt = 'W3hN0pYc5sJdFg7R', N = 32_768): string =>
  `scrypt:${N}:8:1$${salt}$${scryptSync(Buffer.from(password, 'utf8'), Buffer.from(salt, 'utf8'), 64, { N, r: 8, p: 1, maxmem: 2 ** 27 }).toString('hex')}`;
