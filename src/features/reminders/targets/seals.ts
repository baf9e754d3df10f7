import { z } from 'zod';
import type { Store } from '../../../platform/database/store.ts';
import type { Target } from '../../../platform/delivery/target-sender.ts';
import { createSealer } from '../../../platform/security/sealing.ts';
import type { TargetRow } from './repository.ts';
import { listSealedTargets, resealTarget } from './repository.ts';

const held = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ntfy'), address: z.string(), token: z.string().nullable() }),
  z.object({ kind: z.literal('webhook'), address: z.string(), secret: z.string() }),
]);

const AT_ONCE = 500;
// A seal that is moved into another person's row opens nothing.
const placeOf = (userId: number): string => `user ${userId}`;

/** Keeps where targets are, and what goes with them. */
export type TargetSeals = ReturnType<typeof createTargetSeals>;

/**
 * Seals addresses and secrets of targets under the secret key: a topic of ntfy is as good as a password, and many a webhook has one in its address, so that a
 * database or a backup alone tells neither.
 */
export function createTargetSeals({ store, secretKeys }: { readonly store: Store; readonly secretKeys: readonly [string, ...string[]] }) {
  const sealer = createSealer(secretKeys, 'reminder-targets');
  return {
    seal: (userId: number, target: Target): string => sealer.seal(JSON.stringify(target), placeOf(userId)),

    /** Undefined where the key is gone that it was sealed under. */
    open({ user_id, sealed }: Pick<TargetRow, 'user_id' | 'sealed'>): Target | undefined {
      const opened = sealer.open(sealed, placeOf(user_id));
      return opened === undefined ? undefined : held.safeParse(JSON.parse(opened.text)).data;
    },

    /** Seals anew what is sealed under an older key, of everybody. */
    async sealAnew(): Promise<void> {
      if (secretKeys.length === 1) return;
      for (let after: number | undefined = 0; after !== undefined; ) {
        const page: Awaited<ReturnType<typeof listSealedTargets>> = await listSealedTargets(store.db, after, AT_ONCE);
        for (const { id, user_id, sealed } of page) {
          const opened = sealer.open(sealed, placeOf(user_id));
          if (opened?.isOutdated === true) await resealTarget(store.db, id, sealed, sealer.seal(opened.text, placeOf(user_id)));
        }
        after = page.length < AT_ONCE ? undefined : page.at(-1)?.id;
      }
    },
  };
}
