import { ONBOARDING_STEPS, type Onboarding, type OnboardingStep } from '../../contract/onboarding.ts';
import { Problem } from '../../contract/problem.ts';
import { type Clock, instantOf } from '../../platform/clock.ts';
import type { Db, Store } from '../../platform/database/store.ts';
import type { Caller } from '../../platform/http/route.ts';
import { hasCheckin } from '../checkins/index.ts';
import { findPerson } from '../identity/index.ts';
import { hasAccount } from '../ledger/index.ts';
import { readProfileOf } from '../profile/index.ts';
import { latestSubmission } from '../questionnaires/index.ts';
import { onboardingProblems } from './contract.ts';
import { findSteps, holdSteps, writeProgress } from './repository.ts';
import { type Facts, type KeptStep, progress, readSteps } from './rules.ts';

const unknownStep = () =>
  new Problem(onboardingProblems['onboarding.unknown_step'], `There is no such step. The steps are ${ONBOARDING_STEPS.join(', ')}.`);

/** What the person did elsewhere, in five queries. */
async function factsOf(db: Db, userId: number): Promise<Facts> {
  const profile = await readProfileOf(db, userId);
  return {
    has_account: await hasAccount(db, userId),
    has_profile: profile.is_complete,
    has_goal: profile.primary_goal !== null || (await latestSubmission(db, userId)) !== null,
    has_phone: ((await findPerson(db, userId))?.phone_verified_at ?? null) !== null,
    has_checkin: await hasCheckin(db, userId),
  };
}

/** How far a person is, from facts that are known already: in one query. */
export const readProgress = async (db: Db, userId: number, facts: Facts): Promise<Onboarding> =>
  progress(readSteps(await findSteps(db, userId)), facts);

/** Whether a person has done or skipped every step, in six queries. */
export const hasSetUp = async (db: Db, userId: number): Promise<boolean> => (await readProgress(db, userId, await factsOf(db, userId))).is_complete;

/** What can be done with onboarding. */
export type OnboardingOf = ReturnType<typeof createOnboardingService>;

/** Setting Mingus up, step by step. */
export function createOnboardingService({ store, clock }: { readonly store: Store; readonly clock: Clock }) {
  return {
    read: async ({ user_id }: Caller): Promise<Onboarding> => readProgress(store.db, user_id, await factsOf(store.db, user_id)),

    /** The same again changes nothing, not even when it was. Throws onboarding.unknown_step. */
    async set({ user_id }: Caller, name: string, status: KeptStep['status']): Promise<Onboarding> {
      const step: OnboardingStep | undefined = ONBOARDING_STEPS.find((each) => each === name);
      if (step === undefined) throw unknownStep();
      return store.transaction(async (db) => {
        const now = instantOf(clock.now());
        const held = await holdSteps(db, user_id, ONBOARDING_STEPS.length, now);
        const before = readSteps(held.step_status);
        const kept = before[step]?.status === status ? before : { ...before, [step]: { status, at: now } };
        const made = progress(kept, await factsOf(db, user_id));
        const { current_step, total_steps, completed_steps, is_complete } = made;
        await writeProgress(db, user_id, {
          step_status: kept,
          current_step,
          total_steps,
          completed_steps,
          is_complete,
          completed_at: is_complete ? (held.completed_at ?? now) : null,
        });
        return made;
      });
    },
  };
}
