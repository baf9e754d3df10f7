import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Profile } from '../../../../src/contract/profile.ts';
import type { Figures } from '../../../../src/features/ledger/spending/contract.ts';
import { changeProfile } from '../../../../src/features/profile/contract.ts';
import { placeProblem } from '../../app/form-problems.ts';
import { useAction } from '../../app/queries.ts';
import { Button } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Form } from '../../design/parts/form.tsx';
import { say } from '../../design/parts/toast.tsx';
import { AmountField, ChoiceField, NumberField, TextField } from './profile-inputs.tsx';
import { AMOUNTS, changesOf, CHOICES, fieldsOf, type ProfileFields, takenBack, TEXTS } from './profile-fields.ts';

const NAMES = [...AMOUNTS, ...CHOICES, ...TEXTS, 'household_size', 'goal_timeline_months'] as const;

interface ProfileFormProps {
  readonly profile: Profile;
  /** What the ledger would say. */
  readonly figures: Figures;
  readonly currency: string;
}

/** All of it in groups. Saving sends what was changed and nothing else, and can be undone. */
export function ProfileForm({ profile, figures, currency }: ProfileFormProps) {
  const { t } = useTranslation();
  // What the server has, as far as this form knows: another tab's changes are not undone by saving this one.
  const [before, setBefore] = useState(() => fieldsOf(profile));
  const [problem, setProblem] = useState<unknown>();
  const form = useForm<ProfileFields>({ defaultValues: before });
  const begin = (answer: Profile) => {
    setBefore(fieldsOf(answer));
    form.reset(fieldsOf(answer));
  };
  const undo = useAction(changeProfile, { onDone: begin });
  const change = useAction(changeProfile, {
    onDone: (answer, { body }) => {
      begin(answer);
      say(t('common.saved'), () => undo.mutate({ body: takenBack(body, before) }));
    },
  });
  const submit = form.handleSubmit(async (fields) => {
    setProblem(undefined);
    const body = changesOf(fields, before);
    if (Object.keys(body).length === 0) return say(t('profile.nothing_changed'));
    await change.mutateAsync({ body }).catch((error: unknown) => setProblem(placeProblem(error, form.setError, NAMES)));
  });
  const ledger = { months: figures.months.length, currency };
  return (
    <FormProvider {...form}>
      <Form onSubmit={submit} problem={problem}>
        <Card title={t('profile.group.money')}>
          <div className="grid md:grid-cols-2 gap-x-6 gap-y-4 items-start">
            <AmountField name="monthly_income" offer={figures.monthly_income} ledger={ledger} />
            <ChoiceField name="income_frequency" />
            <ChoiceField name="primary_income_source" />
            <ChoiceField name="secondary_income_source" />
            <AmountField name="current_savings" offer={figures.current_savings} ledger={ledger} />
            <AmountField name="current_debt" offer={figures.total_debt} ledger={ledger} />
          </div>
        </Card>
        <Card title={t('profile.group.goal')}>
          <div className="grid md:grid-cols-2 gap-x-6 gap-y-4 items-start">
            <ChoiceField name="primary_goal" />
            <AmountField name="goal_amount" offer={null} ledger={ledger} />
            <NumberField name="goal_timeline_months" />
          </div>
        </Card>
        <Card title={t('profile.group.you')}>
          <div className="grid md:grid-cols-2 gap-x-6 gap-y-4 items-start">
            <ChoiceField name="employment_status" />
            <NumberField name="household_size" />
            <ChoiceField name="age_range" />
            <TextField name="location_state" />
            <TextField name="location_city" />
          </div>
        </Card>
        <Card title={t('profile.group.investing')}>
          <div className="grid md:grid-cols-2 gap-x-6 gap-y-4 items-start">
            <ChoiceField name="credit_score_range" />
            <ChoiceField name="risk_tolerance" />
            <ChoiceField name="investment_experience" />
          </div>
        </Card>
        <Button kind="primary" type="submit" busy={change.isPending} className="self-start">
          {t('common.save')}
        </Button>
      </Form>
    </FormProvider>
  );
}
