import { Problem } from '../../../../contract/problem.ts';
import { type Clock, instantOf } from '../../../../platform/clock.ts';
import type { Store } from '../../../../platform/database/store.ts';
import type { Caller } from '../../../../platform/http/route.ts';
import type { Sealer } from '../../../../platform/security/sealing.ts';
import type { OpenedSession } from '../../sessions/service.ts';
import type { AfterAdding, Changer, FactorChanges } from '../changes.ts';
import { factorProblems } from '../contract.ts';
import { wrongFactor } from '../showing.ts';
import { deleteTotp, findTotp, listSealed, resealTotp, saveUnconfirmedTotp, turnOnTotp } from './repository.ts';
import { acceptedStep, newTotpSecret, totpUri } from './rules.ts';
import { placeOfSecret } from './secrets.ts';

/** A person's authenticator app. */
export interface Totp {
  /** A new secret, asked of nobody yet. Throws Problem `factor.exists`, `factor.not_for_demo`. */
  begin(caller: Caller): Promise<{ readonly secret: string; readonly uri: string }>;
  /** Turns the app on with a code of it. Throws Problem `factor.not_found` when none is being set up, `auth.wrong_second_factor`. */
  confirm(changer: Changer, code: string): Promise<AfterAdding>;
  /** Throws Problem `factor.not_found`, `factor.password_too_short`. */
  remove(changer: Changer): Promise<OpenedSession>;
  /** Seals anew what is sealed under an older key, of everybody. */
  resealAll(): Promise<void>;
}

/** What it needs. */
export interface TotpParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly sealer: Sealer;
  readonly changes: FactorChanges;
}

const RESEALED_AT_ONCE = 500;
const noApp = (): Problem => new Problem(factorProblems['factor.not_found'], 'No authenticator app is set up.');

/** Authenticator apps over the table `totp_factors`. */
export function createTotp({ store, clock, sealer, changes }: TotpParts): Totp {
  return {
    begin: (caller) =>
      store.transaction(async (db) => {
        const { id, email } = await changes.hold(db, caller);
        const secret = newTotpSecret();
        const isNew = await saveUnconfirmedTotp(db, id, sealer.seal(secret, placeOfSecret(id)), instantOf(clock.now()));
        if (!isNew)
          throw new Problem(factorProblems['factor.exists'], 'An authenticator app is set up already. Remove it before you set up another.');
        return { secret, uri: totpUri(secret, email) };
      }),

    async confirm(changer, typed) {
      const { user_id } = changer.caller;
      const begun = await findTotp(store.db, user_id);
      if (begun === undefined || begun.confirmed_at !== null) throw noApp();
      const secret = sealer.open(begun.sealed_secret, placeOfSecret(user_id));
      const code = typed.replace(' ', '');
      const step = secret === undefined ? undefined : acceptedStep(secret.text, code, { nowMs: clock.now(), lastStep: null });
      // Whoever set it up knows the secret, so that there is nothing to guess here.
      if (step === undefined) throw wrongFactor('totp').problem;
      return store.transaction(async (db) => {
        await changes.hold(db, changer.caller);
        if (!(await turnOnTotp(db, begun, step, instantOf(clock.now())))) throw noApp();
        return changes.added(db, changer, { kind: 'totp', row: begun.id, name: null });
      });
    },

    remove: (changer) =>
      store.transaction(async (db) => {
        await changes.hold(db, changer.caller);
        const row = await deleteTotp(db, changer.caller.user_id);
        if (row === undefined) throw noApp();
        return changes.removed(db, changer, { kind: 'totp', row, name: null });
      }),

    async resealAll() {
      let afterId = 0;
      for (;;) {
        const page = await listSealed(store.db, afterId, RESEALED_AT_ONCE);
        const outdated = page.flatMap(({ id, user_id, sealed_secret }) => {
          const opened = sealer.open(sealed_secret, placeOfSecret(user_id));
          return opened?.isOutdated === true ? [{ id, from: sealed_secret, to: sealer.seal(opened.text, placeOfSecret(user_id)) }] : [];
        });
        for (const { id, from, to } of outdated) await resealTotp(store.db, id, from, to);
        const last = page.at(-1);
        if (last === undefined) return;
        afterId = last.id;
      }
    },
  };
}
