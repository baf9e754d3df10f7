import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type { z } from 'zod';
import type {
  passkeyCreation,
  passkeyMade,
  passkeyRequest,
  passkeyShown,
} from '../../../../src/features/identity/factors/passkeys/passkey-contract.ts';
import { ApiProblem } from '../../api-problem.ts';
import { words } from '../../i18n/words.ts';

/** Why passkeys cannot be used on this page; undefined when they can. `by_number`: its address is no name; `unsupported`: the browser will not. */
export function passkeyObstacle(): 'by_number' | 'unsupported' | undefined {
  if (/^[\d.]+$|^\[/.test(location.hostname)) return 'by_number';
  return browserSupportsWebAuthn() ? undefined : 'unsupported';
}

/** The same page by its name, for a page of this computer that was opened by a number. */
export const namedAddress = (): string => `${location.protocol}//localhost${location.port === '' ? '' : `:${location.port}`}`;

const NAMED = { NotAllowedError: 'cancelled', AbortError: 'cancelled', InvalidStateError: 'known' } as const;
const isNamed = (name: string): name is keyof typeof NAMED => name in NAMED;

/** What kept the browser from it, in words for the person: browsers' own are for developers. */
function problemOf(error: unknown): ApiProblem {
  const name = error instanceof Error ? error.name : '';
  const what = isNamed(name) ? NAMED[name] : 'refused';
  return new ApiProblem({
    kind: 'refused',
    status: 0,
    code: `passkey.${what}`,
    title: words.t(`security.passkey_problem.${what}_title`),
    detail: words.t(`security.passkey_problem.${what}`),
  });
}

/** Lets the browser make a passkey. Throws ApiProblem and nothing else. */
export async function makePasskey(options: z.output<typeof passkeyCreation>): Promise<z.output<typeof passkeyMade>> {
  const { id, response } = await startRegistration({ optionsJSON: options }).catch((error: unknown) => {
    throw problemOf(error);
  });
  return {
    id,
    client_data_json: response.clientDataJSON,
    attestation_object: response.attestationObject,
    transports: response.transports ?? [],
  };
}

/** Lets the browser show a passkey. Throws ApiProblem and nothing else. */
export async function showPasskey(options: z.output<typeof passkeyRequest>): Promise<z.output<typeof passkeyShown>> {
  const { id, response } = await startAuthentication({ optionsJSON: options }).catch((error: unknown) => {
    throw problemOf(error);
  });
  return {
    id,
    client_data_json: response.clientDataJSON,
    authenticator_data: response.authenticatorData,
    signature: response.signature,
  };
}
