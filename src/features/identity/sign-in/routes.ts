import { accepted, made, ok } from '../../../contract/endpoint.ts';
import type { Problem } from '../../../contract/problem.ts';
import { handle, type Route } from '../../../platform/http/route.ts';
import { login, readCaptcha, readRegistration, register, sendSignInLink } from './contract.ts';
import type { Register } from './registration.ts';
import type { SignIn } from './sign-in.ts';
import type { SignInLinks } from './sign-in-link.ts';

/** What these routes call. */
export interface SignInServices {
  readonly register: Register;
  readonly signIn: SignIn;
  /** See `PasswordHasher.refusal`. */
  readonly refusal: () => Problem | undefined;
  readonly signInLinks: SignInLinks;
  /** Who may make an account, and whether mail can be sent. */
  readonly registering: { readonly registration: 'open' | 'invite' | 'closed'; readonly sends_mail: boolean };
}

/** Signing up and signing in. */
export const signInRoutes = ({ register: registerPerson, signIn, signInLinks, refusal, registering }: SignInServices): readonly Route[] => [
  handle(register, async ({ body, caller, origin, cookie, device, language }) => {
    const opened = await registerPerson(body, { caller, origin, device: device.token, language });
    if (opened !== undefined) {
      cookie.set(opened.token);
      device.set(opened.device_token);
    }
    return made({ status: 'ok' as const });
  }),
  handle(readRegistration, async () => ok(registering)),
  handle(
    login,
    async ({ body, caller, origin, ownOrigin, cookie, device }) => {
      const answer = await signIn(body, { caller, origin, ownOrigin, device: device.token });
      if ('second_factor' in answer) return ok(answer);
      const { token, device_token, ...signedIn } = answer;
      cookie.set(token);
      device.set(device_token);
      return ok(signedIn);
    },
    refusal,
  ),
  handle(readCaptcha, async () => ok(await signInLinks.challenge())),
  handle(sendSignInLink, async ({ body, origin }) => {
    await signInLinks.send(body, origin);
    return accepted({ status: 'ok' as const });
  }),
];
