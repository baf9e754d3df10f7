import { useTranslation } from 'react-i18next';
import { Page } from '../../design/parts/page.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { PhoneSteps, usePhoneSentence, usePhoneStatus } from '../phone/phone-steps.tsx';
import { StepFrame } from './step-frame.tsx';
import { useLeaving } from './use-progress.ts';

/** The telephone, for whoever likes messages there; it is as good without. */
export function PhoneStep() {
  const { t } = useTranslation();
  const leaving = useLeaving('phone');
  const { data, error, refetch } = usePhoneStatus();
  const sentence = usePhoneSentence(data);
  const title = t('phone.title');
  return (
    <StepFrame step="phone" leaving={leaving}>
      {data === undefined ? (
        <UnreadyPage title={title} error={error} retry={() => void refetch()} />
      ) : (
        <Page title={title} sentence={sentence} narrow>
          {!data.verified && <p>{t('onboarding.phone.optional')}</p>}
          <PhoneSteps status={data} />
        </Page>
      )}
    </StepFrame>
  );
}
