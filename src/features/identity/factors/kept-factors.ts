import type { Db } from '../../../platform/database/store.ts';
import { listPasskeys } from './passkeys/repository.ts';
import { listRecoveryCodes } from './recovery-codes/repository.ts';
import { findTotp } from './totp/repository.ts';

type Kept<Find extends (db: Db, userId: number) => Promise<unknown>> = Awaited<ReturnType<Find>>;

/** What a person has set up beside the password. */
export interface KeptFactors {
  /** The authenticator app; undefined when none is turned on. */
  readonly totp: { readonly id: number; readonly confirmed_at: string } | undefined;
  readonly passkeys: Kept<typeof listPasskeys>;
  /** Used ones too; none without another factor. */
  readonly recoveryCodes: Kept<typeof listRecoveryCodes>;
}

/** Reads what a person has set up, in three queries. */
export async function findFactors(db: Db, userId: number): Promise<KeptFactors> {
  const found = await findTotp(db, userId);
  const totp = found === undefined || found.confirmed_at === null ? undefined : { id: found.id, confirmed_at: found.confirmed_at };
  return { totp, passkeys: await listPasskeys(db, userId), recoveryCodes: await listRecoveryCodes(db, userId) };
}

/** Whether there is a second factor. Recovery codes alone are none: they stand in for one. */
export const hasFactor = ({ totp, passkeys }: KeptFactors): boolean => totp !== undefined || passkeys.length > 0;

/** How many recovery codes are still good. */
export const codesLeft = ({ recoveryCodes }: KeptFactors): number => recoveryCodes.filter(({ used_at }) => used_at === null).length;
