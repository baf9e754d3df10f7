import { z } from 'zod';
import { currency } from '../../contract/currency.ts';
import { civilDay, isStorable } from '../../contract/fields.ts';
import { type Cents, MAX_AMOUNT } from '../../core/money/cents.ts';
import { instantOf, momentOf } from '../../platform/clock.ts';
import type { Column } from '../../platform/database/declared.ts';
import { keptSummary } from '../forecast/index.ts';
import { timeZone } from '../identity/index.ts';
import { recurrence } from '../ledger/index.ts';

const kept = z.custom<Cents>(Number.isSafeInteger, 'a whole number of cents');
const instantMost = '2200-01-01';

const isInstant = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(momentOf(text)) && instantOf(momentOf(text)) === text && text < instantMost;

/** How deep what is written as JSON may go, and how long it may be. */
const DEEPEST = 8;
const LONGEST = 64 * 1024;

/** Whether a value can be kept as JSON by both databases: neither keeps NUL nor halves of letters, also not in names. */
function isKeepable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return isStorable(value);
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= DEEPEST) return false;
  return Object.entries(value).every(([name, each]) => isStorable(name) && isKeepable(each, depth + 1));
}

const structured = (shape: Column['shape']) =>
  z
    .custom<object>(
      (value) => typeof value === 'object' && value !== null && (shape === 'either' || Array.isArray(value) === (shape === 'array')),
      `a JSON ${shape ?? 'value'}`,
    )
    .refine((value) => JSON.stringify(value).length <= LONGEST && isKeepable(value), 'JSON that can be kept');

const numberOf = ({ kind, least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER }: Column) =>
  (kind === 'ratio' ? z.number() : z.int()).min(least).max(most);

/** Characters as both databases count them: not by UTF-16. */
const textOf = ({ least = 0, most = 0 }: Column) =>
  z
    .string()
    .refine(isStorable, 'a text that can be kept')
    .refine((text) => text.length <= 2 * most && [...text].length >= least && [...text].length <= most, `a text of ${least} to ${most} characters`);

function plain(column: Column): z.ZodType {
  switch (column.kind) {
    case 'instant':
      return z.string().refine(isInstant, 'a moment in UTC');
    case 'day':
      return civilDay;
    case 'flag':
      return z.boolean();
    case 'json':
      return structured(column.shape);
    case 'choice':
      return z.enum([...(column.choices ?? [])]);
    case 'text':
      return textOf(column);
    default:
      return numberOf(column);
  }
}

const amounts = z.record(
  z.string().min(1).max(255),
  kept.refine((amount) => amount >= 0 && amount <= MAX_AMOUNT),
);

/** Columns of which their features know more than the schema does: what these let through, pages can show. */
const KNOWN: Readonly<Record<string, z.ZodType>> = {
  'users.time_zone': timeZone,
  'users.currency': currency,
  'ledger_accounts.currency': currency,
  'forecasts.currency': currency,
  'forecasts.closing_balances': z.array(kept).max(1825),
  'forecasts.summary': keptSummary,
  'recurring_items.recurrence': recurrence,
  'recurring_items.price_change': z.strictObject({ on: civilDay, from: kept, to: kept }),
  'recurring_items.evidence': z.array(z.int().min(1)).max(10_000),
  'financial_questionnaire_submissions.financial_goals': amounts,
  'health_spending_correlations.effect': z.strictObject({ lower: kept, upper: kept, lower_weeks: z.int().min(0), upper_weeks: z.int().min(0) }),
};

/** What a value of the column has to be in an export. */
export function valueOf(table: string, name: string, column: Column): z.ZodType {
  const shape = plain(column);
  const known = KNOWN[`${table}.${name}`];
  const value = known === undefined ? shape : shape.pipe(known);
  return column.nullable ? value.nullable() : value;
}
