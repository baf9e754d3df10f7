import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { OnboardingStep } from '../../../../src/contract/onboarding.ts';
import { readOnboarding, setStep } from '../../../../src/features/onboarding/contract.ts';
import { ask, useAction } from '../../app/queries.ts';
import { tellOtherTabs } from './other-tabs.ts';
import { pageAfter, type Way } from './steps.ts';

/** How far the person is, by what they said and by what they did anyway. */
export const useProgress = () => useQuery({ ...ask(readOnboarding, {}), refetchOnWindowFocus: 'always' });

/** The way that the address says. */
export const useWay = (): Way => useSearch({ strict: false }).way;

/** How a step is left: noted as done or skipped, and on to the next page once that is kept; or only on, where there is nothing to note. */
export function useLeaving(step: OnboardingStep) {
  const navigate = useNavigate();
  const way = useWay();
  const goOn = (next: Way = way) => void navigate({ to: pageAfter(step, next), search: { way: next } });
  const note = useAction(setStep, { onDone: tellOtherTabs });
  const leave = async (status: 'done' | 'skipped', next: Way = way) => {
    const kept = await note.mutateAsync({ params: { step }, body: { status } }).then(
      () => true,
      () => false,
    );
    if (kept) goOn(next);
  };
  return {
    leave: (status: 'done' | 'skipped', next?: Way) => void leave(status, next),
    goOn: () => goOn(),
    isBusy: note.isPending,
    problem: note.error,
  };
}
