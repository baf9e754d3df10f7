import { useTranslation } from 'react-i18next';
import { Card } from '../../design/parts/card.tsx';
import { Page } from '../../design/parts/page.tsx';
import { EraseDemo, useIsDemo } from '../demo/remove-demo.tsx';
import { FeedSettings } from '../feed/feed-settings.tsx';
import { ReminderSettings } from '../reminders/reminder-settings.tsx';
import { TargetSettings } from '../reminders/targets/target-settings.tsx';
import { EraseAccount } from './erase-account.tsx';
import { BufferSettings } from './settings/buffer-settings.tsx';
import { FirstSteps } from './settings/first-steps.tsx';
import { LookSettings } from './settings/look-settings.tsx';
import { MessageSettings } from './settings/message-settings.tsx';
import { SharingSettings } from './settings/sharing-settings.tsx';
import { YouSettings } from './settings/you-settings.tsx';

/** How the person wants Mingus to be, and the end of it all. Each change is saved by itself. */
export function SettingsPage() {
  const { t } = useTranslation();
  const isDemo = useIsDemo();
  return (
    <Page title={t('account.settings.title')} narrow>
      <p className="text-soft">{t('account.settings.at_once')}</p>
      <Card title={t('account.settings.look')}>
        <LookSettings />
      </Card>
      <Card title={t('account.settings.you')}>
        <YouSettings />
      </Card>
      <Card title={t('account.settings.buffer.heading')}>
        <BufferSettings />
      </Card>
      <Card title={t('account.settings.messages.heading')}>
        <MessageSettings />
      </Card>
      <Card title={t('reminders.heading')}>
        <ReminderSettings />
      </Card>
      {!isDemo && (
        <Card title={t('targets.heading')}>
          <TargetSettings />
        </Card>
      )}
      {!isDemo && (
        <Card title={t('feed.heading')}>
          <FeedSettings />
        </Card>
      )}
      <Card title={t('account.settings.sharing.heading')}>
        <SharingSettings />
      </Card>
      {!isDemo && (
        <Card title={t('onboarding.again.heading')}>
          <FirstSteps />
        </Card>
      )}
      {isDemo ? (
        <Card title={t('demo.erase')}>
          <EraseDemo />
        </Card>
      ) : (
        <Card title={t('account.settings.erase')}>
          <EraseAccount />
        </Card>
      )}
    </Page>
  );
}
