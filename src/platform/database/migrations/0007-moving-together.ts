import { choice, day, id, instant, json, optional, ratio, reference, text } from './columns.ts';
import type { Migration } from './schema.ts';

const CATEGORIES = ['groceries', 'dining', 'shopping', 'entertainment', 'travel', 'transport', 'personal_care', 'gifts', 'health'];

/** What else is kept of a pair that was tested, and when each person's pairs were worked out. */
export const migration: Migration = {
  name: '0007-moving-together',
  up(schema) {
    const table = 'health_spending_correlations';
    schema.column(table, 'pearson_correlation', optional(ratio(-1, 1)));
    schema.column(table, 'unknown_reason', optional(text(100)));
    schema.column(table, 'effect', optional(json('object')));
    schema.column(table, 'repeats', optional(choice(CATEGORIES)));

    schema.table(
      'insight_runs',
      {
        id: id(),
        user_id: reference('users', 'cascade'),
        requested_at: instant(),
        finished_at: optional(instant()),
        analysed_to: optional(day()),
      },
      { unique: [['user_id']] },
    );
    schema.index('insight_runs_by_week', 'insight_runs', ['analysed_to', 'user_id']);
  },
};
