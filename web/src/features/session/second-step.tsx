import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { signedIn } from '../../../../src/contract/person.ts';
import { type secondFactorAsked, showSecondFactor } from '../../../../src/features/identity/factors/second-step/contract.ts';
import { call, type CallOf } from '../../api.ts';
import { ApiProblem } from '../../api-problem.ts';
import { Button } from '../../design/parts/button.tsx';
import { Page } from '../../design/parts/page.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { showPasskey } from '../security/passkey-browser.ts';
import { ShowFactor } from '../security/show-factor.tsx';

interface SecondStepProps {
  /** What the right password was answered with. */
  readonly asked: z.output<typeof secondFactorAsked>;
  readonly onSignedIn: (session: z.output<typeof signedIn>) => Promise<void>;
  /** Back to the password. */
  readonly onAgain: () => void;
}

type Shown = Omit<CallOf<typeof showSecondFactor>['body'], 'challenge_id'>;

/** The second step of signing in. It lives five minutes and five tries; then the password is asked for anew. */
export function SecondStep({ asked, onSignedIn, onAgain }: SecondStepProps) {
  const { t } = useTranslation();
  const [ended, setEnded] = useState<ApiProblem>();
  const show = async (shown: Shown) => {
    try {
      await onSignedIn(await call(showSecondFactor, { body: { challenge_id: asked.challenge_id, ...shown } }));
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'auth.challenge_ended') throw error;
      setEnded(error);
    }
  };
  return (
    <Page title={t('security.second_step.title')}>
      {ended === undefined ? (
        <>
          <p className="text-soft">{t('security.second_step.lead')}</p>
          <ShowFactor
            ways={asked.second_factor}
            submit={t('security.second_step.submit')}
            onCode={(code) => show({ code })}
            onRecoveryCode={(recovery_code) => show({ recovery_code })}
            onPasskey={async () => asked.passkey_options && show({ passkey: await showPasskey(asked.passkey_options) })}
          />
        </>
      ) : (
        <FormProblem error={ended} />
      )}
      <Button kind={ended === undefined ? 'secondary' : 'primary'} onClick={onAgain} className="self-start">
        {t('security.second_step.again')}
      </Button>
    </Page>
  );
}
