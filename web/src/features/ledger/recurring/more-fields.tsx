import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { CATEGORIES } from '../../../../../src/features/ledger/categories/contract.ts';
import { BUSINESS_DAY_RULES } from '../../../../../src/features/ledger/recurring/contract.ts';
import { ChoiceChips } from '../../../design/parts/choice-chips.tsx';
import { Field } from '../../../design/parts/field.tsx';
import { Icon } from '../../../design/parts/icon.tsx';
import { DateInput, Select, TextInput } from '../../../design/parts/inputs.tsx';
import { isCount, type RecurringFormFields } from './recurring-fields.ts';

/** What most items can do without: what for, what happens on weekends, an end. Folded until it is wanted, or already said. */
export function MoreFields({ open }: { readonly open: boolean }) {
  const { t } = useTranslation();
  const { register, formState } = useFormContext<RecurringFormFields>();
  const { errors } = formState;
  // What is wrong must be in sight.
  const wrong = errors.category !== undefined || errors.ends_on !== undefined || errors.count !== undefined;
  return (
    <details open={open || wrong || undefined} className="rounded-md border border-line">
      <summary className="flex items-center justify-between gap-3 min-h-touch px-3 font-medium">
        {t('recurring.form.more')}
        <Icon name="down" className="size-4 text-soft" />
      </summary>
      <div className="flex flex-col gap-4 p-3 pt-1">
        <Field label={t('recurring.form.category')} error={errors.category?.message}>
          <Select {...register('category')}>
            <option value="">{t('recurring.form.category_open')}</option>
            {CATEGORIES.map((category) => (
              <option key={category} value={category}>
                {t(`categories.${category}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('recurring.form.business_day')}>
          <Select {...register('business_day')}>
            {BUSINESS_DAY_RULES.map((rule) => (
              <option key={rule} value={rule}>
                {t(`recurring.form.business_${rule}`)}
              </option>
            ))}
          </Select>
        </Field>
        <EndFields />
      </div>
    </details>
  );
}

function EndFields() {
  const { t } = useTranslation();
  const { register, control, formState, getValues } = useFormContext<RecurringFormFields>();
  const ends = useWatch({ control, name: 'ends' });
  const { errors } = formState;
  return (
    <>
      <Controller
        control={control}
        name="ends"
        render={({ field }) => (
          <ChoiceChips
            label={t('recurring.form.ends')}
            value={field.value}
            onChange={field.onChange}
            choices={[
              { value: 'never', label: t('recurring.form.ends_never') },
              { value: 'on', label: t('recurring.form.ends_on') },
              { value: 'after', label: t('recurring.form.ends_after') },
            ]}
          />
        )}
      />
      {ends === 'on' && (
        <Field label={t('recurring.form.last_day')} error={errors.ends_on?.message}>
          <DateInput
            {...register('ends_on', {
              required: t('recurring.form.missing_day'),
              validate: (day) => day >= getValues('starts_on') || t('recurring.form.end_before_start'),
            })}
          />
        </Field>
      )}
      {ends === 'after' && (
        <Field label={t('recurring.form.count')} error={errors.count?.message}>
          <TextInput
            inputMode="numeric"
            autoComplete="off"
            {...register('count', { validate: (count) => isCount(count) || t('recurring.form.bad_count') })}
          />
        </Field>
      )}
    </>
  );
}
