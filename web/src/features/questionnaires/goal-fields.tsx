import { useId } from 'react';
import { Controller, useFieldArray, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { GOALS_MOST } from '../../../../src/features/questionnaires/contract.ts';
import { Button, IconButton } from '../../design/parts/button.tsx';
import { Field } from '../../design/parts/field.tsx';
import { TextInput } from '../../design/parts/inputs.tsx';
import { MoneyInput } from '../../design/parts/money-input.tsx';
import { KNOWN_GOALS } from './goals.ts';
import type { ScoreFields } from './score-fields.ts';
import { useGoalNames } from './use-goal-names.ts';

/** What the money is for: any number of names with amounts, none at first. */
export function GoalFields({ currency }: { readonly currency: string }) {
  const { t } = useTranslation();
  const names = useGoalNames();
  const suggestions = useId();
  const { control, register, formState } = useFormContext<ScoreFields>();
  const { fields, append, remove } = useFieldArray({ control, name: 'goals' });
  return (
    <fieldset className="flex flex-col gap-3 min-w-0">
      <legend className="font-medium mb-1">
        {t('score.form.goals')} <span className="font-normal text-sm text-soft">· {t('common.optional')}</span>
      </legend>
      {fields.map((row, index) => (
        <div key={row.id} className="grid grid-cols-[1fr_auto] md:grid-cols-[3fr_2fr_auto] gap-2 items-end">
          <div className="col-span-2 md:col-span-1">
            <Field label={t('score.form.goal_name')} error={formState.errors.goals?.[index]?.name?.message}>
              <TextInput
                list={suggestions}
                autoComplete="off"
                maxLength={50}
                {...register(`goals.${index}.name`, { validate: (name) => name.trim() !== '' || t('score.form.missing_goal') })}
              />
            </Field>
          </div>
          <Controller
            control={control}
            name={`goals.${index}.amount`}
            rules={{ validate: (amount) => (typeof amount === 'number' && amount >= 0) || t('common.money.missing') }}
            render={({ field: { ref, ...field } }) => (
              <Field label={t('score.form.goal_amount')} error={formState.errors.goals?.[index]?.amount?.message}>
                <MoneyInput {...field} ref={ref} currency={currency} />
              </Field>
            )}
          />
          <IconButton icon="remove" label={t('score.form.remove_goal')} onClick={() => remove(index)} />
        </div>
      ))}
      <datalist id={suggestions}>
        {KNOWN_GOALS.map((key) => (
          <option key={key} value={names[key]} />
        ))}
      </datalist>
      {fields.length < GOALS_MOST && (
        <Button icon="plus" className="self-start" onClick={() => append({ name: fields.length === 0 ? names.emergency_fund : '', amount: null })}>
          {t('score.form.add_goal')}
        </Button>
      )}
    </fieldset>
  );
}
