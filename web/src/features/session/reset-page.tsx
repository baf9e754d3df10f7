import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { PASSWORD_LEAST } from '../../../../src/features/identity/passwords/contract.ts';
import { reset } from '../../../../src/features/identity/recovery/contract.ts';
import { call } from '../../api.ts';
import { forget } from '../../app/forget.ts';
import { placeProblem } from '../../app/form-problems.ts';
import { NewPasswordField } from '../../app/new-password/new-password-field.tsx';
import { Button, LinkButton } from '../../design/parts/button.tsx';
import { Form } from '../../design/parts/form.tsx';
import { Page } from '../../design/parts/page.tsx';
import { Front } from './front.tsx';
import { useLinkToken } from './use-link-token.ts';

const route = getRouteApi('/linked/reset');

/** Whose link it is, the page is not told. */
const UNKNOWN = { email: '', full_name: null };

/** Takes a new password from whoever opened the link of the mail about a forgotten one. */
export function ResetPage() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const token = useLinkToken(route.useSearch().token);
  const [isDone, setIsDone] = useState(false);
  if (isDone) {
    return (
      <Front>
        <Page title={t('session.reset.done_title')}>
          <p role="status">{t('session.reset.done')}</p>
          <LinkButton kind="primary" to="/sign-in">
            {t('session.sign_in.title')}
          </LinkButton>
        </Page>
      </Front>
    );
  }
  const finish = () => {
    // Every session has ended, the one of this browser too.
    void forget(queryClient);
    setIsDone(true);
  };
  return (
    <Front>
      <Page title={t('session.reset.title')}>{token === undefined ? <LinkMissing /> : <ResetForm token={token} onDone={finish} />}</Page>
    </Front>
  );
}

function LinkMissing() {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('session.reset.no_link')}</p>
      <LinkButton kind="primary" to="/forgot">
        {t('session.forgot.title')}
      </LinkButton>
    </>
  );
}

function ResetForm({ token, onDone }: { readonly token: string; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<unknown>();
  const { register, handleSubmit, setError, formState, control } = useForm({ defaultValues: { password: '' } });
  const value = useWatch({ control, name: 'password' });
  const submit = handleSubmit(async ({ password }) => {
    try {
      await call(reset, { body: { token, password } });
      onDone();
    } catch (error) {
      setProblem(placeProblem(error, setError, ['password']));
    }
  });
  return (
    <>
      <p className="text-soft">{t('session.reset.lead')}</p>
      <Form onSubmit={submit} problem={problem}>
        <NewPasswordField
          label={t('session.reset.password')}
          least={PASSWORD_LEAST}
          owner={UNKNOWN}
          value={value}
          error={formState.errors.password?.message}
          input={register('password')}
        />
        <Button kind="primary" type="submit" busy={formState.isSubmitting} className="mt-2">
          {t('session.reset.submit')}
        </Button>
      </Form>
    </>
  );
}
