import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Page } from '../../design/parts/page.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { PhoneSteps, usePhoneSentence, usePhoneStatus } from './phone-steps.tsx';

/** Confirms that a telephone is the person's own, by a code that is sent to it. */
export function PhonePage() {
  const { t } = useTranslation();
  const status = usePhoneStatus();
  const sentence = usePhoneSentence(status.data);
  const title = t('phone.title');
  if (status.data === undefined) return <UnreadyPage title={title} error={status.error} retry={() => void status.refetch()} />;
  return (
    <Page title={title} sentence={sentence} narrow>
      <PhoneSteps status={status.data} />
      <Card title={t('phone.other_way.heading')}>
        <div className="flex flex-col items-start gap-4">
          <p className="text-soft">{t('phone.other_way.detail')}</p>
          <LinkButton to="/security">{t('phone.other_way.link')}</LinkButton>
        </div>
      </Card>
    </Page>
  );
}
