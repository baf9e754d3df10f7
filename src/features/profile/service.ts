import { NEEDED_FIELDS, type Profile } from '../../contract/profile.ts';
import { type Clock, instantOf } from '../../platform/clock.ts';
import type { Db, Store } from '../../platform/database/store.ts';
import type { Caller } from '../../platform/http/route.ts';
import type { SentProfile } from './contract.ts';
import { findProfile, noteComplete, type ProfileFields, writeProfile } from './repository.ts';

/** Nothing said yet. */
const NOTHING: ProfileFields = {
  monthly_income: null,
  income_frequency: null,
  primary_income_source: null,
  secondary_income_source: null,
  primary_goal: null,
  goal_amount: null,
  goal_timeline_months: null,
  age_range: null,
  location_state: null,
  location_city: null,
  household_size: null,
  employment_status: null,
  current_savings: null,
  current_debt: null,
  credit_score_range: null,
  risk_tolerance: null,
  investment_experience: null,
};

function shown(fields: ProfileFields): Profile {
  const missing = NEEDED_FIELDS.filter((field) => fields[field] === null);
  return { ...fields, is_complete: missing.length === 0, missing };
}

/** Of what was sent, what was given: a member that is left out is undefined. */
function given(sent: SentProfile): Partial<ProfileFields> {
  const fields: Partial<ProfileFields> = {};
  for (const [name, value] of Object.entries(sent)) if (value !== undefined) Object.assign(fields, { [name]: value });
  return fields;
}

/** What the person said, with nulls for what they did not. */
export const readProfileOf = async (db: Db, userId: number): Promise<Profile> => shown((await findProfile(db, userId)) ?? NOTHING);

/** What can be done with a profile. */
export type Profiles = ReturnType<typeof createProfiles>;

/** What a person says of their situation. */
export function createProfiles({ store, clock }: { readonly store: Store; readonly clock: Clock }) {
  const write = (caller: Caller, fields: Partial<ProfileFields>): Promise<Profile> =>
    store.transaction(async (db) => {
      const kept = shown(await writeProfile(db, caller.user_id, fields, instantOf(clock.now())));
      await noteComplete(db, caller.user_id, kept.is_complete);
      return kept;
    });
  return {
    read: (caller: Caller): Promise<Profile> => readProfileOf(store.db, caller.user_id),
    /** Keeps all of it: what was left out was not said. */
    replace: (caller: Caller, sent: SentProfile): Promise<Profile> => write(caller, { ...NOTHING, ...given(sent) }),
    /** Keeps what was given, and nothing else changes. */
    change: (caller: Caller, sent: SentProfile): Promise<Profile> => write(caller, given(sent)),
  };
}
