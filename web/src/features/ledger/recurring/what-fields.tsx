import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import { Field } from '../../../design/parts/field.tsx';
import { Select, TextInput } from '../../../design/parts/inputs.tsx';
import { AmountFields } from '../amount-fields.tsx';
import type { RecurringFormFields } from './recurring-fields.ts';

/** What comes back: its name, which way the money goes, how much, on which account. */
export function WhatFields({ accounts }: { readonly accounts: readonly Account[] }) {
  const { t } = useTranslation();
  const { register, control, formState } = useFormContext<RecurringFormFields>();
  const accountId = useWatch({ control, name: 'account_id' });
  const currency = accounts.find(({ id }) => id === Number(accountId))?.currency ?? 'USD';
  const { errors } = formState;
  return (
    <>
      <Field label={t('recurring.form.name')} error={errors.name?.message}>
        <TextInput
          maxLength={255}
          autoComplete="off"
          {...register('name', { validate: (name) => name.trim() !== '' || t('recurring.form.missing_name') })}
        />
      </Field>
      <AmountFields label={t('recurring.form.amount')} currency={currency} />
      {accounts.length > 1 && (
        <Field label={t('recurring.form.account')} error={errors.account_id?.message}>
          <Select {...register('account_id')}>
            {accounts.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </>
  );
}
