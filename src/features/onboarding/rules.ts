import { z } from 'zod';
import { ONBOARDING_STEPS, type Onboarding, type OnboardingStep, stepStatus } from '../../contract/onboarding.ts';

/** What a person did of itself, elsewhere. */
export interface Facts {
  /** They have an account, by a file or by hand: a forecast stands on their first page. */
  readonly has_account: boolean;
  readonly has_profile: boolean;
  /** They answered the questionnaire, or named a goal. */
  readonly has_goal: boolean;
  /** Their telephone number is confirmed. */
  readonly has_phone: boolean;
  readonly has_checkin: boolean;
}

/** What is kept of a step. */
export interface KeptStep {
  readonly status: 'done' | 'skipped' | 'open';
  readonly at: string;
}

const keptSteps = z.partialRecord(z.enum(ONBOARDING_STEPS), z.object({ status: stepStatus, at: z.string() }));

/** The steps as they are kept; none of what is not understood. */
export function readSteps(kept: unknown): Readonly<Partial<Record<OnboardingStep, KeptStep>>> {
  const read = keptSteps.safeParse(kept);
  return read.success ? read.data : {};
}

const isFact = (step: OnboardingStep, facts: Facts): boolean => {
  switch (step) {
    case 'welcome':
    case 'bank_file':
    case 'forecast':
      return facts.has_account;
    case 'profile':
      return facts.has_profile;
    case 'goals':
      return facts.has_goal;
    case 'phone':
      return facts.has_phone;
    case 'checkin':
      return facts.has_checkin;
    case 'preferences':
      // A row of preferences is also there for whoever only registered in another language.
      return false;
  }
};

/** How far someone is: what they said of each step, and what they did anyway. What was skipped and done later is done. */
export function progress(kept: Readonly<Partial<Record<OnboardingStep, KeptStep>>>, facts: Facts): Onboarding {
  const steps = ONBOARDING_STEPS.map((step) => {
    const said = kept[step];
    if (said?.status === 'done') return { step, status: said.status, at: said.at };
    if (isFact(step, facts)) return { step, status: 'done' as const, at: null };
    return said?.status === 'skipped' ? { step, status: said.status, at: said.at } : { step, status: 'open' as const, at: null };
  });
  const completed = steps.filter(({ status }) => status !== 'open').length;
  return {
    current_step: steps.find(({ status }) => status === 'open')?.step ?? null,
    total_steps: steps.length,
    completed_steps: completed,
    completion_percentage: Math.floor((100 * completed) / steps.length),
    is_complete: completed === steps.length,
    steps,
  };
}
