import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { beginConfirm, confirm } from '../../../../src/features/identity/factors/confirm/contract.ts';
import { readSecurity } from '../../../../src/features/identity/factors/contract.ts';
import { call, type CallOf } from '../../api.ts';
import { ApiProblem } from '../../api-problem.ts';
import { ask } from '../../app/queries.ts';
import { Button } from '../../design/parts/button.tsx';
import { Field } from '../../design/parts/field.tsx';
import { Form } from '../../design/parts/form.tsx';
import { PasswordInput } from '../../design/parts/inputs.tsx';
import { Sheet } from '../../design/parts/sheet.tsx';
import { ErrorState, Skeleton } from '../../design/parts/states.tsx';
import { showPasskey } from './passkey-browser.ts';
import { ShowFactor } from './show-factor.tsx';
import { waysOf } from './ways.ts';

interface ConfirmSheetProps {
  readonly open: boolean;
  /** Told whether the person has said that it is them. */
  readonly onSettle: (confirmed: boolean) => void;
}

/** Asks whether it is still the same person, over whatever page a weighty request came from. */
export function ConfirmSheet({ open, onSettle }: ConfirmSheetProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const confirmed = () => {
    onSettle(true);
    // Showing a second factor may have given the session its rights.
    void queryClient.invalidateQueries({ queryKey: [readSecurity.path] });
  };
  return (
    <Sheet open={open} onClose={() => onSettle(false)} title={t('security.confirm.title')} description={t('security.confirm.lead')}>
      <Confirm onConfirmed={confirmed} />
    </Sheet>
  );
}

function Confirm({ onConfirmed }: { readonly onConfirmed: () => void }) {
  const { t } = useTranslation();
  const security = useQuery(ask(readSecurity, {}));
  if (security.error !== null) return <ErrorState error={security.error} retry={() => void security.refetch()} />;
  if (security.data === undefined) return <Skeleton className="h-12" />;
  const ways = waysOf(security.data);
  const send = async (body: CallOf<typeof confirm>['body']) => {
    await call(confirm, { body });
    onConfirmed();
  };
  if (ways.length === 0) return <PasswordForm send={send} />;
  return (
    <ShowFactor
      ways={ways}
      submit={t('security.confirm.submit')}
      onCode={(code) => send({ code })}
      onRecoveryCode={(recovery_code) => send({ recovery_code })}
      onPasskey={async () => {
        const { challenge_id, passkey_options } = await call(beginConfirm, {});
        await send({ challenge_id, passkey: await showPasskey(passkey_options) });
      }}
    />
  );
}

function PasswordForm({ send }: { readonly send: (body: { readonly password: string }) => Promise<void> }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<unknown>();
  const { register, handleSubmit, setError, formState } = useForm({ defaultValues: { password: '' } });
  const submit = handleSubmit(async ({ password }) => {
    setProblem(undefined);
    await send({ password }).catch((error: unknown) => {
      if (error instanceof ApiProblem && error.code === 'auth.wrong_password') setError('password', { message: error.detail }, { shouldFocus: true });
      else setProblem(error);
    });
  });
  return (
    <Form onSubmit={submit} problem={problem}>
      <Field label={t('security.confirm.password')} error={formState.errors.password?.message}>
        <PasswordInput autoComplete="current-password" {...register('password')} />
      </Field>
      <Button kind="primary" type="submit" busy={formState.isSubmitting}>
        {t('security.confirm.submit')}
      </Button>
    </Form>
  );
}
