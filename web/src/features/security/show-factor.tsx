import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { placeProblem } from '../../app/form-problems.ts';
import { Button } from '../../design/parts/button.tsx';
import { Field } from '../../design/parts/field.tsx';
import { Form } from '../../design/parts/form.tsx';
import { TextInput } from '../../design/parts/inputs.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { namedAddress, passkeyObstacle } from './passkey-browser.ts';

/** What somebody can show. */
export type Way = 'totp' | 'passkey' | 'recovery_code';

interface ShowFactorProps {
  readonly ways: readonly Way[];
  /** What the button of a code says. */
  readonly submit: string;
  /** Each throws ApiProblem when it was not right. */
  readonly onCode: (code: string) => Promise<void>;
  readonly onRecoveryCode: (code: string) => Promise<void>;
  readonly onPasskey: () => Promise<void>;
}

/** Shows a second factor: by the easiest way that works here, with the others a press away. */
export function ShowFactor({ ways, submit, onCode, onRecoveryCode, onPasskey }: ShowFactorProps) {
  const { t } = useTranslation();
  const obstacle = ways.includes('passkey') ? passkeyObstacle() : undefined;
  const usable = ways.filter((way) => way !== 'passkey' || obstacle === undefined);
  const easiest = (['passkey', 'totp', 'recovery_code'] as const).find((way) => usable.includes(way));
  const [chosen, setChosen] = useState<Way>();
  const way = chosen ?? easiest;
  return (
    <div className="flex flex-col gap-4">
      {obstacle !== undefined && <p className="text-soft">{t(`security.passkeys.${obstacle}`, { address: namedAddress() })}</p>}
      {way === 'passkey' && <PasskeyButton onPress={onPasskey} />}
      {way === 'totp' && <CodeForm key="totp" name="code" submit={submit} onSubmit={onCode} />}
      {way === 'recovery_code' && <CodeForm key="recovery_code" name="recovery_code" submit={submit} onSubmit={onRecoveryCode} />}
      <div className="flex flex-col items-start">
        {usable
          .filter((other) => other !== way)
          .map((other) => (
            <Button key={other} kind="quiet" className="-ml-3" onClick={() => setChosen(other)}>
              {t(`security.show.instead_${other}`)}
            </Button>
          ))}
      </div>
    </div>
  );
}

function PasskeyButton({ onPress }: { readonly onPress: () => Promise<void> }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    setProblem(undefined);
    await onPress().catch(setProblem);
    setBusy(false);
  };
  return (
    <div className="flex flex-col gap-4">
      <FormProblem error={problem} />
      <p className="text-soft">{t('security.show.passkey_detail')}</p>
      <Button kind="primary" icon="key" busy={busy} onClick={() => void press()}>
        {t('security.show.passkey')}
      </Button>
    </div>
  );
}

interface CodeFormProps {
  readonly name: 'code' | 'recovery_code';
  readonly submit: string;
  readonly onSubmit: (code: string) => Promise<void>;
}

function CodeForm({ name, submit, onSubmit }: CodeFormProps) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<unknown>();
  const { register, handleSubmit, setError, formState } = useForm({ defaultValues: { code: '', recovery_code: '' } });
  const send = handleSubmit(async (fields) => {
    setProblem(undefined);
    await onSubmit(fields[name]).catch((error: unknown) => setProblem(placeProblem(error, setError, [name])));
  });
  const error = formState.errors[name]?.message;
  return (
    <Form onSubmit={send} problem={problem}>
      {name === 'code' ? (
        <Field label={t('security.show.code')} error={error}>
          <TextInput inputMode="numeric" autoComplete="one-time-code" maxLength={7} className="figures text-lg" {...register('code')} />
        </Field>
      ) : (
        <Field label={t('security.show.recovery_code')} hint={t('security.show.recovery_hint')} error={error}>
          <TextInput autoComplete="off" autoCapitalize="characters" spellCheck={false} className="figures" {...register('recovery_code')} />
        </Field>
      )}
      <Button kind="primary" type="submit" busy={formState.isSubmitting}>
        {submit}
      </Button>
    </Form>
  );
}
