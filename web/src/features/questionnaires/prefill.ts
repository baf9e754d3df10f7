import type { Profile } from '../../../../src/contract/profile.ts';
import type { Submission } from '../../../../src/contract/submission.ts';
import type { Cents } from '../../../../src/core/money/cents.ts';
import type { Figures } from '../../../../src/features/ledger/spending/contract.ts';

/** The amounts that can be known before anyone answers. */
export const AMOUNTS = ['monthly_income', 'monthly_expenses', 'current_savings', 'total_debt'] as const;

/** One of `AMOUNTS`. */
export type AmountName = (typeof AMOUNTS)[number];

/** Where an amount comes from that the person has not written: their ledger, their profile, or what they answered before. */
export type Source = 'ledger' | 'profile' | 'before';

/** An amount to begin with, and where it is from; both null when nobody knows it. */
export interface Prefilled {
  readonly amount: Cents | null;
  readonly source: Source | null;
}

interface Known {
  readonly figures: Figures;
  readonly profile: Profile;
  /** The newest answers; undefined when there are none. */
  readonly latest: Submission | undefined;
}

/** What each amount begins with: what the ledger shows, else what the profile says, else what was answered last. */
export function prefilled({ figures, profile, latest }: Known): Readonly<Record<AmountName, Prefilled>> {
  const said: Readonly<Record<AmountName, Cents | null>> = {
    monthly_income: profile.monthly_income,
    monthly_expenses: null,
    current_savings: profile.current_savings,
    total_debt: profile.current_debt,
  };
  const of = (name: AmountName): Prefilled => {
    const choices = [
      { amount: figures[name], source: 'ledger' },
      { amount: said[name], source: 'profile' },
      { amount: latest?.[name] ?? null, source: 'before' },
    ] as const;
    // 0 is an amount.
    return choices.find(({ amount }) => amount !== null) ?? { amount: null, source: null };
  };
  return {
    monthly_income: of('monthly_income'),
    monthly_expenses: of('monthly_expenses'),
    current_savings: of('current_savings'),
    total_debt: of('total_debt'),
  };
}
