import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { changePassword, PASSWORD_LEAST, PASSWORD_LEAST_WITH_FACTOR } from '../../../../src/features/identity/passwords/contract.ts';
import { placeProblem } from '../../app/form-problems.ts';
import { NewPasswordField } from '../../app/new-password/new-password-field.tsx';
import { useAction } from '../../app/queries.ts';
import { usePerson } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Field } from '../../design/parts/field.tsx';
import { Form } from '../../design/parts/form.tsx';
import { FormFoot } from '../../design/parts/form-foot.tsx';
import { PasswordInput } from '../../design/parts/inputs.tsx';
import { Sheet } from '../../design/parts/sheet.tsx';
import { StatusShape } from '../../design/parts/status-mark.tsx';
import { say } from '../../design/parts/toast.tsx';

interface PasswordCardProps {
  readonly isShort: boolean;
  /** Whether a second factor stands beside it. */
  readonly isGuarded: boolean;
}

/** The password, and the way to another one. */
export function PasswordCard({ isShort, isGuarded }: PasswordCardProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Card title={t('security.password.heading')}>
      <div className="flex flex-col items-start gap-4">
        {isShort ? (
          <p className="flex items-baseline gap-2">
            <StatusShape status="warning" />
            <span>{t(isGuarded ? 'security.password.short_guarded' : 'security.password.short_alone', { least: PASSWORD_LEAST })}</span>
          </p>
        ) : (
          <p className="text-soft">{t('security.password.detail')}</p>
        )}
        <Button onClick={() => setOpen(true)}>{t(isShort ? 'security.password.lengthen' : 'security.password.change')}</Button>
      </div>
      <Sheet open={open} onClose={() => setOpen(false)} title={t('security.password.sheet')} description={t('security.password.elsewhere')}>
        <PasswordForm least={isGuarded ? PASSWORD_LEAST_WITH_FACTOR : PASSWORD_LEAST} onDone={() => setOpen(false)} />
      </Sheet>
    </Card>
  );
}

function PasswordForm({ least, onDone }: { readonly least: number; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const person = usePerson();
  const [problem, setProblem] = useState<unknown>();
  const { register, handleSubmit, setError, formState, control } = useForm({ defaultValues: { current_password: '', new_password: '' } });
  const value = useWatch({ control, name: 'new_password' });
  const change = useAction(changePassword, {
    onDone: () => {
      say(t('security.password.changed'));
      onDone();
    },
  });
  const submit = handleSubmit(async (body) => {
    setProblem(undefined);
    await change.mutateAsync({ body }).catch((error: unknown) => setProblem(placeProblem(error, setError, ['current_password', 'new_password'])));
  });
  const { errors } = formState;
  return (
    <Form onSubmit={submit} problem={problem}>
      {/* For the browser's store of passwords, which asks whose this is. */}
      <input type="hidden" name="username" autoComplete="username" value={person.email} readOnly />
      <Field label={t('security.password.current')} error={errors.current_password?.message}>
        <PasswordInput autoComplete="current-password" {...register('current_password')} />
      </Field>
      <NewPasswordField
        label={t('security.password.new')}
        least={least}
        owner={person}
        value={value}
        error={errors.new_password?.message}
        input={register('new_password')}
      />
      <FormFoot>
        <Button kind="primary" type="submit" busy={change.isPending}>
          {t('security.password.submit')}
        </Button>
      </FormFoot>
    </Form>
  );
}
