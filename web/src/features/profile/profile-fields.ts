import { z } from 'zod';
import { type Profile, profileChoices } from '../../../../src/contract/profile.ts';
import { cents } from '../../../../src/core/money/cents.ts';
import type { SentProfile } from '../../../../src/features/profile/contract.ts';
import type { WrittenAmount } from '../../design/parts/money-input.tsx';

/** What is chosen from a list. */
export const CHOICES = [
  'income_frequency',
  'primary_income_source',
  'secondary_income_source',
  'primary_goal',
  'age_range',
  'employment_status',
  'credit_score_range',
  'risk_tolerance',
  'investment_experience',
] as const;
/** One of `CHOICES`. */
export type ChoiceName = (typeof CHOICES)[number];

/** What is an amount. */
export const AMOUNTS = ['monthly_income', 'current_savings', 'current_debt', 'goal_amount'] as const;
/** One of `AMOUNTS`. */
export type AmountName = (typeof AMOUNTS)[number];

/** Whole numbers, with the most they can be; they begin with 1. */
export const NUMBERS = { household_size: 50, goal_timeline_months: 600 } as const;
/** One of `NUMBERS`. */
export type NumberName = keyof typeof NUMBERS;

/** What is written. */
export const TEXTS = ['location_state', 'location_city'] as const;
/** One of `TEXTS`. */
export type TextName = (typeof TEXTS)[number];

/** What the form holds: an empty text is "not said". */
export interface ProfileFields extends Record<ChoiceName | NumberName | TextName, string>, Record<AmountName, WrittenAmount> {}

/** What the form begins with. */
export const fieldsOf = (profile: Profile): ProfileFields => ({
  monthly_income: profile.monthly_income,
  current_savings: profile.current_savings,
  current_debt: profile.current_debt,
  goal_amount: profile.goal_amount,
  income_frequency: profile.income_frequency ?? '',
  primary_income_source: profile.primary_income_source ?? '',
  secondary_income_source: profile.secondary_income_source ?? '',
  primary_goal: profile.primary_goal ?? '',
  age_range: profile.age_range ?? '',
  employment_status: profile.employment_status ?? '',
  credit_score_range: profile.credit_score_range ?? '',
  risk_tolerance: profile.risk_tolerance ?? '',
  investment_experience: profile.investment_experience ?? '',
  household_size: profile.household_size === null ? '' : String(profile.household_size),
  goal_timeline_months: profile.goal_timeline_months === null ? '' : String(profile.goal_timeline_months),
  location_state: profile.location_state ?? '',
  location_city: profile.location_city ?? '',
});

/** Whether a text is a whole number of 1 … `most`, or nothing. */
export const isWhole = (text: string, most: number): boolean =>
  text.trim() === '' || (/^\d{1,4}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most);

const wholeOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));
const textOf = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const amountOf = (amount: WrittenAmount) => amount ?? null;
const choiceOf = <Value>(choice: { readonly options: readonly Value[] }, text: string): Value | null =>
  choice.options.find((option) => option === text) ?? null;

const all = (fields: ProfileFields) => ({
  monthly_income: amountOf(fields.monthly_income),
  current_savings: amountOf(fields.current_savings),
  current_debt: amountOf(fields.current_debt),
  goal_amount: amountOf(fields.goal_amount),
  income_frequency: choiceOf(profileChoices.income_frequency, fields.income_frequency),
  primary_income_source: choiceOf(profileChoices.primary_income_source, fields.primary_income_source),
  secondary_income_source: choiceOf(profileChoices.secondary_income_source, fields.secondary_income_source),
  primary_goal: choiceOf(profileChoices.primary_goal, fields.primary_goal),
  age_range: choiceOf(profileChoices.age_range, fields.age_range),
  employment_status: choiceOf(profileChoices.employment_status, fields.employment_status),
  credit_score_range: choiceOf(profileChoices.credit_score_range, fields.credit_score_range),
  risk_tolerance: choiceOf(profileChoices.risk_tolerance, fields.risk_tolerance),
  investment_experience: choiceOf(profileChoices.investment_experience, fields.investment_experience),
  household_size: wholeOf(fields.household_size),
  goal_timeline_months: wholeOf(fields.goal_timeline_months),
  location_state: textOf(fields.location_state),
  location_city: textOf(fields.location_city),
});

/** What the form says otherwise than it began: only that is sent. */
export function changesOf(fields: ProfileFields, before: ProfileFields): SentProfile {
  const [now, then] = [all(fields), new Map(Object.entries(all(before)))];
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => value !== then.get(name)));
}

/** The same members as they were: what takes a change back. */
export function takenBack(changes: SentProfile, before: ProfileFields): SentProfile {
  return Object.fromEntries(Object.entries(all(before)).filter(([name]) => name in changes));
}

/** What was written otherwise than the form began, kept apart until it is saved: what another tab saved meanwhile is not in it. */
export const profileDraft = z.object({
  amounts: z.partialRecord(
    z.enum(AMOUNTS),
    z
      .int()
      .transform((minor) => cents(minor))
      .nullable(),
  ),
  texts: z.partialRecord(z.enum([...CHOICES, ...TEXTS, 'household_size', 'goal_timeline_months']), z.string()),
});

/** What there is to be kept of a form that began as `before`. */
export function draftOf(fields: ProfileFields, before: ProfileFields): z.input<typeof profileDraft> {
  const changed = <Name extends keyof ProfileFields>(names: readonly Name[]) =>
    Object.fromEntries(names.filter((name) => fields[name] !== before[name]).map((name) => [name, fields[name]]));
  return { amounts: changed(AMOUNTS), texts: changed([...CHOICES, ...TEXTS, 'household_size', 'goal_timeline_months']) };
}

/** A form that begins as `before`, with what was written and not saved. */
export const withDraft = (before: ProfileFields, draft: z.output<typeof profileDraft> | undefined): ProfileFields => ({
  ...before,
  ...draft?.texts,
  ...draft?.amounts,
});
