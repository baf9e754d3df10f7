import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { changeMe } from '../../../../src/features/identity/account/contract.ts';
import { placeProblem } from '../../app/form-problems.ts';
import { useAction } from '../../app/queries.ts';
import { askRegistration, usePerson } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Field } from '../../design/parts/field.tsx';
import { Form } from '../../design/parts/form.tsx';
import { FormFoot } from '../../design/parts/form-foot.tsx';
import { TextInput } from '../../design/parts/inputs.tsx';
import { Sheet } from '../../design/parts/sheet.tsx';
import { say } from '../../design/parts/toast.tsx';
import { momentText } from '../../i18n/format.ts';
import type { SecurityState } from './ways.ts';

/** The address that the account has, and one that waits to become it. */
export function EmailCard({ pending }: { readonly pending: SecurityState['pending_email'] }) {
  const { t } = useTranslation();
  const { email, time_zone: zone } = usePerson();
  const registration = useQuery(askRegistration);
  const [open, setOpen] = useState(false);
  return (
    <Card title={t('security.email.heading')}>
      <div className="flex flex-col items-start gap-4">
        <p className="font-medium wrap-anywhere">{email}</p>
        {pending !== null && (
          <p role="status" className="wrap-anywhere">
            {t('security.email.pending', { email: pending.email, moment: momentText(pending.expires_at, zone) })}
          </p>
        )}
        {registration.data?.sends_mail === false ? (
          <p className="text-soft">{t('security.email.no_mail')}</p>
        ) : (
          <Button onClick={() => setOpen(true)}>{t(pending === null ? 'security.email.change' : 'security.email.again')}</Button>
        )}
      </div>
      <Sheet open={open} onClose={() => setOpen(false)} title={t('security.email.sheet')} description={t('security.email.how')}>
        <EmailForm initial={pending?.email ?? ''} onDone={() => setOpen(false)} />
      </Sheet>
    </Card>
  );
}

function EmailForm({ initial, onDone }: { readonly initial: string; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const present = usePerson().email;
  const [problem, setProblem] = useState<unknown>();
  const { register, handleSubmit, setError, formState } = useForm({ defaultValues: { email: initial } });
  const change = useAction(changeMe, {
    onDone: (_, { body }) => {
      say(t('security.email.sent', { email: body.email ?? '' }));
      onDone();
    },
  });
  const submit = handleSubmit(async ({ email }) => {
    setProblem(undefined);
    await change
      .mutateAsync({ body: { email: email.trim().toLowerCase() } })
      .catch((error: unknown) => setProblem(placeProblem(error, setError, ['email'])));
  });
  return (
    <Form onSubmit={submit} problem={problem}>
      <Field label={t('security.email.new')} error={formState.errors.email?.message}>
        <TextInput
          type="email"
          autoComplete="email"
          {...register('email', { validate: (typed) => typed.trim().toLowerCase() !== present || t('security.email.same') })}
        />
      </Field>
      <FormFoot>
        <Button kind="primary" type="submit" busy={change.isPending}>
          {t('security.email.submit')}
        </Button>
      </FormFoot>
    </Form>
  );
}
