import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { legacyPbkdf2, legacyScrypt } from '../legacy-hash.ts';
import { FORMER_TABLES } from './schema.ts';

/** A file of the former application, being made. */
export interface FormerDatabase {
  /** Adds a row; what is left out is NULL. */
  add(table: string, row: Readonly<Record<string, SQLInputValue>>): void;
  /** Runs a statement. */
  exec(sql: string): void;
  close(): void;
}

/** Makes an empty one at a path. */
export function makeFormerDatabase(path: string): FormerDatabase {
  const database = new DatabaseSync(path);
  database.exec('pragma journal_mode = delete; pragma synchronous = off; begin');
  for (const [name, columns] of Object.entries(FORMER_TABLES)) database.exec(`create table ${name} (${columns.join(', ')})`);
  return {
    add: (table, row) => {
      const names = Object.keys(row);
      database.prepare(`insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`).run(...Object.values(row));
    },
    exec: (sql) => database.exec(sql),
    close: () => {
      database.exec('commit');
      database.close();
    },
  };
}

/** As the former application wrote instants, in two ways. */
const spaced = (day: string, time = '08:00:00.123456'): string => `${day} ${time}`;
const iso = (day: string, time = '08:00:00'): string => `${day}T${time}Z`;

const CHECKINS = 6;
export const FORMER_PASSWORD = 'long river quiet lamp';

/** Fills it with people as they are found in such files: `count` of them, no two quite alike, and here and there something odd. */
export function fillFormerDatabase({ add, exec }: FormerDatabase, count: number): void {
  const hash = legacyPbkdf2(FORMER_PASSWORD, 'kQ8vT2mXr9LpZa1B', 1000);
  for (let person = 1; person <= count; person += 1) {
    const at = person % 2 === 0 ? spaced : iso;
    const day = `2024-${String((person % 12) + 1).padStart(2, '0')}-10`;
    add('users', {
      id: person,
      email: `Someone${person}@Example.org`,
      password_hash: hash,
      full_name: person % 7 === 0 ? null : `Zoë № ${person} 🌿`,
      is_active: 1,
      created_at: at(day),
      updated_at: at(day),
    });
    add('user_profiles', {
      id: person,
      user_id: person,
      monthly_income: person % 11 === 0 ? null : 2500.25 + person,
      income_frequency: ['fortnightly', 'annual', 'Weekly', 'monthly'][person % 4] ?? null,
      primary_goal: person % 9 === 0 ? 'a yacht' : 'emergency_fund',
      goal_amount: 1234.5 * person,
      household_size: person % 13 === 0 ? 0 : 2,
      employment_status: 'Full-Time',
      age_range: '25-34',
      created_at: at(day),
      updated_at: at(day),
    });
    add('user_preferences', {
      id: person,
      user_id: person,
      email_notifications: 1,
      theme_preference: 'dark',
      share_anonymized_data: 0,
      custom_preferences: '{"z":1,"a":[true,null]}',
      created_at: at(day),
      updated_at: at(day),
    });
    for (let week = 0; week < CHECKINS; week += 1) {
      const date = new Date(Date.UTC(2025, 0, 1 + 7 * week + (person % 7))).toISOString().slice(0, 10);
      add('user_health_checkins', {
        id: person * 100 + week,
        user_id: person,
        checkin_date: at(date),
        sleep_hours: 7.5,
        stress_level: (week % 10) + 1,
        mood_rating: week === 3 ? null : 5,
        relationships_notes: 'Dinner 🍲 with Ångström',
        created_at: at(date),
        updated_at: at(date),
      });
    }
    add('financial_questionnaire_submissions', {
      id: person,
      user_id: person,
      monthly_income: 7500,
      monthly_expenses: 4500.1,
      current_savings: 0,
      total_debt: 25_000,
      risk_tolerance: 6,
      financial_goals: '{"vacation": 5000}',
      financial_health_score: 72,
      financial_health_level: 'good',
      submitted_at: at(day),
    });
    add('verification_audit_log', {
      id: person,
      user_id: String(person),
      event_type: 'something_of_then',
      event_details: '{"n":1}',
      created_at: at(day),
    });
  }
  exec("insert into migrations (filename, applied_at) values ('001_init.sql', '2024-01-01 00:00:00')");
}

