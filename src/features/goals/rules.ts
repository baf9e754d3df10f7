import type { Profile } from '../../contract/profile.ts';
import { type Cents, cents, sum, ZERO } from '../../core/money/cents.ts';

/** An account, as far as goals look at it. */
export interface GoalAccount {
  readonly id: number;
  readonly name: string;
  readonly kind: 'checking' | 'savings' | 'credit_card' | 'cash' | 'loan';
  /** ISO 4217. */
  readonly currency: string;
  readonly current_balance: Cents;
}

/** What a person said of their goals, and what they have. */
export interface Said {
  readonly profile: Pick<Profile, 'primary_goal' | 'goal_amount' | 'current_debt'>;
  /** The questionnaire's: name → amount. */
  readonly goals: Readonly<Record<string, Cents>>;
  readonly accounts: readonly GoalAccount[];
  /** The person's. */
  readonly currency: string;
}

/** A goal with what is known of it. */
export interface KnownGoal {
  readonly goal: string;
  readonly amount: Cents | null;
  readonly saved: Cents | null;
  /** The accounts whose money is for it. */
  readonly held: readonly GoalAccount[];
}

/** The questionnaire calls a home otherwise than the profile. */
const nameOf = (goal: NonNullable<Profile['primary_goal']>): string => (goal === 'home_purchase' ? 'home' : goal);

/** How people call an account that holds the money of a goal they chose from a list, in the languages of the screens. */
const CALLED: ReadonlyMap<string, readonly string[]> = new Map([
  ['emergency_fund', ['emergency fund', 'emergency', 'emergencies', 'fondo de emergencia', 'emergencia', 'emergencias']],
  ['retirement', ['retirement', 'retiro', 'jubilación']],
  ['home', ['home', 'a home', 'house', 'casa', 'una casa']],
  ['education', ['education', 'educación', 'estudios']],
  ['vacation', ['vacation', 'holiday', 'holidays', 'vacaciones']],
  ['investment', ['investment', 'investments', 'investing', 'inversión', 'inversiones']],
]);

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
const isDebt = ({ kind }: GoalAccount): boolean => kind === 'credit_card' || kind === 'loan';

/** What the ledger says is owed, else what the profile does; null when neither knows. */
function owedBy({ accounts, profile, currency }: Said): Cents | null {
  const debts = accounts.filter((account) => isDebt(account) && account.currency === currency);
  return debts.length === 0 ? profile.current_debt : sum(debts.map(({ current_balance }) => cents(Math.max(0, 0 - current_balance))));
}

/** A debt is paid off from the amount that was named; how much it once was is not known where more is owed than that, or no amount was named. */
function debtGoal(said: Said): KnownGoal {
  const owed = owedBy(said);
  const named = said.goals['debt_payoff'] ?? said.profile.goal_amount;
  const paid = owed !== null && named !== null && owed <= named ? cents(named - owed) : null;
  return { goal: 'debt_payoff', amount: named ?? owed, saved: paid, held: [] };
}

/** The goals, the profile's first, then the questionnaire's by name, each with what is put by for it as far as the accounts say. */
export function goalsOf(said: Said): readonly KnownGoal[] {
  const { profile, goals, accounts, currency } = said;
  const first = profile.primary_goal === null ? undefined : nameOf(profile.primary_goal);
  const names = [
    ...(first === undefined ? [] : [first]),
    ...Object.keys(goals)
      .filter((name) => name !== first)
      .toSorted(),
  ];
  const own = accounts.filter((account) => !isDebt(account) && account.currency === currency);
  const heldFor = (name: string) => own.filter((account) => (CALLED.get(name) ?? [plain(name)]).includes(plain(account.name)));
  const spoken = new Set(names.flatMap((name) => heldFor(name).map(({ id }) => id)));
  return names.map((name) => {
    if (name === 'debt_payoff') return debtGoal(said);
    // Savings as such are what is on savings accounts that no other goal has.
    const held = name === 'savings' ? own.filter(({ id, kind }) => kind === 'savings' && !spoken.has(id)) : heldFor(name);
    // What the questionnaire says of it goes first, as in its recommendations.
    const amount = goals[name] ?? (name === first ? profile.goal_amount : null);
    return { goal: name, amount, saved: held.length === 0 ? null : cents(Math.max(0, balanceOf(held))), held };
  });
}

const balanceOf = (accounts: readonly GoalAccount[]): Cents => sum(accounts.map(({ current_balance }) => current_balance));

/** What is on accounts that belong to goals: it is not free for anything else. An account of two goals counts once. */
export const reservedFor = (goals: readonly KnownGoal[]): Cents =>
  cents(Math.max(ZERO, balanceOf([...new Map(goals.flatMap(({ held }) => held.map((account) => [account.id, account] as const))).values()])));
