import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OnboardingStep } from '../../../../src/contract/onboarding.ts';
import { Button, LinkButton } from '../../design/parts/button.tsx';
import { Progress } from '../../design/parts/progress.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { useOtherTabs } from './other-tabs.ts';
import { pageBefore, placeOf, stepsOf } from './steps.ts';
import { type useLeaving, useProgress, useWay } from './use-progress.ts';

interface StepFrameProps {
  readonly step: OnboardingStep;
  readonly leaving: ReturnType<typeof useLeaving>;
  /** Whether leaving the page forwards says that the step is done, where no fact does: there is nothing on it to be saved. */
  readonly isDoneByLooking?: boolean;
  /** The step itself: a page with its own heading. */
  readonly children: ReactNode;
}

/** A step of setting up: how far one is, the step, and the ways out of it — back, on, not now, and later. */
export function StepFrame({ step, leaving, isDoneByLooking = false, children }: StepFrameProps) {
  useOtherTabs();
  return (
    <div className="flex flex-col gap-6 max-w-text">
      <StepHead step={step} />
      {children}
      <StepFoot step={step} leaving={leaving} isDoneByLooking={isDoneByLooking} />
    </div>
  );
}

function StepHead({ step }: { readonly step: OnboardingStep }) {
  const { t } = useTranslation();
  const { place, of, way } = placeOf(step, useWay());
  const { data } = useProgress();
  const done = data?.steps.filter(({ step: name, status }) => stepsOf(way).includes(name) && status !== 'open').length;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <p className="text-sm text-soft">{t('onboarding.place', { place, of })}</p>
        <LinkButton kind="quiet" to="/" className="-mr-3 text-sm">
          {t('onboarding.later')}
        </LinkButton>
      </div>
      {/* Holds its place while nobody knows. */}
      {done === undefined ? (
        <div className="h-10" />
      ) : (
        <Progress label={t('onboarding.progress', { done, of })} value={Math.floor((100 * done) / of)} />
      )}
    </div>
  );
}

function StepFoot({ step, leaving, isDoneByLooking }: Omit<StepFrameProps, 'children'>) {
  const { t } = useTranslation();
  const way = useWay();
  const before = pageBefore(step, way);
  const { data } = useProgress();
  const status = data?.steps.find((each) => each.step === step)?.status;
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-4">
      <FormProblem error={leaving.problem} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        {before === undefined ? (
          <span />
        ) : (
          <LinkButton kind="quiet" icon="left" to={before} search={{ way }} className="-ml-3">
            {t('onboarding.back')}
          </LinkButton>
        )}
        {status === undefined || status === 'open' ? (
          <Button
            kind={isDoneByLooking === true ? 'primary' : 'secondary'}
            busy={leaving.isBusy}
            onClick={() => leaving.leave(isDoneByLooking === true ? 'done' : 'skipped')}
          >
            {t(isDoneByLooking === true ? 'onboarding.next' : 'onboarding.skip')}
          </Button>
        ) : (
          <Button kind={status === 'done' ? 'primary' : 'secondary'} onClick={leaving.goOn}>
            {t('onboarding.next')}
          </Button>
        )}
      </div>
    </div>
  );
}
