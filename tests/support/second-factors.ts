import { Secret, TOTP } from 'otpauth';
import { z } from 'zod';
import { beginTotp, confirmTotp } from '../../src/features/identity/factors/totp/contract.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { type Authenticator, creationOptions, requestOptions } from './authenticator.ts';
import type { Answer, Client, Sending } from './client.ts';

const STEP_MS = 30_000;

/** What an authenticator app with that secret shows; `steps` of 30 seconds away from now. */
export const codeOf = (secret: string, clock: Clock, steps = 0): string =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: clock.now() + steps * STEP_MS });

/** An authenticator app that was set up, and the recovery codes that came with it. */
export interface SetUp {
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}

/** Sets up an authenticator app for whoever is signed in, and lets its first code be over. */
export async function addTotp(browser: Client, clock: Clock & { pass(ms: number): void }): Promise<SetUp> {
  const { secret } = (await browser.post('/api/factors/totp')).read(beginTotp.answers[201]);
  const answer = await browser.post('/api/factors/totp/confirm', { code: codeOf(secret, clock) });
  if (answer.status !== 200) throw new Error(`the app was not turned on: ${JSON.stringify(answer.body)}`);
  clock.pass(2 * STEP_MS);
  return { secret, recoveryCodes: answer.read(confirmTotp.answers[200]).recovery_codes ?? [] };
}

/** Browsers take no passkeys at an IP address, which is where tests are: the same server by its name. */
export const named = ({ url }: Client): string => url.replace('127.0.0.1', 'localhost');

/** A request as a page at the server's name sends it. */
export const fromNamed = (browser: Client): Sending => ({ headers: { origin: named(browser) } });

const begun = z.object({ challenge_id: z.string(), passkey_options: creationOptions });

/** Adds a passkey for whoever is signed in; answers what the server answered. */
export async function addPasskey(browser: Client, authenticator: Authenticator, name = 'Phone'): Promise<Answer> {
  const { challenge_id, passkey_options } = (await browser.post('/api/factors/passkeys/options', undefined, fromNamed(browser))).read(begun);
  const passkey = authenticator.make(passkey_options, { origin: named(browser) });
  return browser.post('/api/factors/passkeys', { challenge_id, name, passkey }, fromNamed(browser));
}

/** What the right password of somebody with a second factor is answered with. */
export const secondFactorAsked = z.object({
  second_factor: z.array(z.string()),
  challenge_id: z.string(),
  passkey_options: requestOptions.optional(),
});
export type SecondFactorAsked = z.infer<typeof secondFactorAsked>;

/** Gives the password, and answers what is asked for then. */
export async function passwordOf(
  browser: Client,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<SecondFactorAsked> {
  return (await browser.post('/api/auth/login', { email, password }, fromNamed(browser))).read(secondFactorAsked);
}

/** The passkey that was asked for, as a page at the server's name shows it. */
export function shownBy(authenticator: Authenticator, { passkey_options }: SecondFactorAsked, browser: Client) {
  if (passkey_options === undefined) throw new Error('no passkey was asked for');
  return authenticator.show(passkey_options, { origin: named(browser) });
}
