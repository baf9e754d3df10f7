import type { Generated } from 'kysely';
import type { Instant, Made, Numbered, Owned } from './values.ts';

/** A browser that a person has signed in from, known again by a cookie of its own. */
export interface DeviceRow extends Numbered, Owned, Made {
  /** SHA-256 of the 256-bit token, in 64 hexadecimal digits. Unique. The token itself is only in the cookie. */
  token_hash: string;
  /** What the browser called itself, cut at 500 characters. */
  user_agent: string | null;
  /** The last sign-in from there. */
  last_used_at: Instant;
}

/** What a link in a mail is good for, once and for a time. */
export interface AccountLinkRow extends Numbered, Made {
  /** Whose it is; null for an invitation, which belongs to nobody yet. */
  user_id: number | null;
  /** What it does. */
  purpose: 'reset_password' | 'change_email' | 'sign_in' | 'invite';
  /**
   * SHA-256 of the 256-bit token, in 64 hexadecimal digits. Unique. The token itself is only in the mail: it is made when the mail is written, and until
   * then this is the hash of one that nobody has.
   */
  token_hash: string;
  /** In lower case: the new address of `change_email`, whom an `invite` is for (null for anybody). Null for the others. */
  email: string | null;
  /** Of a used `change_email`: the address before, which is told of the change. In lower case; null for the others. */
  former_email: string | null;
  /** From here on it is no good. */
  expires_at: Instant;
  /** Null while it is good. */
  used_at: Instant | null;
}

/** The secret that a person's authenticator app shares with Mingus; at most one a person. */
export interface TotpFactorRow extends Numbered, Made {
  /** Unique. */
  user_id: number;
  /** The secret, sealed under SECRET_KEY: a stolen database is no factor. At most 500 characters. */
  sealed_secret: string;
  /** When a code of it was first shown; null while it is only being set up, and asked of nobody. */
  confirmed_at: Instant | null;
  /** The 30-second step of the last code that was accepted: no step is accepted twice. */
  last_step: number | null;
}

/** A passkey (WebAuthn credential) of a person. */
export interface PasskeyRow extends Numbered, Owned, Made {
  /** What the person calls it; at most 255 characters. */
  name: string;
  /** As the authenticator gave it, in base64url. Unique. */
  credential_id: string;
  /** COSE key in base64url. */
  public_key: string;
  /** Signatures so far as the authenticator counts them; 0 for those that do not count. */
  sign_count: Generated<number>;
  /** How it can be reached: `internal`, `usb`, … */
  transports: readonly string[];
  /** Null until it is used. */
  last_used_at: Instant | null;
}

/** A code for the day when the other factors are lost; good once. */
export interface RecoveryCodeRow extends Numbered, Owned, Made {
  /** SHA-256 over the person and the code's 80 or more random bits, in 64 hexadecimal digits. Unique with user_id. */
  code_hash: string;
  /** Null while it is good. */
  used_at: Instant | null;
}

/** A second factor that was asked for and has not been shown yet. */
export interface FactorChallengeRow extends Numbered, Owned, Made {
  /** SHA-256 of the 256-bit challenge_id, in 64 hexadecimal digits. Unique. */
  challenge_hash: string;
  /** What follows when it is shown. */
  purpose: 'sign_in' | 'confirm' | 'add_passkey';
  /** What a passkey has to sign, in base64url; null where no passkey was offered. */
  passkey_challenge: string | null;
  /** Wrong ones so far, counted before they are looked at. */
  tries: Generated<number>;
  /** From here on it is no good. */
  expires_at: Instant;
  /** Null while it is good. */
  used_at: Instant | null;
}

/** How often something was tried in the present window of a limit. */
export interface RateCounterRow extends Numbered {
  /** The limit. At most 50 characters. */
  name: string;
  /** Who or what is counted, at most 255 characters; what is personal in it is hashed. Unique with name. */
  key: string;
  /** Tries that were allowed, at least 0. */
  tries: Generated<number>;
  /** When the window ends. */
  ends_at: Instant;
}
