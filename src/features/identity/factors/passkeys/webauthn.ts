import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import type { z } from 'zod';
import { Problem } from '../../../../contract/problem.ts';
import { once } from '../../../../platform/once.ts';
import { factorProblems } from '../contract.ts';
import type { passkeyCreation, passkeyMade, passkeyRequest, passkeyShown } from './passkey-contract.ts';

/** The place that passkeys are bound to. */
export interface Site {
  /** Where pages of ours come from: `https://mingus.example.org`. */
  readonly origin: string;
  /** Its host name, which WebAuthn calls the relying party's id: `mingus.example.org`. */
  readonly id: string;
}

/** The site of an origin; undefined where its host is an IP address, which WebAuthn does not take (the relying party's id is a domain). */
export function siteOf(origin: string): Site | undefined {
  const { hostname } = new URL(origin);
  return isIP(hostname.replace(/^\[(.*)\]$/, '$1')) === 0 ? { origin, id: hostname } : undefined;
}

/** The site of an origin. Throws Problem `factor.needs_name` at an IP address, with what to do. */
export function requireSite(origin: string): Site {
  const site = siteOf(origin);
  if (site !== undefined) return site;
  const { protocol, port } = new URL(origin);
  const where = `${protocol}//localhost${port === '' ? '' : `:${port}`}`;
  throw new Problem(
    factorProblems['factor.needs_name'],
    `Browsers bind passkeys to a name, and this address is a number. Open Mingus by its name (on this computer: ${where}), and add the passkey there.`,
  );
}

/** A passkey as the person's browser may find it. */
interface Known {
  readonly credential_id: string;
  readonly transports: readonly string[];
}

const TIMEOUT_MS = 5 * 60_000;
/** EdDSA, ES256 and RS256 (IANA COSE algorithms): what every authenticator has at least one of. */
const ALGORITHMS = [-8, -7, -257];

const descriptorsOf = (known: readonly Known[]) =>
  known.map(({ credential_id, transports }) => ({ type: 'public-key' as const, id: credential_id, transports: [...transports] }));

/** A person's handle at their authenticators: always the same, and telling nobody who they are. */
const handleOf = (userId: number): string => createHash('sha256').update(`mingus person ${userId}`).digest('base64url');

/** What a browser needs to make a passkey: one that the device keeps and syncs if it can, and none that the person has already. */
export const creationOptions = (
  site: Site,
  person: { readonly id: number; readonly email: string },
  challenge: string,
  known: readonly Known[],
): z.output<typeof passkeyCreation> => ({
  challenge,
  rp: { name: 'Mingus', id: site.id },
  user: { id: handleOf(person.id), name: person.email, displayName: person.email },
  pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
  timeout: TIMEOUT_MS,
  excludeCredentials: descriptorsOf(known),
  authenticatorSelection: { residentKey: 'preferred', requireResidentKey: false, userVerification: 'preferred' },
  attestation: 'none',
});

/** What a browser needs to show one of these passkeys. */
export const requestOptions = (site: Site, challenge: string, known: readonly Known[]): z.output<typeof passkeyRequest> => ({
  challenge,
  rpId: site.id,
  allowCredentials: descriptorsOf(known),
  timeout: TIMEOUT_MS,
  userVerification: 'preferred',
});

// Loaded when the first passkey is looked at: it brings readers of certificates along that most processes never need.
const library = once(() => import('@simplewebauthn/server'));

/** What is kept of a passkey that was made well. */
export interface MadePasskey extends Known {
  readonly public_key: string;
  readonly sign_count: number;
}

/**
 * Checks what a browser made for a challenge; undefined when it is not for this challenge, this site, or not well made. That a person touched the
 * authenticator is asked for; that it knew who (a PIN, a finger) is not, because the password has said that.
 */
export async function readMadePasskey(made: z.output<typeof passkeyMade>, challenge: string, site: Site): Promise<MadePasskey | undefined> {
  const { verifyRegistrationResponse } = await library();
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        id: made.id,
        rawId: made.id,
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON: made.client_data_json, attestationObject: made.attestation_object },
      },
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: false,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified) return undefined;
    const { id, publicKey, counter } = registrationInfo.credential;
    return { credential_id: id, public_key: Buffer.from(publicKey).toString('base64url'), sign_count: counter, transports: made.transports };
  } catch {
    // The library says by an error what does not fit; a caller needs to know no more than that.
    return undefined;
  }
}

/** What a shown passkey is checked with. */
export interface KeptKey {
  readonly credential_id: string;
  readonly public_key: string;
  readonly sign_count: number;
}

/** Checks a signature over a challenge; answers how far the authenticator has counted, or undefined when it is not good or has not counted on. */
export async function signCountOf(shown: z.output<typeof passkeyShown>, key: KeptKey, challenge: string, site: Site): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await library();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id: shown.id,
        rawId: shown.id,
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON: shown.client_data_json, authenticatorData: shown.authenticator_data, signature: shown.signature },
      },
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: false,
      credential: { id: key.credential_id, publicKey: new Uint8Array(Buffer.from(key.public_key, 'base64url')), counter: key.sign_count },
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch {
    return undefined;
  }
}
