import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { CaptchaChallenge } from '../../../../src/contract/captcha.ts';
import { type PhoneStatus, sendCode } from '../../../../src/features/verification/contract.ts';
import type { CallOf } from '../../api.ts';
import { ProofButton } from '../../app/captcha/proof-button.tsx';
import { placeProblem } from '../../app/form-problems.ts';
import { useAction } from '../../app/queries.ts';
import { Button } from '../../design/parts/button.tsx';
import { Field } from '../../design/parts/field.tsx';
import { Form } from '../../design/parts/form.tsx';
import { Select, TextInput } from '../../design/parts/inputs.tsx';
import { words } from '../../i18n/words.ts';
import { PhoneProblem, type Refusal, refusalOf } from './phone-problem.tsx';

type Wanted = CallOf<typeof sendCode>['body'];

interface NumberStepProps {
  /** Where messages go to, home first. */
  readonly countries: PhoneStatus['countries'];
  /** A code is awaited now. */
  readonly onSent: () => void;
  /** No message can go out, whatever the number. */
  readonly onOtherWay: () => void;
  /** Back to the number there is; undefined where there is none. */
  readonly onKeep?: (() => void) | undefined;
}

/** Asks which telephone it is, and has a code sent to it: at once, or after a little work of the browser's where the server is in doubt. */
export function NumberStep({ countries, onSent, onOtherWay, onKeep }: NumberStepProps) {
  const { t } = useTranslation();
  const [refusal, setRefusal] = useState<Refusal>();
  const [asked, setAsked] = useState<{ readonly wanted: Wanted; readonly challenge: CaptchaChallenge }>();
  const send = useAction(sendCode);
  const { register, handleSubmit, setError, formState } = useForm({ defaultValues: { phone_number: '', country: countries[0]?.country ?? '' } });

  const order = async (wanted: Wanted): Promise<void> => {
    const { next, captcha } = await send.mutateAsync({ body: wanted });
    if (next === 'code') onSent();
    else if (next === 'other_way') onOtherWay();
    else if (captcha !== undefined) setAsked({ wanted, challenge: captcha });
  };
  const submit = handleSubmit(async ({ phone_number, country }) => {
    setRefusal(undefined);
    await order({ phone_number, ...(country !== '' && { country }) }).catch((error: unknown) => {
      const left = placeProblem(error, setError, ['phone_number']);
      setRefusal(left === undefined ? undefined : refusalOf(left));
    });
  });

  if (asked !== undefined) {
    return (
      <div className="flex flex-col items-start gap-4">
        <p>{t('phone.check')}</p>
        <ProofButton
          label={t('phone.check_do')}
          ask={() => Promise.resolve(asked.challenge)}
          onSolved={(captcha) => order({ ...asked.wanted, captcha })}
        />
        <Button kind="quiet" className="-ml-3" onClick={() => setAsked(undefined)}>
          {t('phone.other_number')}
        </Button>
      </div>
    );
  }
  return (
    <Form onSubmit={submit}>
      <PhoneProblem refusal={refusal} />
      {countries.length > 1 && (
        <Field label={t('phone.country')}>
          <Select autoComplete="country" {...register('country')}>
            {countries.map((each) => (
              <option key={each.country} value={each.country}>
                {countryText(each)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={t('phone.number')} hint={hintOf(countries, t('phone.number_hint'))} error={formState.errors.phone_number?.message}>
        <TextInput type="tel" inputMode="tel" autoComplete="tel" maxLength={50} className="figures text-lg" {...register('phone_number')} />
      </Field>
      <p className="text-soft">{t('phone.by_message')}</p>
      <div className="flex flex-wrap gap-3">
        <Button kind="primary" type="submit" busy={formState.isSubmitting}>
          {t('phone.send')}
        </Button>
        {onKeep !== undefined && <Button onClick={onKeep}>{t('common.cancel')}</Button>}
      </div>
    </Form>
  );
}

const countryText = ({ country, calling_code }: PhoneStatus['countries'][number]): string => {
  const name = new Intl.DisplayNames(words.language ?? 'en', { type: 'region' }).of(country) ?? country;
  return `${name} (+${calling_code})`;
};

/** Where there is one country, it is said rather than chosen. */
const hintOf = (countries: PhoneStatus['countries'], hint: string): string => {
  const [only, ...more] = countries;
  return only !== undefined && more.length === 0 ? `${countryText(only)}. ${hint}` : hint;
};
