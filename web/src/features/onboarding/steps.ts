import { ONBOARDING_STEPS, type OnboardingStep } from '../../../../src/contract/onboarding.ts';

/** Where each step has its page. */
export const STEP_PAGES = {
  welcome: '/start',
  bank_file: '/start/bank-file',
  forecast: '/start/forecast',
  profile: '/start/profile',
  goals: '/start/goals',
  phone: '/start/phone',
  preferences: '/start/preferences',
  checkin: '/start/check-in',
} as const satisfies Readonly<Record<OnboardingStep, string>>;

/** Where one is told how far one came. */
export const END_PAGE = '/start/done';

/** How somebody goes: in three minutes, or through all of it. The short way is said by the address; without a word it is the full one. */
export type Way = 'short' | undefined;

const SHORT: readonly OnboardingStep[] = ['welcome', 'bank_file', 'forecast', 'checkin'];

/** The steps of a way, in order. */
export const stepsOf = (way: Way): readonly OnboardingStep[] => (way === 'short' ? SHORT : ONBOARDING_STEPS);

/** Where a step stands in its way, counted from 1; a step that is not of the short way is counted in the full one. */
export function placeOf(step: OnboardingStep, way: Way): { readonly place: number; readonly of: number; readonly way: Way } {
  const steps = stepsOf(way);
  const place = steps.indexOf(step) + 1;
  return place === 0 ? placeOf(step, undefined) : { place, of: steps.length, way };
}

/** The page after a step: of the next step of its way, or of the end. */
export function pageAfter(step: OnboardingStep, way: Way): (typeof STEP_PAGES)[OnboardingStep] | typeof END_PAGE {
  const { place, way: walked } = placeOf(step, way);
  const next = stepsOf(walked)[place];
  return next === undefined ? END_PAGE : STEP_PAGES[next];
}

/** The page before a step; undefined before the first. */
export function pageBefore(step: OnboardingStep, way: Way): (typeof STEP_PAGES)[OnboardingStep] | undefined {
  const { place, way: walked } = placeOf(step, way);
  const before = stepsOf(walked)[place - 2];
  return before === undefined ? undefined : STEP_PAGES[before];
}
