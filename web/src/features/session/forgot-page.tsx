import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { forgot } from '../../../../src/features/identity/recovery/contract.ts';
import { call } from '../../api.ts';
import { placeProblem } from '../../app/form-problems.ts';
import { Button } from '../../design/parts/button.tsx';
import { Field } from '../../design/parts/field.tsx';
import { Form } from '../../design/parts/form.tsx';
import { TextInput } from '../../design/parts/inputs.tsx';
import { Page } from '../../design/parts/page.tsx';
import { Front } from './front.tsx';

/** Asks for a mail with a link to choose a new password with. Whether the address has an account is not told. */
export function ForgotPage() {
  const { t } = useTranslation();
  const [sentTo, setSentTo] = useState<string>();
  return (
    <Front>
      <Page title={t(sentTo === undefined ? 'session.forgot.title' : 'session.forgot.sent_title')}>
        {sentTo === undefined ? <ForgotForm onSent={setSentTo} /> : <p role="status">{t('session.forgot.sent', { email: sentTo })}</p>}
        <p>
          <Link to="/sign-in" className="text-accent font-medium underline underline-offset-4">
            {t('session.forgot.back')}
          </Link>
        </p>
      </Page>
    </Front>
  );
}

function ForgotForm({ onSent }: { readonly onSent: (email: string) => void }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<unknown>();
  const { register, handleSubmit, setError, formState } = useForm({ defaultValues: { email: '' } });
  const submit = handleSubmit(async (fields) => {
    const email = fields.email.trim().toLowerCase();
    try {
      await call(forgot, { body: { email } });
      onSent(email);
    } catch (error) {
      setProblem(placeProblem(error, setError, ['email']));
    }
  });
  return (
    <>
      <p className="text-soft">{t('session.forgot.lead')}</p>
      <Form onSubmit={submit} problem={problem}>
        <Field label={t('session.register.email')} error={formState.errors.email?.message}>
          <TextInput type="email" autoComplete="username" {...register('email')} />
        </Field>
        <Button kind="primary" type="submit" busy={formState.isSubmitting} className="mt-2">
          {t('session.forgot.submit')}
        </Button>
      </Form>
    </>
  );
}
