import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { eraseMe } from '../../../../src/features/identity/account/contract.ts';
import { ApiProblem } from '../../api-problem.ts';
import { leave } from '../../app/forget.ts';
import { placeProblem } from '../../app/form-problems.ts';
import { useAction } from '../../app/queries.ts';
import { Button } from '../../design/parts/button.tsx';
import { Field } from '../../design/parts/field.tsx';
import { Form } from '../../design/parts/form.tsx';
import { PasswordInput, TextInput } from '../../design/parts/inputs.tsx';
import { Sheet } from '../../design/parts/sheet.tsx';
import { keepReceipt } from '../privacy/receipt.ts';

/** The one thing that cannot be undone: it takes a typed word and the password. */
export function EraseAccount() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className="flex flex-col items-start gap-4">
      <p className="text-soft">{t('account.settings.erase_detail')}</p>
      <Button kind="danger" onClick={() => setOpen(true)}>
        {t('account.settings.erase_open')}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t('account.settings.erase')} description={t('account.settings.erase_detail')}>
        <EraseForm />
      </Sheet>
    </div>
  );
}

function EraseForm() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<unknown>();
  const word = t('account.settings.erase_word');
  const { register, handleSubmit, setError, formState } = useForm({ defaultValues: { word: '', password: '' } });
  const erase = useAction(eraseMe, {
    onDone: (receipt) => {
      keepReceipt(receipt);
      void leave(queryClient, () => navigate({ to: '/erased', replace: true }));
    },
  });
  const submit = handleSubmit(async ({ password }) => {
    setProblem(undefined);
    await erase.mutateAsync({ body: { password } }).catch((error: unknown) => {
      if (error instanceof ApiProblem && error.code === 'auth.wrong_password') setError('password', { message: error.title }, { shouldFocus: true });
      else setProblem(placeProblem(error, setError, ['password']));
    });
  });
  return (
    <Form onSubmit={submit} problem={problem}>
      <Field label={t('account.settings.erase_type', { word })} error={formState.errors.word?.message}>
        <TextInput
          autoComplete="off"
          autoCapitalize="none"
          {...register('word', { validate: (typed) => typed.trim().toLowerCase() === word || t('account.settings.erase_type_error', { word }) })}
        />
      </Field>
      <Field label={t('account.settings.erase_password')} error={formState.errors.password?.message}>
        <PasswordInput autoComplete="current-password" {...register('password')} />
      </Field>
      <Button kind="danger" type="submit" busy={erase.isPending}>
        {t('account.settings.erase_submit')}
      </Button>
    </Form>
  );
}
