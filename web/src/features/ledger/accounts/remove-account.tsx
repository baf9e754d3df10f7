import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type Account, removeAccount } from '../../../../../src/features/ledger/accounts/contract.ts';
import { useAction } from '../../../app/queries.ts';
import { Button } from '../../../design/parts/button.tsx';
import { Field } from '../../../design/parts/field.tsx';
import { Form } from '../../../design/parts/form.tsx';
import { TextInput } from '../../../design/parts/inputs.tsx';
import { say } from '../../../design/parts/toast.tsx';

interface RemoveAccountProps {
  readonly account: Account;
  readonly onKeep: () => void;
  readonly onDone: () => void;
}

/** Deletes an account with everything on it. It cannot be undone, so it takes a typed word. */
export function RemoveAccount({ account, onKeep, onDone }: RemoveAccountProps) {
  const { t } = useTranslation();
  const word = t('accounts.remove.word');
  const { register, handleSubmit, formState } = useForm({ defaultValues: { word: '' } });
  const remove = useAction(removeAccount, {
    onDone: () => {
      say(t('accounts.remove.done', { name: account.name }));
      onDone();
    },
  });
  const submit = handleSubmit(() => remove.mutate({ params: { id: account.id } }));
  return (
    <Form onSubmit={submit} problem={remove.error}>
      <Field label={t('accounts.remove.type', { word })} error={formState.errors.word?.message}>
        <TextInput
          autoComplete="off"
          autoCapitalize="none"
          {...register('word', { validate: (typed) => typed.trim().toLowerCase() === word || t('accounts.remove.type_error', { word }) })}
        />
      </Field>
      <div className="flex flex-wrap gap-3 justify-between">
        <Button kind="danger" type="submit" busy={remove.isPending}>
          {t('accounts.remove.submit')}
        </Button>
        <Button onClick={onKeep}>{t('accounts.remove.keep')}</Button>
      </div>
    </Form>
  );
}
