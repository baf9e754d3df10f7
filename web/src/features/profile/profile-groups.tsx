import { useTranslation } from 'react-i18next';
import type { Figures } from '../../../../src/features/ledger/spending/contract.ts';
import { Card } from '../../design/parts/card.tsx';
import { AmountField, ChoiceField, NumberField, TextField } from './profile-inputs.tsx';

/** Which fields a form shows: all, those about the person that figures need, or the goal. */
export type ProfilePart = 'all' | 'situation' | 'goal';

interface ProfileGroupsProps {
  readonly part: ProfilePart;
  /** What the ledger would say. */
  readonly figures: Figures;
  readonly currency: string;
}

const grid = 'grid md:grid-cols-2 gap-x-6 gap-y-4 items-start';

/** The fields of a part, in groups. */
export function ProfileGroups({ part, figures, currency }: ProfileGroupsProps) {
  const { t } = useTranslation();
  const isAll = part === 'all';
  const ledger = { months: figures.months.length, currency };
  if (part === 'goal')
    return (
      <Card>
        <GoalGroup ledger={ledger} />
      </Card>
    );
  return (
    <>
      <Card title={t('profile.group.money')}>
        <div className={grid}>
          <AmountField name="monthly_income" offer={figures.monthly_income} ledger={ledger} />
          <ChoiceField name="income_frequency" />
          {isAll && <ChoiceField name="primary_income_source" />}
          {isAll && <ChoiceField name="secondary_income_source" />}
          <AmountField name="current_savings" offer={figures.current_savings} ledger={ledger} />
          <AmountField name="current_debt" offer={figures.total_debt} ledger={ledger} />
        </div>
      </Card>
      {isAll && (
        <Card title={t('profile.group.goal')}>
          <GoalGroup ledger={ledger} />
        </Card>
      )}
      <Card title={t('profile.group.you')}>
        <div className={grid}>
          <ChoiceField name="employment_status" />
          <NumberField name="household_size" />
          {isAll && <ChoiceField name="age_range" />}
          {isAll && <TextField name="location_state" />}
          {isAll && <TextField name="location_city" />}
        </div>
      </Card>
      {isAll && (
        <Card title={t('profile.group.investing')}>
          <div className={grid}>
            <ChoiceField name="credit_score_range" />
            <ChoiceField name="risk_tolerance" />
            <ChoiceField name="investment_experience" />
          </div>
        </Card>
      )}
    </>
  );
}

function GoalGroup({ ledger }: { readonly ledger: { readonly months: number; readonly currency: string } }) {
  return (
    <div className={grid}>
      <ChoiceField name="primary_goal" />
      <AmountField name="goal_amount" offer={null} ledger={ledger} />
      <NumberField name="goal_timeline_months" />
    </div>
  );
}
