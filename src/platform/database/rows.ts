import type { ApiTokenRow, CalendarFeedRow, DataVersionRow, SessionRow, UserPreferencesRow, UserRow } from './rows/people.ts';
import type { AccountLinkRow, DeviceRow, FactorChallengeRow, PasskeyRow, RateCounterRow, RecoveryCodeRow, TotpFactorRow } from './rows/signing-in.ts';
import type { IdempotencyKeyRow, LegacyImportRow, MigrationRow, OutboxRow, ServerKeyRow } from './rows/running.ts';
import type {
  CategoryChangeOfRow,
  CategoryChangeRow,
  CategoryRuleRow,
  ForecastRow,
  ImportAccountRow,
  ImportRejectRow,
  ImportRow,
  LedgerAccountRow,
  PlannedEventRow,
  RecurringItemRow,
  RecurringSearchRow,
  TransactionRow,
} from './rows/ledger.ts';
import type {
  AddressBlockRow,
  DistinctCounterRow,
  MessageBudgetRow,
  PhoneVerificationRow,
  SuspiciousIpRow,
  UserSecuritySummaryRow,
  VerificationAnalyticsRow,
  VerificationAuditLogRow,
} from './rows/verification.ts';
import type {
  PushHandoverRow,
  PushSubscriptionRow,
  ReminderDeliveryRow,
  ReminderScheduleRow,
  ReminderTargetRow,
  TargetHandoverRow,
} from './rows/reminders.ts';
import type {
  FinancialQuestionnaireSubmissionRow,
  HealthSpendingCorrelationRow,
  InsightRunRow,
  OnboardingProgressRow,
  UserHealthCheckinRow,
  UserProfileRow,
} from './rows/wellness.ts';

/**
 * Every table and view, as rows look in the code on either database. Money is `Cents`, instants and days are ISO text, flags are booleans,
 * JSON is the parsed value. `rows/` has a file for each room; the migrations make the tables, and a test holds the two together.
 */
export interface Tables {
  users: UserRow;
  sessions: SessionRow;
  api_tokens: ApiTokenRow;
  user_preferences: UserPreferencesRow;
  data_versions: DataVersionRow;

  devices: DeviceRow;
  account_links: AccountLinkRow;
  totp_factors: TotpFactorRow;
  passkeys: PasskeyRow;
  recovery_codes: RecoveryCodeRow;
  factor_challenges: FactorChallengeRow;

  user_profiles: UserProfileRow;
  onboarding_progress: OnboardingProgressRow;
  user_health_checkins: UserHealthCheckinRow;
  health_spending_correlations: HealthSpendingCorrelationRow;
  insight_runs: InsightRunRow;
  financial_questionnaire_submissions: FinancialQuestionnaireSubmissionRow;
  reminder_schedules: ReminderScheduleRow;
  reminder_deliveries: ReminderDeliveryRow;
  push_subscriptions: PushSubscriptionRow;
  push_handovers: PushHandoverRow;
  reminder_targets: ReminderTargetRow;
  target_handovers: TargetHandoverRow;
  calendar_feeds: CalendarFeedRow;

  phone_verification: PhoneVerificationRow;
  verification_analytics: VerificationAnalyticsRow;
  distinct_counters: DistinctCounterRow;
  address_blocks: AddressBlockRow;
  message_budgets: MessageBudgetRow;
  verification_audit_log: VerificationAuditLogRow;
  suspicious_ips: SuspiciousIpRow;
  user_security_summary: UserSecuritySummaryRow;

  ledger_accounts: LedgerAccountRow;
  transactions: TransactionRow;
  imports: ImportRow;
  import_accounts: ImportAccountRow;
  import_rejects: ImportRejectRow;
  category_rules: CategoryRuleRow;
  category_changes: CategoryChangeRow;
  category_change_rows: CategoryChangeOfRow;
  recurring_items: RecurringItemRow;
  recurring_searches: RecurringSearchRow;
  planned_events: PlannedEventRow;
  forecasts: ForecastRow;

  migrations: MigrationRow;
  legacy_imports: LegacyImportRow;
  outbox: OutboxRow;
  idempotency_keys: IdempotencyKeyRow;
  rate_counters: RateCounterRow;
  server_keys: ServerKeyRow;
}
