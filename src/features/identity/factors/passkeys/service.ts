import type { z } from 'zod';
import { Problem } from '../../../../contract/problem.ts';
import { type Clock, instantOf } from '../../../../platform/clock.ts';
import type { Db, Store } from '../../../../platform/database/store.ts';
import type { Caller } from '../../../../platform/http/route.ts';
import type { OpenedSession } from '../../sessions/service.ts';
import { type Challenges, challengeEnded } from '../challenges/service.ts';
import type { AfterAdding, Changer, FactorChanges } from '../changes.ts';
import { factorProblems } from '../contract.ts';
import { type addPasskey, PASSKEYS_MOST } from './contract.ts';
import type { passkey, passkeyCreation } from './passkey-contract.ts';
import { deletePasskey, insertPasskey, listPasskeys, updatePasskeyName } from './repository.ts';
import { creationOptions, readMadePasskey, requireSite } from './webauthn.ts';

type Passkey = z.output<typeof passkey>;

/** A person's passkeys. */
export interface Passkeys {
  /** Throws Problem `factor.needs_name`, `factor.too_many`, `factor.not_for_demo`. */
  begin(caller: Caller, ownOrigin: string): Promise<{ readonly challenge_id: string; readonly passkey_options: z.output<typeof passkeyCreation> }>;
  /** Throws Problem `auth.challenge_ended`, `factor.passkey_refused`, `factor.exists`, `factor.too_many`, `factor.needs_name`. */
  add(changer: Changer, ownOrigin: string, input: z.output<typeof addPasskey.body>): Promise<AfterAdding & { readonly passkey: Passkey }>;
  /** Throws Problem `factor.not_found`. */
  rename(caller: Caller, id: number, name: string): Promise<Passkey>;
  /** Throws Problem `factor.not_found`, `factor.password_too_short`. */
  remove(changer: Changer, id: number): Promise<OpenedSession>;
}

/** What they need. */
export interface PasskeyParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly challenges: Challenges;
  readonly changes: FactorChanges;
}

const notFound = (): Problem => new Problem(factorProblems['factor.not_found'], 'There is no such passkey.');

/** Holds the person's row, so that two passkeys added at once count each other. */
async function holdWithRoom(db: Db, caller: Caller, changes: FactorChanges) {
  const person = await changes.hold(db, caller);
  const known = await listPasskeys(db, person.id);
  if (known.length >= PASSKEYS_MOST) {
    throw new Problem(factorProblems['factor.too_many'], `You have ${PASSKEYS_MOST} passkeys, which is the most. Remove one that you no longer use.`);
  }
  return { person, known };
}

/** Passkeys over the table `passkeys`. */
export function createPasskeys({ store, clock, challenges, changes }: PasskeyParts): Passkeys {
  return {
    begin: (caller, ownOrigin) => {
      const site = requireSite(ownOrigin);
      return store.transaction(async (db) => {
        const { person, known } = await holdWithRoom(db, caller, changes);
        const { challenge_id, passkey_challenge } = await challenges.open(db, person.id, 'add_passkey', { withPasskey: true });
        return { challenge_id, passkey_options: creationOptions(site, person, passkey_challenge ?? '', known) };
      });
    },

    async add(changer, ownOrigin, { challenge_id, name, passkey: made }) {
      const { caller } = changer;
      const site = requireSite(ownOrigin);
      const challenge = await challenges.take(challenge_id, 'add_passkey');
      if (challenge === undefined || challenge.user_id !== caller.user_id) throw challengeEnded();
      const read = await readMadePasskey(made, challenge.passkey_challenge ?? '', site);
      if (read === undefined) {
        throw new Problem(
          factorProblems['factor.passkey_refused'],
          'What the browser made does not fit what was asked for. Nothing was added; begin again.',
        );
      }
      return store.transaction(async (db) => {
        await holdWithRoom(db, caller, changes);
        if (!(await challenges.use(db, challenge))) throw challengeEnded();
        const added = await insertPasskey(db, { ...read, user_id: caller.user_id, name, created_at: instantOf(clock.now()) });
        if (added === undefined) throw new Problem(factorProblems['factor.exists'], 'This passkey is set up already.');
        return { ...(await changes.added(db, changer, { kind: 'passkey', row: added.id, name })), passkey: added };
      });
    },

    async rename({ user_id }, id, name) {
      const renamed = await store.transaction((db) => updatePasskeyName(db, user_id, id, name));
      if (renamed === undefined) throw notFound();
      return renamed;
    },

    remove: (changer, id) =>
      store.transaction(async (db) => {
        await changes.hold(db, changer.caller);
        const name = await deletePasskey(db, changer.caller.user_id, id);
        if (name === undefined) throw notFound();
        return changes.removed(db, changer, { kind: 'passkey', row: id, name });
      }),
  };
}
