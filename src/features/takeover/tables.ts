import { dayNumber, isoDay, mondayOf } from '../../core/calendar/day.ts';
import { levelOf } from '../../core/scoring/financial-score.ts';

/** A row as it will be kept, by the names of its columns. */
export type Row = Record<string, unknown>;

/** Notes that a value was changed by a rule. */
export type Note = (column: string, reason: string) => void;

/** How a table of the former application is taken over. */
export interface LegacyTable {
  readonly name: string;
  /** What a row becomes that nobody is behind any more: rejected, or kept without a person. */
  readonly orphan: 'reject' | 'keep';
  /** Mends a row beyond what each column says by itself. Answers why it cannot be kept, if so. */
  readonly mend?: (row: Row, note: Note) => string | undefined;
}

function checkin(row: Row): string | undefined {
  const day = row['checkin_date'];
  // Without its day a check-in is of no week; what stands there is in the report.
  if (typeof day !== 'string') return 'checkin_date is no day';
  row['checkin_date'] = isoDay(mondayOf(dayNumber(day)));
  return undefined;
}

function onboarding(row: Row, note: Note): undefined {
  const [total, completed] = [row['total_steps'], row['completed_steps']];
  if (typeof total !== 'number') row['total_steps'] = Math.max(1, typeof completed === 'number' ? completed : 1);
  else if (typeof completed === 'number' && completed > total) {
    row['completed_steps'] = total;
    note('completed_steps', `more than all ${total}`);
  }
}

function questionnaire(row: Row): undefined {
  const score = row['financial_health_score'];
  if (row['financial_health_level'] === null && typeof score === 'number') row['financial_health_level'] = levelOf(score);
}

function correlation(row: Row): string | undefined {
  row['computed_at'] ??= row['updated_at'] ?? row['created_at'];
  const [start, end] = [row['analysis_start_date'], row['analysis_end_date']];
  const [lower, upper] = [row['confidence_interval_lower'], row['confidence_interval_upper']];
  if (typeof start === 'string' && typeof end === 'string' && end < start) return 'ends before it begins';
  return typeof lower === 'number' && typeof upper === 'number' && lower > upper ? 'an interval whose lower end is above its upper end' : undefined;
}

function challenge(row: Row, note: Note): undefined {
  row['purpose'] ??= 'verify_phone';
  row['challenge_id'] ??= `former-${String(row['id'])}`;
  row['code_sent_at'] ??= row['created_at'];
  row['code_expires_at'] ??= row['code_sent_at'];
  if (row['status'] !== 'pending') return;
  row['status'] = 'expired';
  note('status', 'a code of the former application cannot be typed here; is expired now');
}

/** The tables that come over, in an order in which each refers to earlier ones only. `users` is a matter of its own before them. */
export const LEGACY_TABLES: readonly LegacyTable[] = [
  { name: 'users', orphan: 'keep' },
  { name: 'user_preferences', orphan: 'reject' },
  { name: 'user_profiles', orphan: 'reject' },
  { name: 'onboarding_progress', orphan: 'reject', mend: onboarding },
  { name: 'user_health_checkins', orphan: 'reject', mend: checkin },
  { name: 'health_spending_correlations', orphan: 'reject', mend: correlation },
  { name: 'financial_questionnaire_submissions', orphan: 'reject', mend: questionnaire },
  { name: 'reminder_schedules', orphan: 'reject' },
  { name: 'phone_verification', orphan: 'reject', mend: challenge },
  { name: 'verification_analytics', orphan: 'reject' },
  { name: 'verification_audit_log', orphan: 'keep' },
];

/** Its own list of migrations, which says nothing here. */
export const NOT_TAKEN: readonly string[] = ['migrations'];
