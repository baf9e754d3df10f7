import { z } from 'zod';
import { instant } from './fields.ts';

/** The steps of setting up, in order: value before forms. */
export const ONBOARDING_STEPS = ['welcome', 'bank_file', 'forecast', 'profile', 'goals', 'phone', 'preferences', 'checkin'] as const;

/** One of `ONBOARDING_STEPS`. */
export type OnboardingStep = (typeof ONBOARDING_STEPS)[number];

/** Skipped counts as completed. */
export const stepStatus = z.enum(['done', 'skipped', 'open']);

/** How far a person is with setting up. */
export const onboarding = z.object({
  /** The first open step; null when none is. */
  current_step: z.enum(ONBOARDING_STEPS).nullable(),
  total_steps: z.int(),
  completed_steps: z.int(),
  /** Whole percent, rounded down. */
  completion_percentage: z.int(),
  is_complete: z.boolean(),
  steps: z.array(
    z.object({
      step: z.enum(ONBOARDING_STEPS),
      status: stepStatus,
      /** When it was done or skipped; null while it is open, and for what was done elsewhere. */
      at: instant.nullable(),
    }),
  ),
});
/** As it is answered. */
export type Onboarding = z.output<typeof onboarding>;
