import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readSecurity } from '../../../../src/features/identity/factors/contract.ts';
import { isConfirmedByPerson } from '../../api-confirm.ts';
import { ask } from '../../app/queries.ts';
import { usePerson } from '../../app/session.ts';
import { Button, LinkButton } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Page } from '../../design/parts/page.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { momentText } from '../../i18n/format.ts';
import { EmailCard } from './email-card.tsx';
import { EventsCard } from './events-card.tsx';
import { PasskeysCard } from './passkeys-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { RecoveryCodesCard } from './recovery-codes-card.tsx';
import { RecoveryCodesSheet } from './recovery-codes-sheet.tsx';
import { TotpCard } from './totp-card.tsx';
import { type SecurityState, waysOf } from './ways.ts';

const route = getRouteApi('/inside/security');

/** What guards the account beside the password. */
export function SecurityPage() {
  const { t } = useTranslation();
  const { is_demo: isDemo } = usePerson();
  const security = useQuery(ask(readSecurity, {}));
  const title = t('security.title');
  if (security.data === undefined) return <UnreadyPage title={title} error={security.error} retry={() => void security.refetch()} />;
  const isGuarded = waysOf(security.data).length > 0;
  return (
    <Page title={title} sentence={isGuarded ? t('security.guarded') : t('security.alone')} narrow>
      <Advice state={security.data} isGuarded={isGuarded} />
      {isDemo ? (
        <p>{t('security.demo')}</p>
      ) : (
        <>
          <Factors state={security.data} />
          <PasswordCard isShort={security.data.password_is_short} isGuarded={isGuarded} />
          <EmailCard pending={security.data.pending_email} />
        </>
      )}
      <PhoneCard />
      <Card title={t('security.elsewhere.heading')}>
        <div className="flex flex-col items-start gap-4">
          <p className="text-soft">{t('security.elsewhere.detail')}</p>
          <LinkButton to="/sessions">{t('security.elsewhere.link')}</LinkButton>
        </div>
      </Card>
      {!isDemo && <EventsCard />}
    </Page>
  );
}

function PhoneCard() {
  const { t } = useTranslation();
  const { phone_verified_at: at, time_zone: zone } = usePerson();
  return (
    <Card title={t('phone.title')}>
      <div className="flex flex-col items-start gap-4">
        <p className="text-soft">{at === null ? t('phone.none') : t('security.phone.since', { moment: momentText(at, zone) })}</p>
        <LinkButton to="/phone">{t(at === null ? 'security.phone.confirm' : 'phone.change')}</LinkButton>
      </div>
    </Card>
  );
}

/** What to do about it, where something is to be done. */
function Advice({ state, isGuarded }: { readonly state: SecurityState; readonly isGuarded: boolean }) {
  const { t } = useTranslation();
  const { role } = usePerson();
  return (
    <>
      {!isGuarded && <p className="text-soft">{t('security.what')}</p>}
      {role === 'admin' && !isGuarded && <p className="font-medium">{t('security.admin')}</p>}
      {role === 'admin' && isGuarded && !state.by_second_factor && <ShowOnce />}
      {state.by_second_factor && <WayBack />}
    </>
  );
}

/** A session that was opened before the second factor was set up, or elsewhere, gets its rights by showing it once. */
function ShowOnce() {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col items-start gap-4">
      <p className="font-medium">{t('security.admin_show')}</p>
      <Button kind="primary" onClick={() => void isConfirmedByPerson()}>
        {t('security.admin_confirm')}
      </Button>
    </div>
  );
}

/** For whoever was sent here from a page that takes a second factor. */
function WayBack() {
  const { t } = useTranslation();
  const { return: back } = route.useSearch();
  if (back === undefined) return null;
  return (
    <LinkButton kind="primary" to={back} className="self-start">
      {t('security.go_back')}
    </LinkButton>
  );
}

function Factors({ state }: { readonly state: SecurityState }) {
  const [codes, setCodes] = useState<readonly string[]>();
  const show = (made: readonly string[] | null) => setCodes(made ?? undefined);
  return (
    <>
      <TotpCard totp={state.totp} onCodes={show} />
      <PasskeysCard passkeys={state.passkeys} onCodes={show} />
      <RecoveryCodesCard codes={state.recovery_codes} onCodes={show} />
      <RecoveryCodesSheet codes={codes} onKept={() => setCodes(undefined)} />
    </>
  );
}
