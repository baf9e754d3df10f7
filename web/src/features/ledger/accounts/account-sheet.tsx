import { useState } from 'react';
import { type Control, Controller, type FieldErrors, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type Account, ACCOUNT_KINDS, changeAccount, createAccount } from '../../../../../src/features/ledger/accounts/contract.ts';
import { placeProblem } from '../../../app/form-problems.ts';
import { useAction } from '../../../app/queries.ts';
import { usePerson, useToday } from '../../../app/session.ts';
import { Button } from '../../../design/parts/button.tsx';
import { ChoiceChips } from '../../../design/parts/choice-chips.tsx';
import { Field } from '../../../design/parts/field.tsx';
import { Form } from '../../../design/parts/form.tsx';
import { FormFoot } from '../../../design/parts/form-foot.tsx';
import { DateInput, Select, TextInput } from '../../../design/parts/inputs.tsx';
import { MoneyInput } from '../../../design/parts/money-input.tsx';
import { Sheet } from '../../../design/parts/sheet.tsx';
import { say } from '../../../design/parts/toast.tsx';
import { money } from '../../../i18n/format.ts';
import { currencies } from '../../session/currencies.ts';
import { type AccountFields, balanceOf, bodyOf, changeOf, emptyFields, fieldsOf, isDebt } from './account-fields.ts';
import { RemoveAccount } from './remove-account.tsx';

interface AccountSheetProps {
  readonly open: boolean;
  /** The account to change; undefined for a new one. */
  readonly changing: Account | undefined;
  readonly onClose: () => void;
}

/** The form for an account, new or old; from it the way to delete an old one. */
export function AccountSheet({ open, changing, onClose }: AccountSheetProps) {
  const { t } = useTranslation();
  const [removing, setRemoving] = useState(false);
  const close = () => {
    setRemoving(false);
    onClose();
  };
  if (changing !== undefined && removing)
    return (
      <Sheet open={open} onClose={close} title={t('accounts.remove.title', { name: changing.name })} description={t('accounts.remove.detail')}>
        <RemoveAccount account={changing} onKeep={() => setRemoving(false)} onDone={close} />
      </Sheet>
    );
  return (
    <Sheet open={open} onClose={close} title={changing === undefined ? t('accounts.form.add_title') : t('accounts.form.change_title')}>
      <AccountForm key={changing?.id ?? 'new'} changing={changing} onDone={close} onRemove={() => setRemoving(true)} />
    </Sheet>
  );
}

interface AccountFormProps {
  readonly changing: Account | undefined;
  readonly onDone: () => void;
  readonly onRemove: () => void;
}

const NAMES = ['name', 'kind', 'currency', 'balance', 'balance_as_of'] as const;

function AccountForm({ changing, onDone, onRemove }: AccountFormProps) {
  const { t } = useTranslation();
  const today = useToday();
  const person = usePerson();
  const [before] = useState(() => (changing === undefined ? emptyFields(person.currency, today) : fieldsOf(changing, today)));
  const [problem, setProblem] = useState<unknown>();
  const { register, control, handleSubmit, setError, formState } = useForm<AccountFields>({ defaultValues: before });
  const create = useAction(createAccount, { onDone: ({ name }) => (say(t('accounts.form.added', { name })), onDone()) });
  const change = useAction(changeAccount, { onDone: () => (say(t('common.saved')), onDone()) });
  const submit = handleSubmit(async (fields) => {
    setProblem(undefined);
    const done =
      changing === undefined
        ? create.mutateAsync({ body: bodyOf(fields) })
        : change.mutateAsync({ params: { id: changing.id }, body: changeOf(fields, before) });
    await done.catch((error: unknown) => setProblem(placeProblem(error, setError, NAMES)));
  });
  const { errors } = formState;
  return (
    <Form onSubmit={submit} problem={problem}>
      <Field label={t('accounts.form.name')} hint={t('accounts.form.name_hint')} error={errors.name?.message}>
        <TextInput
          maxLength={255}
          autoComplete="off"
          {...register('name', { validate: (name) => name.trim() !== '' || t('accounts.form.missing_name') })}
        />
      </Field>
      <Controller
        control={control}
        name="kind"
        render={({ field }) => (
          <ChoiceChips
            label={t('accounts.form.kind')}
            value={field.value}
            onChange={field.onChange}
            choices={ACCOUNT_KINDS.map((kind) => ({ value: kind, label: t(`accounts.kind.${kind}`) }))}
          />
        )}
      />
      <BalanceFields control={control} errors={errors} />
      <div className="grid grid-cols-2 gap-3 [&>*]:min-w-0">
        <Field label={t('accounts.form.day')} hint={t('accounts.form.day_hint')} error={errors.balance_as_of?.message}>
          <DateInput
            max={today}
            {...register('balance_as_of', {
              required: t('accounts.form.missing_day'),
              validate: (day) => day <= today || t('accounts.form.day_to_come'),
            })}
          />
        </Field>
        <Field label={t('accounts.form.currency')} error={errors.currency?.message}>
          <Select {...register('currency')}>
            {currencies().map(({ code, name }) => (
              <option key={code} value={code}>
                {name} ({code})
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <FormFoot>
        <Button kind="primary" type="submit" busy={create.isPending || change.isPending}>
          {t('common.save')}
        </Button>
        {changing !== undefined && (
          <Button kind="danger" onClick={onRemove}>
            {t('accounts.remove.open')}
          </Button>
        )}
      </FormFoot>
    </Form>
  );
}

/** The balance. On a card or a loan the person says who owes, and sees how it will be kept: owed money is negative. */
function BalanceFields({ control, errors }: { readonly control: Control<AccountFields>; readonly errors: FieldErrors<AccountFields> }) {
  const { t } = useTranslation();
  const { kind, side, balance, currency } = useWatch({ control });
  const debt = kind !== undefined && isDebt(kind);
  const kept = debt && side === 'owe' && typeof balance === 'number' && balance !== 0 ? balanceOf({ kind, side, balance }) : undefined;
  return (
    <>
      {debt && (
        <Controller
          control={control}
          name="side"
          render={({ field }) => (
            <ChoiceChips
              label={t('accounts.form.side')}
              value={field.value}
              onChange={field.onChange}
              choices={[
                { value: 'owe', label: t('accounts.form.owe') },
                { value: 'have', label: t('accounts.form.have') },
              ]}
            />
          )}
        />
      )}
      <Controller
        control={control}
        name="balance"
        rules={{ validate: (value) => typeof value === 'number' || t('accounts.form.missing_amount') }}
        render={({ field: { ref, ...field } }) => (
          <Field
            label={debt ? t('accounts.form.owed') : t('accounts.form.balance')}
            hint={
              kept !== undefined
                ? t('accounts.form.kept_owed', { balance: money(kept, currency ?? 'USD') })
                : debt
                  ? t('accounts.form.owed_hint')
                  : t('accounts.form.balance_hint')
            }
            error={errors.balance?.message}
          >
            <MoneyInput {...field} ref={ref} currency={currency ?? 'USD'} />
          </Field>
        )}
      />
    </>
  );
}
