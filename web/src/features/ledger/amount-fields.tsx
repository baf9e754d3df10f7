import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ChoiceChips } from '../../design/parts/choice-chips.tsx';
import { Field } from '../../design/parts/field.tsx';
import { MoneyInput } from '../../design/parts/money-input.tsx';
import type { AmountForm } from './amount-form.ts';

interface AmountFieldsProps {
  /** ISO 4217. */
  readonly currency: string;
  readonly label: string;
  /** Whether 0 is an amount here: a bank books such rows, but nobody plans one. */
  readonly zero?: boolean;
}

/** Which way the money goes, and how much of it. Stands in a FormProvider whose form has AmountForm. */
export function AmountFields({ currency, label, zero = false }: AmountFieldsProps) {
  const { t } = useTranslation();
  const { control, formState } = useFormContext<AmountForm>();
  return (
    <>
      <Controller
        control={control}
        name="direction"
        render={({ field }) => (
          <ChoiceChips
            label={t('common.money.direction')}
            value={field.value}
            onChange={field.onChange}
            choices={[
              { value: 'out', label: t('common.money.goes_out') },
              { value: 'in', label: t('common.money.comes_in') },
            ]}
          />
        )}
      />
      <Controller
        control={control}
        name="amount"
        rules={{ validate: (amount) => (typeof amount === 'number' && (zero || amount !== 0)) || t('common.money.missing') }}
        render={({ field: { ref, ...field } }) => (
          <Field label={label} error={formState.errors.amount?.message}>
            <MoneyInput {...field} ref={ref} currency={currency} />
          </Field>
        )}
      />
    </>
  );
}
