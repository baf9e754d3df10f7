import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { PASSWORD_LEAST } from '../../../../src/features/identity/passwords/contract.ts';
import { register as registerEndpoint } from '../../../../src/features/identity/sign-in/contract.ts';
import { call } from '../../api.ts';
import { placeProblem } from '../../app/form-problems.ts';
import { NewPasswordField } from '../../app/new-password/new-password-field.tsx';
import { askRegistration, askSession } from '../../app/session.ts';
import { Button, LinkButton } from '../../design/parts/button.tsx';
import { Field } from '../../design/parts/field.tsx';
import { Form } from '../../design/parts/form.tsx';
import { Select, TextInput } from '../../design/parts/inputs.tsx';
import { Page } from '../../design/parts/page.tsx';
import { currencies, likelyCurrency } from './currencies.ts';
import { Front } from './front.tsx';

interface RegisterFields {
  readonly email: string;
  readonly password: string;
  readonly full_name: string;
  readonly currency: string;
}

const route = getRouteApi('/outside/register');

/** Makes an account. The server answers the same for a free and a taken address, so what happened is told by whether a session came. */
export function RegisterPage() {
  const { t } = useTranslation();
  const [askedToCheckMail, setAskedToCheckMail] = useState<string>();
  if (askedToCheckMail !== undefined) {
    return (
      <Front>
        <Page title={t('session.register.check_mail_title')}>
          <p>{t('session.register.check_mail', { email: askedToCheckMail })}</p>
          <LinkButton kind="primary" to="/sign-in">
            {t('session.sign_in.title')}
          </LinkButton>
        </Page>
      </Front>
    );
  }
  return (
    <Front>
      <Page title={t('session.register.title')}>
        <Registering onNoSession={setAskedToCheckMail} />
        <p>
          {t('session.register.have_one')}{' '}
          <Link to="/sign-in" className="text-accent font-medium underline underline-offset-4">
            {t('session.register.to_sign_in')}
          </Link>
        </p>
      </Page>
    </Front>
  );
}

/** The form, or why there is none. Where nobody can say who may come in, the form stands and the server decides. */
function Registering({ onNoSession }: { readonly onNoSession: (email: string) => void }) {
  const { t } = useTranslation();
  const { invite } = route.useSearch();
  const { data } = useQuery(askRegistration);
  const registration = data?.registration ?? 'open';
  if (registration === 'closed') return <p>{t('session.register.closed')}</p>;
  if (registration === 'invite' && invite === undefined) return <p>{t('session.register.by_invitation')}</p>;
  return (
    <>
      <p className="text-soft">{t(registration === 'invite' ? 'session.register.invited' : 'session.register.lead')}</p>
      <RegisterForm onNoSession={onNoSession} />
    </>
  );
}

function useRegister(onNoSession: (email: string) => void) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { return: back, invite } = route.useSearch();
  return async (fields: RegisterFields) => {
    const name = fields.full_name.trim();
    await call(registerEndpoint, {
      body: {
        email: fields.email.trim().toLowerCase(),
        password: fields.password,
        currency: fields.currency,
        time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        ...(name !== '' && { full_name: name }),
        ...(invite !== undefined && { invite }),
      },
    });
    queryClient.removeQueries({ queryKey: askSession.queryKey });
    const session = await queryClient.fetchQuery(askSession).catch(() => undefined);
    if (session === undefined) onNoSession(fields.email);
    else await navigate({ to: back ?? '/start', replace: true });
  };
}

function RegisterForm({ onNoSession }: { readonly onNoSession: (email: string) => void }) {
  const { t } = useTranslation();
  const send = useRegister(onNoSession);
  const [problem, setProblem] = useState<unknown>();
  const { register, handleSubmit, setError, formState, control } = useForm<RegisterFields>({
    defaultValues: { email: '', password: '', full_name: '', currency: likelyCurrency() },
  });
  const { errors, isSubmitting } = formState;
  const [email, password, full_name] = useWatch({ control, name: ['email', 'password', 'full_name'] });
  const submit = handleSubmit((fields) =>
    send(fields).catch((error: unknown) => setProblem(placeProblem(error, setError, ['email', 'password', 'full_name', 'currency']))),
  );
  return (
    <Form onSubmit={submit} problem={problem}>
      <Field label={t('session.register.email')} error={errors.email?.message}>
        <TextInput type="email" autoComplete="email" {...register('email')} />
      </Field>
      <NewPasswordField
        label={t('session.register.password')}
        least={PASSWORD_LEAST}
        owner={{ email, full_name }}
        value={password}
        error={errors.password?.message}
        input={register('password')}
      />
      <Field label={t('session.register.name')} optional error={errors.full_name?.message}>
        <TextInput autoComplete="name" {...register('full_name')} />
      </Field>
      <Field label={t('session.register.currency')} error={errors.currency?.message}>
        <Select {...register('currency')}>
          {currencies().map(({ code, name }) => (
            <option key={code} value={code}>
              {name} ({code})
            </option>
          ))}
        </Select>
      </Field>
      <Button kind="primary" type="submit" busy={isSubmitting} className="mt-2">
        {t('session.register.submit')}
      </Button>
    </Form>
  );
}
