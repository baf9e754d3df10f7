import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../design/parts/button.tsx';

/** The way back through setting up. */
export function FirstSteps() {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col items-start gap-4">
      <p className="text-soft">{t('onboarding.again.detail')}</p>
      <div className="flex flex-wrap gap-3">
        <LinkButton to="/start">{t('onboarding.again.open')}</LinkButton>
        <LinkButton kind="quiet" to="/start/done">
          {t('onboarding.again.overview')}
        </LinkButton>
      </div>
    </div>
  );
}
