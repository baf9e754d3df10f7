import { useEffect, useEffectEvent, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { CaptchaChallenge } from '../../../../src/contract/captcha.ts';
import { type PhoneStatus, resendCode, verifyCode } from '../../../../src/features/verification/contract.ts';
import type { CallOf } from '../../api.ts';
import { ApiProblem } from '../../api-problem.ts';
import { ProofButton } from '../../app/captcha/proof-button.tsx';
import { useAction } from '../../app/queries.ts';
import { Button } from '../../design/parts/button.tsx';
import { Field } from '../../design/parts/field.tsx';
import { Form } from '../../design/parts/form.tsx';
import { TextInput } from '../../design/parts/inputs.tsx';
import { say } from '../../design/parts/toast.tsx';
import { PhoneProblem, type Refusal, refusalOf } from './phone-problem.tsx';
import { useSecondsUntil } from './use-seconds-until.ts';
import { codeFromMessage } from './web-otp.ts';

type Open = NonNullable<PhoneStatus['challenge']>;

interface CodeStepProps {
  readonly challenge: Open;
  readonly onVerified: () => void;
  /** The challenge takes no more guesses; `refusal` says why. */
  readonly onEnded: (refusal: Refusal) => void;
  readonly onOtherWay: () => void;
  /** Begin with another number, or with the same one anew. */
  readonly onAnew: () => void;
}

/** What says that there is nothing left to try with this challenge. */
const ENDS: readonly string[] = ['verification.max_attempts', 'verification.not_found'];

const leftIn = (error: ApiProblem): unknown =>
  typeof error.body === 'object' && error.body !== null && 'attempts_left' in error.body ? error.body.attempts_left : undefined;

/** Takes the code of the message that was sent, by hand or from the message itself, and has it sent again. */
export function CodeStep({ challenge, onVerified, onEnded, onOtherWay, onAnew }: CodeStepProps) {
  const { t } = useTranslation();
  const { challenge_id, phone_number: phone, message } = challenge;
  const [refusal, setRefusal] = useState<Refusal>();
  const { register, handleSubmit, setError, setValue, formState } = useForm({ defaultValues: { code: '' } });
  const isOver = useSecondsUntil(challenge.expires_at) === 0;
  const verify = useAction(verifyCode, {
    onDone: () => {
      say(t('phone.verified_now'));
      onVerified();
    },
  });

  const refuse = (error: unknown): void => {
    if (!(error instanceof ApiProblem)) setRefusal(refusalOf(error));
    // Another window was quicker.
    else if (error.code === 'verification.used') onVerified();
    else if (ENDS.includes(error.code) || leftIn(error) === 0) onEnded(refusalOf(error));
    else if (error.code === 'verification.wrong_code' || error.code === 'verification.expired' || error.code === 'request.invalid')
      setError('code', { message: error.detail }, { shouldFocus: true });
    else setRefusal(refusalOf(error));
  };
  const submit = handleSubmit(async ({ code }) => {
    setRefusal(undefined);
    await verify.mutateAsync({ body: { challenge_id, code } }).catch(refuse);
  });
  useMessageCode(challenge_id, (code) => {
    setValue('code', code);
    void submit();
  });

  return (
    <div className="flex flex-col gap-6">
      <p role="status">{t(isOver ? 'phone.over' : `phone.message.${message}`, { phone })}</p>
      <Form onSubmit={submit}>
        <PhoneProblem refusal={refusal} />
        <Field label={t('phone.code')} error={formState.errors.code?.message}>
          <TextInput inputMode="numeric" autoComplete="one-time-code" maxLength={20} className="figures text-lg" {...register('code')} />
        </Field>
        <Button kind="primary" type="submit" busy={verify.isPending} className="self-start">
          {t('phone.verify')}
        </Button>
      </Form>
      <Resend challenge={challenge} onOtherWay={onOtherWay} onRefused={(error) => setRefusal(refusalOf(error))} onAnew={onAnew} />
      <Button kind="quiet" className="-ml-3 self-start" onClick={onAnew}>
        {t('phone.other_number')}
      </Button>
    </div>
  );
}

/** Tells the code of the message once it is there, where the browser reads messages; each challenge anew. */
function useMessageCode(challengeId: string, onCode: (code: string) => void): void {
  const tell = useEffectEvent(onCode);
  useEffect(() => {
    const leaving = new AbortController();
    void codeFromMessage(leaving.signal).then((code) => code !== undefined && !leaving.signal.aborted && tell(code));
    return () => leaving.abort();
  }, [challengeId]);
}

interface ResendProps extends Pick<CodeStepProps, 'challenge' | 'onOtherWay' | 'onAnew'> {
  readonly onRefused: (error: unknown) => void;
}

function Resend({ challenge: { challenge_id, resend_at }, onOtherWay, onRefused, onAnew }: ResendProps) {
  const { t } = useTranslation();
  const seconds = useSecondsUntil(resend_at);
  const [asked, setAsked] = useState<CaptchaChallenge>();
  const resend = useAction(resendCode);
  const order = async (body: CallOf<typeof resendCode>['body']): Promise<void> => {
    const { next, captcha } = await resend.mutateAsync({ body });
    setAsked(captcha);
    if (next === 'code') say(t('phone.sent_again'));
    if (next === 'other_way') onOtherWay();
  };
  if (resend_at === null) {
    return (
      <div className="flex flex-col items-start gap-4">
        <p className="text-soft">{t('phone.no_more')}</p>
        <Button onClick={onAnew}>{t('phone.anew')}</Button>
      </div>
    );
  }
  if (asked !== undefined) {
    return <ProofButton label={t('phone.resend')} ask={() => Promise.resolve(asked)} onSolved={(captcha) => order({ challenge_id, captcha })} />;
  }
  return (
    <div className="flex flex-wrap items-center gap-4">
      <Button disabled={seconds > 0} busy={resend.isPending} onClick={() => void order({ challenge_id }).catch(onRefused)}>
        {t('phone.resend')}
      </Button>
      {seconds > 0 && <p className="text-soft figures">{t('phone.resend_in', { count: seconds })}</p>}
    </div>
  );
}
