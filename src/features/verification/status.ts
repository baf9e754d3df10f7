import { masked } from '../../core/phone-numbers/masked.ts';
import { type Clock, instantOf, momentOf } from '../../platform/clock.ts';
import { commonProblems, Problem } from '../../contract/problem.ts';
import type { PhoneSettings } from '../../platform/config/phone-settings.ts';
import type { Store } from '../../platform/database/store.ts';
import type { PhoneStatus } from './contract.ts';
import { callingCodes } from './numbers.ts';
import { type Challenge, findOpenChallenge, findPhone } from './repository.ts';
import { PURPOSE, whyEnded } from './rules.ts';

/** What reading where a number stands needs. */
export interface StatusParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly settings: PhoneSettings;
  readonly canSend: boolean;
}

type Open = NonNullable<PhoneStatus['challenge']>;

// What is silent looks like what was sent: whoever tries numbers learns nothing.
const SHOWN: Readonly<Record<NonNullable<Challenge['message_status']>, Open['message']>> = {
  queued: 'on_its_way',
  sending: 'on_its_way',
  sent: 'sent',
  silent: 'sent',
  unknown: 'unknown',
  failed: 'failed',
};

/** Reads where a person's number stands, in two queries. */
export function createStatus({ store, clock, settings, canSend }: StatusParts): (userId: number) => Promise<PhoneStatus> {
  function shown(challenge: Challenge): Open {
    const wait = settings.resendSeconds[challenge.resend_count];
    return {
      challenge_id: challenge.challenge_id,
      phone_number: masked(challenge.phone_number),
      expires_at: challenge.code_expires_at,
      attempts_left: settings.guesses - challenge.attempts,
      resend_at: wait === undefined ? null : instantOf(momentOf(challenge.code_sent_at) + wait * 1000),
      // A message that waits for its minute is on its way, and one that never comes must not look otherwise.
      message: momentOf(challenge.code_sent_at) > clock.now() ? 'on_its_way' : SHOWN[challenge.message_status ?? 'sent'],
    };
  }

  return async (userId) => {
    const person = await findPhone(store.db, userId);
    if (person === undefined) throw new Problem(commonProblems['auth.required'], 'This account no longer exists.');
    const challenge = await findOpenChallenge(store.db, userId, PURPOSE);
    const isOpen = challenge !== undefined && whyEnded(challenge, settings.guesses) === undefined;
    return {
      phone_number: person.phone_number === null ? null : masked(person.phone_number),
      verified: person.phone_verified_at !== null,
      phone_verified_at: person.phone_verified_at,
      challenge: isOpen ? shown(challenge) : null,
      can_send: canSend,
      countries: [...(await callingCodes(settings.countries))],
    };
  };
}
