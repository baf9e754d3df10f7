import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../design/parts/button.tsx';
import { Page } from '../../design/parts/page.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { useLeaving } from './use-progress.ts';

const PARTS = ['file', 'look', 'tell'] as const;

/** What comes, and how long it takes: the short way, or all of it. */
export function WelcomeStep() {
  const { t } = useTranslation();
  const { leave, isBusy, problem } = useLeaving('welcome');
  return (
    <Page title={t('onboarding.welcome.title')} sentence={t('onboarding.welcome.sentence')} narrow>
      <ol className="flex flex-col gap-3 list-decimal pl-6 max-w-text">
        {PARTS.map((part) => (
          <li key={part}>
            {t(`onboarding.welcome.${part}`)} <span className="block text-sm text-soft">{t(`onboarding.welcome.${part}_hint`)}</span>
          </li>
        ))}
      </ol>
      <FormProblem error={problem} />
      <div className="flex flex-wrap gap-3">
        <Button kind="primary" busy={isBusy} onClick={() => leave('done', 'short')}>
          {t('onboarding.welcome.short')}
        </Button>
        <Button busy={isBusy} onClick={() => leave('done', undefined)}>
          {t('onboarding.welcome.full')}
        </Button>
      </div>
      <p className="text-sm text-soft">{t('onboarding.welcome.all_optional')}</p>
      <LinkButton kind="quiet" to="/" className="self-start -ml-3">
        {t('onboarding.welcome.look_around')}
      </LinkButton>
    </Page>
  );
}
