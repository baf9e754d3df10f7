import { useTranslation } from 'react-i18next';
import type { Onboarding } from '../../../../src/contract/onboarding.ts';
import { setStep } from '../../../../src/features/onboarding/contract.ts';
import { useAction } from '../../app/queries.ts';
import { Button, LinkButton } from '../../design/parts/button.tsx';
import { say } from '../../design/parts/toast.tsx';

/** The steps that have a page of their own, and where it is. */
const PAGES = { profile: '/profile', goals: '/score', checkin: '/check-in' } as const;

const isShown = (step: string): step is keyof typeof PAGES => step in PAGES;

/** The one step of setting up that comes next, quietly, and with a way to leave it. Nothing when all that have a page are done. */
export function NextStep({ onboarding }: { readonly onboarding: Onboarding }) {
  const { t } = useTranslation();
  const open = useAction(setStep);
  const skip = useAction(setStep, {
    onDone: (_, { params: { step } }) => say(t('home.step.left_out'), () => open.mutate({ params: { step }, body: { status: 'open' } })),
  });
  const step = onboarding.steps
    .filter(({ status }) => status === 'open')
    .map((each) => each.step)
    .find(isShown);
  if (step === undefined) return null;
  return (
    <section
      aria-label={t('home.step.heading')}
      className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-dashed border-edge px-4 py-3 md:px-6"
    >
      <p className="max-w-text">
        {t(`home.step.${step}`)}{' '}
        <span className="text-sm text-soft whitespace-nowrap">
          {t('home.step.progress', { done: onboarding.completed_steps, total: onboarding.total_steps })}
        </span>
      </p>
      <div className="flex flex-wrap gap-2">
        <LinkButton to={PAGES[step]}>{t(`home.step.${step}_action`)}</LinkButton>
        <Button kind="quiet" busy={skip.isPending} onClick={() => skip.mutate({ params: { step }, body: { status: 'skipped' } })}>
          {t('home.step.not_now')}
        </Button>
      </div>
    </section>
  );
}
