import { useTranslation } from 'react-i18next';
import { Page } from '../../design/parts/page.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { ProfileForm } from '../profile/profile-form.tsx';
import { useKnown } from '../profile/use-known.ts';
import { StepFrame } from './step-frame.tsx';
import { useLeaving } from './use-progress.ts';

/** The six things about a person that figures need, as many as they like to say. */
export function ProfileStep() {
  const { t } = useTranslation();
  const leaving = useLeaving('profile');
  const { known, error, retry } = useKnown();
  const title = t('profile.title');
  return (
    <StepFrame step="profile" leaving={leaving}>
      {known === undefined ? (
        <UnreadyPage title={title} error={error} retry={retry} />
      ) : (
        <Page title={title} sentence={t('profile.sentence')} narrow>
          <ProfileForm {...known} part="situation" onSaved={() => leaving.leave('done')} />
        </Page>
      )}
    </StepFrame>
  );
}
