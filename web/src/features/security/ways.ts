import type { readSecurity } from '../../../../src/features/identity/factors/contract.ts';
import type { BodyOf } from '../../api.ts';
import type { Way } from './show-factor.tsx';

/** What guards an account beside the password. */
export type SecurityState = BodyOf<typeof readSecurity>;

/** What a person with a second factor can show; none for a person without one. */
export function waysOf({ totp, passkeys, recovery_codes }: SecurityState): readonly Way[] {
  const factors: readonly Way[] = [...(totp === null ? [] : (['totp'] as const)), ...(passkeys.length === 0 ? [] : (['passkey'] as const))];
  return factors.length > 0 && recovery_codes.left > 0 ? [...factors, 'recovery_code'] : factors;
}
