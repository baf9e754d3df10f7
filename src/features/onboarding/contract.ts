import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.ts';
import { onboarding, stepStatus } from '../../contract/onboarding.ts';
import { defineProblems } from '../../contract/problem.ts';

/** What setting up can be refused with. */
export const onboardingProblems = defineProblems({
  'onboarding.unknown_step': { kind: 'absent', title: 'There is no such step' },
});

export const readOnboarding = endpoint({
  method: 'GET',
  path: '/api/onboarding',
  access: 'person',
  tier: 'read',
  summary: 'Tells how far you are with setting up. What you did elsewhere counts as done.',
  tag: 'Onboarding',
  answers: { 200: onboarding },
  problems: [],
});

export const setStep = endpoint({
  method: 'PUT',
  path: '/api/onboarding/steps/:step',
  access: 'person',
  tier: 'write',
  summary: 'Notes a step as done or skipped, or opens it again. What you did elsewhere stays done.',
  tag: 'Onboarding',
  params: z.object({
    step: z.string().max(50).meta({ description: 'welcome, bank_file, forecast, profile, goals, phone, preferences or checkin.' }),
  }),
  body: z.strictObject({ status: stepStatus }),
  answers: { 200: onboarding },
  problems: ['onboarding.unknown_step'],
});
