import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { login } from '../../../../src/features/identity/sign-in/contract.ts';
import { ApiProblem } from '../../api-problem.ts';
import { type BodyOf, call } from '../../api.ts';
import { placeProblem } from '../../app/form-problems.ts';
import { askSession } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { Field } from '../../design/parts/field.tsx';
import { Form } from '../../design/parts/form.tsx';
import { PasswordInput, TextInput } from '../../design/parts/inputs.tsx';
import { Page } from '../../design/parts/page.tsx';
import { LoadingPage } from '../../design/parts/states.tsx';
import { loadInside } from '../../i18n/words.ts';
import { Front } from './front.tsx';
import { isHelpedByLink } from './link-helps.ts';

// Passkeys and codes, for whoever has them.
const SecondStep = lazy(async () => {
  const [{ SecondStep: component }] = await Promise.all([import('./second-step.tsx'), loadInside()]);
  return { default: component };
});

// For whoever cannot come in otherwise.
const SignInLink = lazy(() => import('./sign-in-link.tsx').then(({ SignInLink: component }) => ({ default: component })));

const route = getRouteApi('/outside/sign-in');

type LoginAnswer = BodyOf<typeof login>;
type Session = Exclude<LoginAnswer, { readonly challenge_id: string }>;

/** Signs in and goes back to the page that asked for it. */
export function SignInPage() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Exclude<LoginAnswer, Session>>();
  const enter = useEnter();
  if (asked !== undefined) {
    return (
      <Front>
        <Suspense fallback={<LoadingPage />}>
          <SecondStep asked={asked} onSignedIn={enter} onAgain={() => setAsked(undefined)} />
        </Suspense>
      </Front>
    );
  }
  return (
    <Front>
      <Page title={t('session.sign_in.title')}>
        <SignInForm onAnswer={async (answer) => ('challenge_id' in answer ? setAsked(answer) : enter(answer))} />
        <p>
          <Link to="/forgot" className="text-accent font-medium underline underline-offset-4">
            {t('session.sign_in.forgot')}
          </Link>
        </p>
        <p>
          {t('session.sign_in.no_account')}{' '}
          <Link to="/register" className="text-accent font-medium underline underline-offset-4">
            {t('session.sign_in.to_register')}
          </Link>
        </p>
      </Page>
    </Front>
  );
}

/** What to do with a session that was just opened: keep it, and go where the person was going. */
function useEnter() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { return: back } = route.useSearch();
  return async (session: Session) => {
    queryClient.clear();
    queryClient.setQueryData(askSession.queryKey, session);
    await navigate({ to: back ?? '/', replace: true });
  };
}

function SignInForm({ onAnswer }: { readonly onAnswer: (answer: LoginAnswer) => Promise<void> }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { return: back, link } = route.useSearch();
  const [problem, setProblem] = useState<unknown>();
  const [refused, setRefused] = useState<string>();
  const { register, handleSubmit, setError, formState } = useForm({ defaultValues: { email: '', password: '' } });
  const submit = handleSubmit(async ({ email, password }) => {
    try {
      await onAnswer(await call(login, { body: { email: email.trim().toLowerCase(), password, ...(link !== undefined && { link }) } }));
    } catch (error) {
      setProblem(placeProblem(error, setError, ['email', 'password']));
      setRefused(isHelpedByLink(error) ? email.trim() : undefined);
      // A link that is not good would be refused for ever: the next try goes without it.
      if (error instanceof ApiProblem && error.code === 'auth.link_invalid')
        await navigate({ to: '/sign-in', search: { return: back }, replace: true });
    }
  });
  return (
    <>
      <Form onSubmit={submit} problem={problem}>
        {link !== undefined && problem === undefined && <p>{t('session.sign_in.with_link')}</p>}
        <Field label={t('session.register.email')} error={formState.errors.email?.message}>
          <TextInput type="email" autoComplete="username" {...register('email')} />
        </Field>
        <Field label={t('session.register.password')} error={formState.errors.password?.message}>
          <PasswordInput autoComplete="current-password" {...register('password')} />
        </Field>
        <Button kind="primary" type="submit" busy={formState.isSubmitting} className="mt-2">
          {t('session.sign_in.submit')}
        </Button>
      </Form>
      <Suspense fallback={null}>{refused !== undefined && <SignInLink email={refused} />}</Suspense>
    </>
  );
}
