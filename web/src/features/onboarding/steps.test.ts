import { describe, expect, it } from 'vitest';
import { ONBOARDING_STEPS } from '../../../../src/contract/onboarding.ts';
import { END_PAGE, pageAfter, pageBefore, placeOf, STEP_PAGES, stepsOf, type Way } from './steps.ts';

const WAYS: readonly Way[] = ['short', undefined];

describe('the ways of setting up', () => {
  it('lead from the first step through each of theirs to the end, and back the same way', () => {
    for (const way of WAYS) {
      const steps = stepsOf(way);
      const pages = [...steps.map((step) => STEP_PAGES[step]), END_PAGE];
      expect(steps.map((step) => pageAfter(step, way))).toEqual(pages.slice(1));
      expect(steps.map((step) => pageBefore(step, way))).toEqual([undefined, ...pages.slice(0, -2)]);
      expect(steps.map((step) => placeOf(step, way))).toEqual(steps.map((_, index) => ({ place: index + 1, of: steps.length, way })));
    }
  });

  it('have value before forms: the file is second and the forecast third, before anything is asked', () => {
    for (const way of WAYS) expect(stepsOf(way).slice(0, 3)).toEqual(['welcome', 'bank_file', 'forecast']);
    expect(stepsOf(undefined)).toEqual(ONBOARDING_STEPS);
    expect(stepsOf('short').length).toBeLessThan(stepsOf(undefined).length);
  });

  it('go on the full way from a step that the short one does not have', () => {
    expect(placeOf('phone', 'short')).toEqual({ place: 6, of: 8, way: undefined });
    expect([pageBefore('phone', 'short'), pageAfter('phone', 'short')]).toEqual(['/start/goals', '/start/preferences']);
  });
});
