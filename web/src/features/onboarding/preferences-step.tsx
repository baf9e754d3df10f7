import { useTranslation } from 'react-i18next';
import { Card } from '../../design/parts/card.tsx';
import { Page } from '../../design/parts/page.tsx';
import { BufferSettings } from '../account/settings/buffer-settings.tsx';
import { LookSettings } from '../account/settings/look-settings.tsx';
import { MessageSettings } from '../account/settings/message-settings.tsx';
import { StepFrame } from './step-frame.tsx';
import { useLeaving } from './use-progress.ts';

/** How Mingus looks, when it warns and when it is quiet: what is left as it is was said, too. */
export function PreferencesStep() {
  const { t } = useTranslation();
  const leaving = useLeaving('preferences');
  return (
    <StepFrame step="preferences" leaving={leaving} isDoneByLooking>
      <Page title={t('onboarding.preferences.title')} sentence={t('onboarding.preferences.sentence')} narrow>
        <p className="text-soft">{t('account.settings.at_once')}</p>
        <Card title={t('account.settings.look')}>
          <LookSettings />
        </Card>
        <Card title={t('account.settings.buffer.heading')}>
          <BufferSettings />
        </Card>
        <Card title={t('account.settings.messages.heading')}>
          <MessageSettings />
        </Card>
      </Page>
    </StepFrame>
  );
}
