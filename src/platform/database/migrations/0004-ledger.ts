import { choice, count, day, exactly, flag, id, instant, json, money, optional, ratio, reference, text, whole } from './columns.ts';
import type { Migration, Schema } from './schema.ts';

const CATEGORIES = [
  'groceries',
  'dining',
  'shopping',
  'entertainment',
  'travel',
  'transport',
  'housing',
  'utilities',
  'health',
  'personal_care',
  'education',
  'childcare',
  'gifts',
  'subscriptions',
  'debt_payment',
  'fees',
  'taxes',
  'cash',
  'income',
  'transfer',
  'other',
];

/** Where people's money is, what it did, what will come back, and what that comes to. */
export const migration: Migration = {
  name: '0004-ledger',
  up(schema) {
    accounts(schema);
    imports(schema);
    transactions(schema);
    rules(schema);
    recurring(schema);
    events(schema);
    forecasts(schema);
  },
};

function accounts(schema: Schema): void {
  schema.table('ledger_accounts', {
    id: id(),
    user_id: reference('users', 'cascade'),
    name: text(255),
    kind: choice(['checking', 'savings', 'credit_card', 'cash', 'loan']),
    currency: exactly(3),
    bank_account_number_hash: optional(text(64)),
    balance: money(),
    balance_as_of: day(),
    created_at: instant(),
    updated_at: instant(),
  });
  schema.index('ledger_accounts_by_user', 'ledger_accounts', ['user_id', 'id']);
  schema.index('ledger_accounts_by_number', 'ledger_accounts', ['user_id', 'bank_account_number_hash']);
}

function imports(schema: Schema): void {
  schema.table(
    'imports',
    {
      id: id(),
      user_id: reference('users', 'cascade'),
      account_id: reference('ledger_accounts', 'set null'),
      file_name: text(255),
      format: choice(['ofx1', 'ofx2', 'csv']),
      file_sha256: exactly(64),
      rows_read: count(),
      rows_added: count(),
      rows_already_known: count(),
      rows_rejected: count(),
      created_at: instant(),
      undone_at: optional(instant()),
    },
    { checks: ['rows_read = rows_added + rows_already_known + rows_rejected'] },
  );
  schema.index('imports_by_user', 'imports', ['user_id', 'id']);
  schema.index('imports_by_account', 'imports', ['account_id']);

  schema.table(
    'import_accounts',
    {
      id: id(),
      import_id: reference('imports', 'cascade'),
      account_id: reference('ledger_accounts', 'cascade'),
      made_account: flag(false),
      previous_balance: optional(money()),
      previous_balance_as_of: optional(day()),
      written_balance: optional(money()),
      written_balance_as_of: optional(day()),
      learned_number: flag(false),
    },
    {
      unique: [['import_id', 'account_id']],
      checks: ['(previous_balance IS NULL) = (previous_balance_as_of IS NULL)', '(written_balance IS NULL) = (written_balance_as_of IS NULL)'],
    },
  );
  schema.index('import_accounts_by_account', 'import_accounts', ['account_id']);

  schema.table('import_rejects', {
    id: id(),
    import_id: reference('imports', 'cascade'),
    line: count(),
    reason: text(500),
    raw: text(500),
  });
  schema.index('import_rejects_by_import', 'import_rejects', ['import_id', 'line']);
}

function transactions(schema: Schema): void {
  const table = 'transactions';
  schema.table(table, {
    id: id(),
    user_id: reference('users', 'cascade'),
    account_id: reference('ledger_accounts', 'cascade'),
    posted_on: day(),
    amount: money(),
    payee: text(255),
    memo: optional(text(500)),
    category: choice(CATEGORIES, 'other'),
    category_source: choice(['person', 'rule', 'dictionary', 'none'], 'none'),
    import_id: reference('imports', 'set null'),
    bank_reference: optional(text(255)),
    imported_account_id: reference('ledger_accounts', 'set null'),
    imported_posted_on: optional(day()),
    imported_amount: optional(money()),
    imported_payee: optional(text(255)),
    // Folding case can make a text longer: some characters become eighteen.
    search_text: text(20_000, ''),
    deleted_at: optional(instant()),
    created_at: instant(),
    updated_at: instant(),
  });
  schema.index('transactions_by_user', table, ['user_id', 'posted_on', 'id']);
  schema.index('transactions_by_category', table, ['user_id', 'category', 'posted_on', 'id']);
  schema.index('transactions_by_account', table, ['account_id', 'posted_on', 'id']);
  schema.index('transactions_by_import', table, ['import_id']);
  schema.index('transactions_as_imported', table, ['imported_account_id', 'imported_posted_on', 'imported_amount']);
}

function rules(schema: Schema): void {
  schema.table(
    'category_rules',
    { id: id(), user_id: reference('users', 'cascade'), payee: text(255), category: choice(CATEGORIES), created_at: instant() },
    { unique: [['user_id', 'payee']] },
  );
}

function recurring(schema: Schema): void {
  schema.table(
    'recurring_items',
    {
      id: id(),
      user_id: reference('users', 'cascade'),
      account_id: reference('ledger_accounts', 'cascade'),
      name: text(255),
      amount: money(),
      amount_low: optional(money()),
      amount_high: optional(money()),
      category: choice(CATEGORIES, 'other'),
      recurrence: json('object'),
      starts_on: day(),
      ends_on: optional(day()),
      count: optional(whole(1, 10_000)),
      source: choice(['entered', 'detected']),
      status: choice(['active', 'proposed', 'dismissed', 'ended']),
      confidence: optional(ratio(0, 1)),
      evidence: json('array', '[]'),
      created_at: instant(),
      updated_at: instant(),
    },
    { checks: ['ends_on >= starts_on'] },
  );
  schema.index('recurring_items_by_user', 'recurring_items', ['user_id', 'id']);
  schema.index('recurring_items_by_status', 'recurring_items', ['user_id', 'status', 'id']);
  schema.index('recurring_items_by_account', 'recurring_items', ['account_id']);
}

function events(schema: Schema): void {
  schema.table('planned_events', {
    id: id(),
    user_id: reference('users', 'cascade'),
    account_id: optional(reference('ledger_accounts', 'cascade')),
    name: text(255),
    amount: money(),
    date: day(),
    created_at: instant(),
    updated_at: instant(),
  });
  schema.index('planned_events_by_user', 'planned_events', ['user_id', 'date', 'id']);
  schema.index('planned_events_by_account', 'planned_events', ['account_id']);
}

function forecasts(schema: Schema): void {
  schema.table(
    'forecasts',
    {
      id: id(),
      user_id: reference('users', 'cascade'),
      week: day(),
      computed_at: instant(),
      starts_on: day(),
      days: whole(1, 1825),
      currency: exactly(3),
      closing_balances: json('array'),
      summary: json('object'),
    },
    { unique: [['user_id', 'week']] },
  );
  schema.index('forecasts_by_time', 'forecasts', ['computed_at']);
}
