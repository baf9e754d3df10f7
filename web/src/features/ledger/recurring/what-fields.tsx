import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import { ChoiceChips } from '../../../design/parts/choice-chips.tsx';
import { Field } from '../../../design/parts/field.tsx';
import { Select, TextInput } from '../../../design/parts/inputs.tsx';
import { MoneyInput } from '../../../design/parts/money-input.tsx';
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
      <Controller
        control={control}
        name="direction"
        render={({ field }) => (
          <ChoiceChips
            label={t('recurring.form.direction')}
            value={field.value}
            onChange={field.onChange}
            choices={[
              { value: 'out', label: t('recurring.form.out') },
              { value: 'in', label: t('recurring.form.in') },
            ]}
          />
        )}
      />
      <Controller
        control={control}
        name="amount"
        rules={{ validate: (amount) => (typeof amount === 'number' && amount !== 0) || t('recurring.form.missing_amount') }}
        render={({ field: { ref, ...field } }) => (
          <Field label={t('recurring.form.amount')} error={errors.amount?.message}>
            <MoneyInput {...field} ref={ref} currency={currency} />
          </Field>
        )}
      />
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
