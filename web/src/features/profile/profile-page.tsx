import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Profile } from '../../../../src/contract/profile.ts';
import { NEEDED_FIELDS } from '../../../../src/contract/profile.ts';
import { readFigures } from '../../../../src/features/ledger/spending/contract.ts';
import { readProfile } from '../../../../src/features/profile/contract.ts';
import { ask } from '../../app/queries.ts';
import { usePerson } from '../../app/session.ts';
import { Page } from '../../design/parts/page.tsx';
import { Progress } from '../../design/parts/progress.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { list, number } from '../../i18n/format.ts';
import { ProfileForm } from './profile-form.tsx';

/** What a person says of their situation, as much of it as they like. */
export function ProfilePage() {
  const { t } = useTranslation();
  const { currency } = usePerson();
  const profile = useQuery(ask(readProfile, {}));
  const figures = useQuery(ask(readFigures, {}));
  const title = t('profile.title');
  if (profile.data === undefined || figures.data === undefined)
    return (
      <UnreadyPage title={title} error={profile.error ?? figures.error} retry={() => void Promise.all([profile.refetch(), figures.refetch()])} />
    );
  return (
    <Page title={title} sentence={t('profile.sentence')} narrow>
      <Completeness profile={profile.data} />
      <ProfileForm profile={profile.data} figures={figures.data} currency={currency} />
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
