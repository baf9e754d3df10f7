import { choice, count, day, flag, id, instant, json, optional, reference, text } from './columns.ts';
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

/** What is recognised in a ledger: what comes back, and what rows were for; and the people who are only shown. */
export const migration: Migration = {
  name: '0006-recognising',
  up(schema) {
    finding(schema);
    categoryChanges(schema);
    schema.column('users', 'is_demo', flag(false));
  },
};

function finding(schema: Schema): void {
  const table = 'recurring_items';
  schema.column(table, 'payee_key', optional(text(255)));
  schema.column(table, 'last_seen_on', optional(day()));
  schema.column(table, 'price_change', optional(json('object')));
  schema.column(table, 'is_edited', flag(false));

  schema.table(
    'recurring_searches',
    {
      id: id(),
      user_id: reference('users', 'cascade'),
      requested_at: instant(),
      finished_at: optional(instant()),
    },
    { unique: [['user_id']] },
  );
}

function categoryChanges(schema: Schema): void {
  schema.table('category_changes', {
    id: id(),
    user_id: reference('users', 'cascade'),
    category: choice(CATEGORIES),
    rows_changed: count(),
    created_at: instant(),
    undone_at: optional(instant()),
  });
  schema.index('category_changes_by_user', 'category_changes', ['user_id', 'id']);
  schema.index('category_changes_by_time', 'category_changes', ['created_at']);

  schema.table(
    'category_change_rows',
    {
      id: id(),
      change_id: reference('category_changes', 'cascade'),
      transaction_id: reference('transactions', 'cascade'),
      previous_category: choice(CATEGORIES),
      previous_source: choice(['person', 'rule', 'dictionary', 'none']),
    },
    { unique: [['change_id', 'transaction_id']] },
  );
  schema.index('category_change_rows_by_transaction', 'category_change_rows', ['transaction_id']);
}
