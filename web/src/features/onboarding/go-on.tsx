import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Onboarding, OnboardingStep } from '../../../../src/contract/onboarding.ts';
import { setStep } from '../../../../src/features/onboarding/contract.ts';
import { useAction } from '../../app/queries.ts';
import { Button, LinkButton } from '../../design/parts/button.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { say } from '../../design/parts/toast.tsx';
import { useIsDemo } from '../demo/remove-demo.tsx';
import { tellOtherTabs, useOtherTabs } from './other-tabs.ts';
import { STEP_PAGES } from './steps.ts';

/** Where setting up stopped, quietly, with the way to go on and the way to leave it. Nothing once it is complete, and nothing for the invented person. */
export function GoOn({ onboarding }: { readonly onboarding: Onboarding }) {
  const { t } = useTranslation();
  useOtherTabs();
  const isDemo = useIsDemo();
  const { leave, isLeaving, problem } = useDismissal(onboarding);
  const { current_step: step, completed_steps: done, total_steps: total } = onboarding;
  if (step === null || isDemo) return null;
  return (
    <section aria-label={t('onboarding.go_on.heading')} className="flex flex-col gap-3 rounded-lg border border-dashed border-edge px-4 py-3 md:px-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-text">
          {t('onboarding.go_on.next', { step: t(`onboarding.step.${step}`) })}{' '}
          <span className="text-sm text-soft whitespace-nowrap">{t('onboarding.progress', { done, of: total })}</span>
        </p>
        <div className="flex flex-wrap gap-2">
          <LinkButton to={STEP_PAGES[step]} search={{}}>
            {t('onboarding.go_on.go_on')}
          </LinkButton>
          <Button kind="quiet" busy={isLeaving} onClick={() => void leave()}>
            {t('onboarding.go_on.leave')}
          </Button>
        </div>
      </div>
      <FormProblem error={problem} />
    </section>
  );
}

/** Leaving it skips whatever is open; undoing that opens the same again. */
function useDismissal({ steps }: Onboarding) {
  const { t } = useTranslation();
  const [isLeaving, setLeaving] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const set = useAction(setStep, { onDone: tellOtherTabs });
  const setAll = (names: readonly OnboardingStep[], status: 'skipped' | 'open') =>
    Promise.all(names.map((step) => set.mutateAsync({ params: { step }, body: { status } })));
  const leave = async () => {
    const open = steps.filter(({ status }) => status === 'open').map(({ step }) => step);
    setLeaving(true);
    setProblem(undefined);
    try {
      await setAll(open, 'skipped');
      say(t('onboarding.go_on.left'), () => void setAll(open, 'open').catch(setProblem));
    } catch (error) {
      setProblem(error);
    }
    setLeaving(false);
  };
  return { leave, isLeaving, problem };
}
