import type { Generated } from 'kysely';
import type { Instant, Made, Numbered, Owned, Stamped, Structured, StructuredOrNull } from './values.ts';

/** A migration that was applied, in the order of id. */
export interface MigrationRow extends Numbered {
  /** `0001-people`. Unique. */
  filename: string;
  /** When its transaction ran. */
  applied_at: Instant;
}

/** A file of the former application that was taken over. Written in the same way as its rows. */
export interface LegacyImportRow extends Numbered {
  /** Of the file, in 64 hexadecimal digits. Unique. */
  file_sha256: string;
  /** What the file was called, at most 255 characters. */
  file_name: string;
  /** When the file was written to last. */
  file_changed_at: Instant;
  /** What became of each table: an array. */
  report: Structured;
}

/** Something to do after a commit, written in the transaction of what caused it. */
export interface OutboxRow extends Numbered, Made {
  /** `feature.verb`, at most 100 characters. */
  kind: string;
  /** An object or an array; ids, never secrets. */
  payload: Structured;
  /** Two rows of one key are one job. At most 255 characters. Unique. */
  dedupe_key: string;
  /** The first moment it may run. */
  available_at: Instant;
  /** Tries that were begun, at least 0. */
  attempts: Generated<number>;
  /** Until when a worker holds it; null when none does. */
  locked_until: Instant | null;
  /** When it was done, or given up (then last_error says why). Null while it is open. */
  finished_at: Instant | null;
  /** Of the last try, at most 1000 characters; holds no personal data. */
  last_error: string | null;
  /** When an administrator dropped a dead job; null for every other one. */
  dropped_at: Instant | null;
}

/** The answer to a request with an Idempotency-Key, written in the transaction of its effect and kept 24 hours. */
export interface IdempotencyKeyRow extends Numbered, Owned, Made {
  /** What the caller chose, at most 255 characters. Unique with user_id. */
  key: string;
  /** Method and path: `POST /api/imports`. At most 255 characters. */
  route: string;
  /** SHA-256 of the request's body, in 64 hexadecimal digits. */
  body_hash: string;
  /** The status that was answered, 100 … 599; null while the first request runs. */
  status: number | null;
  /** The body that was answered, as on the wire: `{ text }`. Null while the first request runs. */
  answer: StructuredOrNull;
}

/** A key that all servers on this database share, sealed under the secret key. */
export interface ServerKeyRow extends Numbered, Stamped {
  /** What it is for: `web_push`. Unique. */
  name: string;
  /** The private key, sealed. */
  sealed: string;
}
