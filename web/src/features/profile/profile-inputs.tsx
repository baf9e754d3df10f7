import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Cents } from '../../../../src/core/money/cents.ts';
import { Button } from '../../design/parts/button.tsx';
import { Field } from '../../design/parts/field.tsx';
import { Select, TextInput } from '../../design/parts/inputs.tsx';
import { MoneyInput } from '../../design/parts/money-input.tsx';
import { money, number } from '../../i18n/format.ts';
import { type AmountName, type ChoiceName, isWhole, type NumberName, NUMBERS, type ProfileFields, type TextName } from './profile-fields.ts';
import { useChoices } from './use-choices.ts';

interface AmountFieldProps {
  readonly name: AmountName;
  /** What the ledger shows; null when it does not know. */
  readonly offer: Cents | null;
  readonly ledger: { readonly months: number; readonly currency: string };
}

/** An amount, with what the ledger shows beside it: it is taken by pressing, never by itself. */
export function AmountField({ name, offer, ledger: { months, currency } }: AmountFieldProps) {
  const { t } = useTranslation();
  const { control, formState, setValue } = useFormContext<ProfileFields>();
  const value = useWatch({ control, name });
  return (
    <div className="flex flex-col items-start gap-1">
      <div className="w-full">
        <Controller
          control={control}
          name={name}
          rules={{ validate: (amount) => amount === null || (amount !== undefined && amount >= 0) || t('profile.wrong_amount') }}
          render={({ field: { ref, ...field } }) => (
            <Field label={t(`profile.field.${name}`)} error={formState.errors[name]?.message}>
              <MoneyInput {...field} ref={ref} currency={currency} />
            </Field>
          )}
        />
      </div>
      {offer !== null && offer !== value && (
        <Button kind="quiet" className="-ml-3 text-left justify-start" onClick={() => setValue(name, offer, { shouldDirty: true })}>
          {t(name === 'monthly_income' ? 'profile.offer_months' : 'profile.offer_accounts', { amount: money(offer, currency), count: months })}
        </Button>
      )}
    </div>
  );
}

/** One of a list, or nothing. */
export function ChoiceField({ name }: { readonly name: ChoiceName }) {
  const { t } = useTranslation();
  const { register, formState } = useFormContext<ProfileFields>();
  return (
    <Field label={t(`profile.field.${name}`)} error={formState.errors[name]?.message}>
      <Select {...register(name)}>
        <option value="">{t('profile.not_said')}</option>
        {useChoices()[name].map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** A whole number, or nothing. */
export function NumberField({ name }: { readonly name: NumberName }) {
  const { t } = useTranslation();
  const { register, formState } = useFormContext<ProfileFields>();
  const most = NUMBERS[name];
  return (
    <Field label={t(`profile.field.${name}`)} error={formState.errors[name]?.message}>
      <TextInput
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        className="figures"
        {...register(name, { validate: (text) => isWhole(text, most) || t('profile.wrong_number', { most: number(most) }) })}
      />
    </Field>
  );
}

/** A line of text, or nothing. */
export function TextField({ name }: { readonly name: TextName }) {
  const { t } = useTranslation();
  const { register, formState } = useFormContext<ProfileFields>();
  return (
    <Field label={t(`profile.field.${name}`)} error={formState.errors[name]?.message}>
      <TextInput maxLength={100} {...register(name)} />
    </Field>
  );
}
