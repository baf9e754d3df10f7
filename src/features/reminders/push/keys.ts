import { createECDH } from 'node:crypto';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Store } from '../../../platform/database/store.ts';
import { createSealer } from '../../../platform/security/sealing.ts';
import { findServerKey, insertServerKey, replaceServerKey } from './keys-repository.ts';
import { deleteAllBrowsers } from './repository.ts';

/** What this Mingus signs what it pushes with (RFC 8292): a pair on P-256, in base64url. */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** What the keys are found with. */
export interface PushKeyParts {
  readonly store: Store;
  readonly clock: Clock;
  /** The present secret key, then those still accepted. */
  readonly secretKeys: readonly [string, ...string[]];
  /** VAPID_PRIVATE_KEY; null where it is left to Mingus. */
  readonly vapidPrivateKey: string | null;
}

/** What the pair is kept as. */
const NAME = 'web_push';

/** Whether a pair is kept. */
export const hasPushKeys = async (store: Store): Promise<boolean> => (await findServerKey(store.db, NAME)) !== undefined;

const CURVE = 'prime256v1';

function pairOf(privateKey: string): PushKeys {
  const pair = createECDH(CURVE);
  pair.setPrivateKey(Buffer.from(privateKey, 'base64url'));
  return { privateKey, publicKey: pair.getPublicKey('base64url') };
}

function newPrivateKey(): string {
  const pair = createECDH(CURVE);
  pair.generateKeys();
  // A number that begins with zeros is written without them.
  return Buffer.from(pair.getPrivateKey('hex').padStart(64, '0'), 'hex').toString('base64url');
}

/**
 * The keys that all servers on this database push with: those of the settings, else one pair that is made when it is first asked for and kept in the
 * database, sealed under the secret key. A browser knows this Mingus by them: where they are lost with the secret key, new ones are made and the browsers forgotten.
 */
export function createPushKeys({ store, clock, secretKeys, vapidPrivateKey }: PushKeyParts): () => Promise<PushKeys> {
  const sealer = createSealer(secretKeys, 'web-push');

  async function kept(): Promise<string> {
    const now = instantOf(clock.now());
    const made = newPrivateKey();
    // Of many servers that start at once one keeps its pair, and all read that one. It is nobody's, whoever asks first.
    await store.apart((db) => insertServerKey(db, NAME, sealer.seal(made, NAME), now));
    const { sealed = '' } = (await findServerKey(store.db, NAME)) ?? {};
    const opened = sealer.open(sealed, NAME);
    if (opened !== undefined && !opened.isOutdated) return opened.text;
    const text = opened?.text ?? made;
    const isReplaced = await store.transaction(async (db) => {
      if (!(await replaceServerKey(db, NAME, sealed, sealer.seal(text, NAME), now))) return false;
      if (opened === undefined) await deleteAllBrowsers(db);
      return true;
    });
    return isReplaced ? text : kept();
  }

  let keys: Promise<PushKeys> | undefined;
  return () => {
    keys ??= vapidPrivateKey === null ? kept().then(pairOf) : Promise.resolve(pairOf(vapidPrivateKey));
    // What could not be read is asked for again.
    keys.catch(() => {
      keys = undefined;
    });
    return keys;
  };
}
