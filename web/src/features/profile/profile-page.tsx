import { useTranslation } from 'react-i18next';
import type { Profile } from '../../../../src/contract/profile.ts';
import { NEEDED_FIELDS } from '../../../../src/contract/profile.ts';
import { Page } from '../../design/parts/page.tsx';
import { Progress } from '../../design/parts/progress.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { list, number } from '../../i18n/format.ts';
import { ProfileForm } from './profile-form.tsx';
import { useKnown } from './use-known.ts';

/** What a person says of their situation, as much of it as they like. */
export function ProfilePage() {
  const { t } = useTranslation();
  const { known, error, retry } = useKnown();
  const title = t('profile.title');
  if (known === undefined) return <UnreadyPage title={title} error={error} retry={retry} />;
  return (
    <Page title={title} sentence={t('profile.sentence')} narrow>
      <Completeness profile={known.profile} />
      <ProfileForm {...known} />
    </Page>
  );
}

/** How much of what the figures need was said, and what was not. */
function Completeness({ profile: { missing } }: { readonly profile: Profile }) {
  const { t } = useTranslation();
  const of = NEEDED_FIELDS.length;
  const said = of - missing.length;
  if (missing.length === 0) return <p className="text-soft">{t('profile.complete')}</p>;
  return (
    <div className="flex flex-col gap-2">
      <Progress label={t('profile.needed', { said: number(said), of: number(of) })} value={Math.round((100 * said) / of)} />
      <p className="text-sm text-soft">{t('profile.missing', { what: list(missing.map((name) => t(`profile.field.${name}`))) })}</p>
    </div>
  );
}
