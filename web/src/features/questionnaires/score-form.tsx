import { useEffect, useState } from 'react';
import { type Control, Controller, type FieldErrors, FormProvider, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { financialScore } from '../../../../src/core/scoring/financial-score.ts';
import { submitQuestionnaire } from '../../../../src/features/questionnaires/contract.ts';
import { forgetDraft, keepDraft, readDraft } from '../../app/drafts.ts';
import { placeProblem } from '../../app/form-problems.ts';
import { useAction } from '../../app/queries.ts';
import { usePerson } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Field } from '../../design/parts/field.tsx';
import { Form } from '../../design/parts/form.tsx';
import { MoneyInput, type WrittenAmount } from '../../design/parts/money-input.tsx';
import { Scale } from '../../design/parts/scale.tsx';
import { list, monthInSentence, number } from '../../i18n/format.ts';
import { GoalFields } from './goal-fields.tsx';
import { goalsOf, rowsOf } from './goals.ts';
import { type AmountName, AMOUNTS, prefilled, type Prefilled } from './prefill.ts';
import { draftOf, SCORE_DRAFT, scoreDraft } from './score-draft.ts';
import type { ScoreFields } from './score-fields.ts';
import { useGoalNames } from './use-goal-names.ts';

interface ScoreFormProps {
  readonly known: Parameters<typeof prefilled>[0];
  readonly currency: string;
  readonly onDone: () => void;
  /** Leaves what there is as it is; undefined where there is nothing yet. */
  readonly onCancel?: () => void;
}

/** The five figures and what the money is for. What is filled in is an offer: it is kept when the button is pressed. What was written waits in this tab until then. */
export function ScoreForm({ known, currency, onDone, onCancel }: ScoreFormProps) {
  const { t } = useTranslation();
  const { id: user } = usePerson();
  const names = useGoalNames();
  // An offer must not change under the hand that corrects it.
  const [offers] = useState(() => prefilled(known));
  const [problem, setProblem] = useState<unknown>();
  const [offered] = useState<ScoreFields>(() => ({
    monthly_income: offers.monthly_income.amount,
    monthly_expenses: offers.monthly_expenses.amount,
    current_savings: offers.current_savings.amount,
    total_debt: offers.total_debt.amount,
    risk_tolerance: known.latest?.risk_tolerance ?? null,
    goals: rowsOf(known.latest?.financial_goals ?? {}, names),
  }));
  const [begun] = useState(() => ({ ...offered, ...readDraft(SCORE_DRAFT, user, scoreDraft) }));
  const form = useForm<ScoreFields>({ defaultValues: begun });
  useEffect(
    () => form.subscribe({ formState: { values: true }, callback: ({ values }) => keepDraft(SCORE_DRAFT, user, draftOf(values, offered)) }),
    [form, user, offered],
  );
  const submit = useAction(submitQuestionnaire, { onDone: () => (forgetDraft(SCORE_DRAFT, user), onDone()) });
  const send = form.handleSubmit(async ({ risk_tolerance, goals, ...amounts }) => {
    setProblem(undefined);
    const { monthly_income, monthly_expenses, current_savings, total_debt } = amounts;
    // The rules of the fields let nothing through that is not there.
    if (!isWritten(monthly_income) || !isWritten(monthly_expenses) || !isWritten(current_savings) || !isWritten(total_debt)) return;
    if (risk_tolerance === null) return;
    const body = { monthly_income, monthly_expenses, current_savings, total_debt, risk_tolerance, financial_goals: goalsOf(goals, names) };
    await submit.mutateAsync({ body }).catch((error: unknown) => setProblem(placeProblem(error, form.setError, [...AMOUNTS, 'risk_tolerance'])));
  });
  return (
    <FormProvider {...form}>
      <Card>
        <Form onSubmit={send} problem={problem}>
          {AMOUNTS.map((name) => (
            <AmountField
              key={name}
              name={name}
              offer={offers[name]}
              months={known.figures.months}
              currency={currency}
              control={form.control}
              errors={form.formState.errors}
            />
          ))}
          <Controller
            control={form.control}
            name="risk_tolerance"
            rules={{ validate: (risk) => risk !== null || t('score.form.missing_risk') }}
            render={({ field }) => (
              <Scale
                label={t('score.form.risk_tolerance')}
                low={t('score.form.risk_low')}
                high={t('score.form.risk_high')}
                value={field.value}
                onChange={field.onChange}
                error={form.formState.errors.risk_tolerance?.message}
              />
            )}
          />
          <GoalFields currency={currency} />
          <Preview control={form.control} />
          <div className="flex flex-wrap gap-3">
            <Button kind="primary" type="submit" busy={submit.isPending}>
              {t('score.form.submit')}
            </Button>
            {onCancel !== undefined && (
              <Button kind="quiet" onClick={() => (forgetDraft(SCORE_DRAFT, user), onCancel())}>
                {t('common.cancel')}
              </Button>
            )}
          </div>
        </Form>
      </Card>
    </FormProvider>
  );
}

const isWritten = (amount: WrittenAmount): amount is Extract<WrittenAmount, number> => typeof amount === 'number';

interface AmountFieldProps {
  readonly name: AmountName;
  readonly offer: Prefilled;
  /** The months that the ledger's figures are of, as 2025-01. */
  readonly months: readonly string[];
  readonly currency: string;
  readonly control: Control<ScoreFields>;
  readonly errors: FieldErrors<ScoreFields>;
}

function AmountField({ name, offer: { source }, months, currency, control, errors }: AmountFieldProps) {
  const { t } = useTranslation();
  const isOfMonths = name === 'monthly_income' || name === 'monthly_expenses';
  const near = months.at(-1) ?? '';
  const hint =
    source === 'ledger' && isOfMonths
      ? t('score.form.from_months', { count: months.length, months: list(months.map((month) => monthInSentence(month, near))) })
      : source === null
        ? t(`score.form.hint.${name}`)
        : `${t(`score.form.hint.${name}`)} ${t(`score.form.from.${source}`)}`;
  return (
    <Controller
      control={control}
      name={name}
      rules={{
        validate: (amount) => (typeof amount !== 'number' ? t('score.form.missing_amount') : amount >= 0 || t('score.form.negative')),
      }}
      render={({ field: { ref, ...field } }) => (
        <Field label={t(`score.form.${name}`)} hint={hint} error={errors[name]?.message}>
          <MoneyInput {...field} ref={ref} currency={currency} />
        </Field>
      )}
    />
  );
}

/** What the figures come to as they are written; nothing until all four are. */
function Preview({ control }: { readonly control: Control<ScoreFields> }) {
  const { t } = useTranslation();
  const amounts = useWatch({ control, name: AMOUNTS });
  const [monthly_income, monthly_expenses, current_savings, total_debt] = amounts.filter(isWritten).filter((amount) => amount >= 0);
  if (monthly_income === undefined || monthly_expenses === undefined || current_savings === undefined || total_debt === undefined) return null;
  const { score } = financialScore({ monthly_income, monthly_expenses, current_savings, total_debt });
  return (
    <p className="text-soft">
      {t('score.form.preview', { score: number(score) })}
      {monthly_expenses > monthly_income && <span className="block">{t('score.form.more_goes_out')}</span>}
    </p>
  );
}
