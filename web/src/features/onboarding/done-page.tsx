import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Onboarding } from '../../../../src/contract/onboarding.ts';
import { LinkButton } from '../../design/parts/button.tsx';
import { Icon } from '../../design/parts/icon.tsx';
import { Page } from '../../design/parts/page.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { useOtherTabs } from './other-tabs.ts';
import { STEP_PAGES } from './steps.ts';
import { useProgress } from './use-progress.ts';

/** How far one came: each step with the way back to it. */
export function DonePage() {
  const { t } = useTranslation();
  useOtherTabs();
  const { data, error, refetch } = useProgress();
  const title = t('onboarding.done.title');
  if (data === undefined) return <UnreadyPage title={title} error={error} retry={() => void refetch()} />;
  const open = data.total_steps - data.completed_steps;
  return (
    <Page title={title} sentence={open === 0 ? t('onboarding.done.all') : t('onboarding.done.some', { count: open })} narrow>
      <Steps steps={data.steps} />
      <LinkButton kind="primary" to="/" className="self-start">
        {t('onboarding.done.home')}
      </LinkButton>
    </Page>
  );
}

function Steps({ steps }: Pick<Onboarding, 'steps'>) {
  const { t } = useTranslation();
  return (
    <ul className="bg-card border border-line rounded-lg divide-y divide-line">
      {steps.map(({ step, status }) => (
        <li key={step}>
          <Link to={STEP_PAGES[step]} search={{}} className="flex items-center gap-4 px-4 py-3 hover:bg-sunken transition-colors">
            <span className="size-6 inline-flex items-center justify-center text-accent">{status === 'done' && <Icon name="check" />}</span>
            <span className="flex-1">
              <span className="block font-medium">{t(`onboarding.step.${step}`)}</span>
              <span className="block text-sm text-soft">{t(`onboarding.status.${status}`)}</span>
            </span>
            <Icon name="right" className="text-soft" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
