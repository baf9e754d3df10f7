import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { unsubscribe } from '../../../../src/features/reminders/contract.ts';
import { type BodyOf, call } from '../../api.ts';
import { Button, LinkButton } from '../../design/parts/button.tsx';
import { Form } from '../../design/parts/form.tsx';
import { Page } from '../../design/parts/page.tsx';
import { Front } from '../session/front.tsx';

const route = getRouteApi('/linked/unsubscribe/$secret');

/** Turns reminders off when a mail's link is opened and a button pressed: programs that look through mails open links too. */
export function UnsubscribePage() {
  const { t } = useTranslation();
  const { secret } = route.useParams();
  const [stopped, setStopped] = useState<BodyOf<typeof unsubscribe>>();
  const [problem, setProblem] = useState<unknown>();
  const { handleSubmit, formState } = useForm();
  const submit = handleSubmit(async () => {
    setProblem(undefined);
    await call(unsubscribe, { params: { secret } }).then(setStopped, setProblem);
  });
  return (
    <Front>
      <Page title={t(stopped === undefined ? 'reminders.stop.title' : 'reminders.stop.done_title')}>
        {stopped === undefined ? (
          <Form onSubmit={submit} problem={problem}>
            <p>{t('reminders.stop.lead')}</p>
            <Button kind="primary" type="submit" busy={formState.isSubmitting}>
              {t('reminders.stop.submit')}
            </Button>
          </Form>
        ) : (
          <>
            <p role="status">{t('reminders.stop.done', { what: t(`reminders.type.${stopped.reminder_type}`) })}</p>
            <LinkButton kind="primary" to="/">
              {t('reminders.stop.onward')}
            </LinkButton>
          </>
        )}
      </Page>
    </Front>
  );
}
