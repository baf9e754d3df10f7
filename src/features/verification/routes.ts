import { ok } from '../../contract/endpoint.ts';
import { type Context, handle, type Route } from '../../platform/http/route.ts';
import { type PhoneStatus, readStatus, resendCode, sendCode, verifyCode } from './contract.ts';
import type { Asking, Sending } from './sending.ts';
import type { Verify } from './verifying.ts';

/** What these routes call. */
export interface VerificationServices {
  readonly sending: Sending;
  readonly verify: Verify;
  readonly status: (userId: number) => Promise<PhoneStatus>;
}

const askingOf = ({ caller, origin, device }: Pick<Context<typeof sendCode>, 'caller' | 'origin' | 'device'>): Asking => ({
  caller,
  origin,
  device: device.token,
});

/** The requests about a person's telephone number. */
export const verificationRoutes = ({ sending, verify, status }: VerificationServices): readonly Route[] => [
  handle(sendCode, async (context) => ({ status: 202, body: await sending.send(askingOf(context), context.body) }) as const),
  handle(resendCode, async ({ body, ...context }) => ({ status: 202, body: await sending.resend(askingOf(context), body) }) as const),
  handle(verifyCode, async ({ body, caller, origin }) => ok({ phone_verified_at: await verify(caller.user_id, origin, body) })),
  handle(readStatus, async ({ caller }) => ok(await status(caller.user_id))),
];
