import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { confirmEmail } from '../../../../src/features/identity/email/contract.ts';
import { call } from '../../api.ts';
import { Button, LinkButton } from '../../design/parts/button.tsx';
import { Form } from '../../design/parts/form.tsx';
import { Page } from '../../design/parts/page.tsx';
import { Front } from './front.tsx';
import { useLinkToken } from './use-link-token.ts';

const route = getRouteApi('/linked/confirm-email');

/** Makes an e-mail address the account's own when its link is opened and a button pressed: programs that look through mails open links too. */
export function ConfirmEmailPage() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const token = useLinkToken(route.useSearch().token);
  const [isDone, setIsDone] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const { handleSubmit, formState } = useForm();
  const submit = handleSubmit(async () => {
    try {
      await call(confirmEmail, { body: { token: token ?? '' } });
      await queryClient.invalidateQueries();
      setIsDone(true);
    } catch (error) {
      setProblem(error);
    }
  });
  return (
    <Front>
      <Page title={t(isDone ? 'session.confirm_email.done_title' : 'session.confirm_email.title')}>
        {isDone && <p role="status">{t('session.confirm_email.done')}</p>}
        {!isDone && token === undefined && <p>{t('session.confirm_email.no_link')}</p>}
        {!isDone && token !== undefined && (
          <Form onSubmit={submit} problem={problem}>
            <p>{t('session.confirm_email.lead')}</p>
            <Button kind="primary" type="submit" busy={formState.isSubmitting}>
              {t('session.confirm_email.submit')}
            </Button>
          </Form>
        )}
        {(isDone || token === undefined) && (
          <LinkButton kind="primary" to="/">
            {t('session.confirm_email.onward')}
          </LinkButton>
        )}
      </Page>
    </Front>
  );
}
