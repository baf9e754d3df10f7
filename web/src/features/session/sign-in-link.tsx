import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readCaptcha, sendSignInLink } from '../../../../src/features/identity/sign-in/contract.ts';
import { call } from '../../api.ts';
import { ProofButton } from '../../app/captcha/proof-button.tsx';

/** Offers a link by mail to whoever cannot sign in because too many wrong passwords were tried. `email` is the address that was typed. */
export function SignInLink({ email }: { readonly email: string }) {
  const { t } = useTranslation();
  const [sentTo, setSentTo] = useState<string>();
  return (
    <section aria-label={t('session.link.title')} className="flex flex-col gap-3 rounded-lg border border-edge bg-card p-4">
      {sentTo === undefined ? (
        <>
          <h2 className="text-lg font-strong">{t('session.link.title')}</h2>
          <p>{t('session.link.lead', { email })}</p>
        </>
      ) : (
        <div role="status" className="flex flex-col gap-3">
          <h2 className="text-lg font-strong">{t('session.link.sent_title')}</h2>
          <p>{t('session.link.sent', { email: sentTo })}</p>
        </div>
      )}
      <ProofButton
        label={sentTo === undefined ? t('session.link.send') : t('session.link.send_again')}
        ask={() => call(readCaptcha, {})}
        onSolved={async (captcha) => {
          await call(sendSignInLink, { body: { email, captcha } });
          setSentTo(email);
        }}
      />
    </section>
  );
}