/** Adds everything odd that is known of such files, once each; people from number `first` on. */
export function addOddities({ add, exec }: FormerDatabase, first: number): void {
  const [ada, capital, noAddress] = [first, first + 1, first + 3];
  const [day, made] = ['2025-01-15', spaced('2025-01-15')];
  add('users', {
    id: ada,
    email: 'ada@example.org',
    password_hash: legacyScrypt(FORMER_PASSWORD),
    full_name: 'Ada',
    is_active: 1,
    created_at: made,
    updated_at: made,
  });
  add('users', { id: capital, email: 'ADA@Example.org', password_hash: 'unknown:hash', is_active: 1, created_at: made, updated_at: made });
  exec(`insert into users (id, email, password_hash, created_at) values (null, 'nobody-numbered@example.org', 'x', '${made}')`);
  add('users', { id: noAddress, email: null, password_hash: null, is_active: null, created_at: null, updated_at: null });
  add('user_profiles', {
    id: ada,
    user_id: ada,
    monthly_income: 1234.565,
    current_savings: -5,
    current_debt: 1e15,
    goal_timeline_months: 6000,
    risk_tolerance: 'Moderate',
    age_range: '18 to 24',
    created_at: made,
    updated_at: made,
  });
  add('user_profiles', { id: capital, user_id: capital, monthly_income: 0.1 + 0.2, created_at: made, updated_at: made });
  // A second profile of one person: the later one stays.
  add('user_profiles', { id: capital + 1, user_id: capital, monthly_income: 10, created_at: made, updated_at: spaced('2025-02-01') });
  add('user_health_checkins', {
    id: 1_000_000,
    user_id: ada,
    checkin_date: iso(day),
    sleep_hours: 7.5,
    stress_level: 4,
    created_at: made,
    updated_at: made,
  });
  add('user_health_checkins', {
    id: 1_000_001,
    user_id: ada,
    checkin_date: spaced('2025-01-19'),
    sleep_hours: 30,
    stress_level: 11,
    created_at: made,
    updated_at: spaced('2025-01-20'),
  });
  add('user_health_checkins', { id: 1_000_002, user_id: ada, checkin_date: 'soon', created_at: made, updated_at: made });
  add('verification_analytics', { id: 1, user_id: String(ada), event_type: 'its own words', event_data: '{"country":"US"}', created_at: made });
  add('verification_analytics', { id: 2, user_id: '999999', event_type: 'orphan', created_at: made });
  add('phone_verification', {
    id: 1,
    user_id: String(ada),
    phone_number: '+12025550177',
    verification_code_hash: 'h',
    code_sent_at: made,
    code_expires_at: made,
    attempts: 1,
    status: 'pending',
    created_at: made,
    updated_at: made,
  });
  add('phone_verification', {
    id: 2,
    user_id: '999999',
    phone_number: '+12025550178',
    verification_code_hash: 'h',
    code_sent_at: made,
    code_expires_at: made,
    created_at: made,
    updated_at: made,
  });
  add('verification_audit_log', {
    id: 1_000_000,
    user_id: '999999',
    event_type: 'orphan',
    event_details: 'not json',
    risk_score: 7,
    created_at: made,
  });
  exec(`insert into verification_audit_log (id, event_type, created_at) values (null, 'no number', '${made}')`);
  add('reminder_schedules', {
    id: 1,
    user_id: ada,
    reminder_type: 'weekly_checkin',
    scheduled_date: iso(day),
    frequency: 'fortnightly',
    message: 'x'.repeat(600),
    created_at: made,
    updated_at: made,
  });
  add('reminder_schedules', {
    id: 2,
    user_id: ada,
    reminder_type: 'something else',
    scheduled_date: iso(day),
    frequency: 'once',
    created_at: made,
    updated_at: made,
  });
  add('onboarding_progress', {
    id: 1,
    user_id: ada,
    current_step: 'profile',
    total_steps: 5,
    completed_steps: 9,
    step_status: '{}',
    started_at: made,
    last_activity: made,
    completion_percentage: 180,
  });
  add('financial_questionnaire_submissions', {
    id: 1_000_000,
    user_id: ada,
    monthly_income: -1,
    monthly_expenses: 1,
    current_savings: 1,
    total_debt: 1,
    risk_tolerance: 5,
    financial_health_score: 50,
    submitted_at: made,
  });
  add('health_spending_correlations', {
    id: 1,
    user_id: ada,
    analysis_period: 'Monthly',
    analysis_start_date: iso(day),
    analysis_end_date: iso('2025-02-15'),
    health_metric: 'stress_level',
    spending_category: 'dining',
    correlation_strength: 0.4,
    sample_size: 20,
    created_at: made,
    updated_at: made,
  });
  add('health_spending_correlations', {
    id: 2,
    user_id: ada,
    analysis_period: 'Monthly',
    analysis_start_date: iso(day),
    analysis_end_date: iso('2025-02-15'),
    health_metric: 'stress_level',
    spending_category: 'lottery',
    sample_size: 20,
    created_at: made,
    updated_at: made,
  });
  exec('create table left_over (id integer primary key, note text)');
  exec("insert into left_over (note) values ('nothing knows me')");
}
