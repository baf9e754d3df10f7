import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { onEachDatabaseFile } from '../../../tests/support/databases.ts';
import { addOddities, fillFormerDatabase, FORMER_PASSWORD, makeFormerDatabase } from '../../../tests/support/former/former-database.ts';
import { startApp } from '../../../tests/support/server.ts';
import { openStore } from '../../platform/database/open.ts';
import type { DatabaseSettings } from '../../platform/database/settings.ts';
import { importLegacy } from './import-legacy.ts';

const PEOPLE = 200;
const ADA = PEOPLE + 1;
const finding = z.object({
  table: z.string(),
  id: z.int(),
  what: z.enum(['rejected', 'changed']),
  column: z.string().optional(),
  reason: z.string(),
  was: z.unknown(),
});

async function formerFile(): Promise<{ readonly file: string; readonly findings: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-former-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'former.db');
  const former = makeFormerDatabase(file);
  fillFormerDatabase(former, PEOPLE);
  addOddities(former, ADA);
  former.close();
  return { file, findings: join(folder, 'rejects.jsonl') };
}

const findingsIn = async (path: string) =>
  (await readFile(path, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => finding.parse(JSON.parse(line)));

onEachDatabaseFile('a database of the former application', (makeDatabase) => {
  const setUp = async () => {
    const to = await makeDatabase('bare');
    const { file, findings } = await formerFile();
    const take = (more: object = {}) => importLegacy({ file, to, findings, again: false, onProgress: () => undefined, ...more });
    return { to, file, findings, take };
  };
  const opened = async (to: DatabaseSettings) => {
    const store = await openStore(to);
    onTestFinished(() => store.close());
    return store;
  };

  it('comes over whole: every row is here or among the rejects, and sums are the same to the cent', async () => {
    const { to, take, findings } = await setUp();
    const { state, tables, resumed } = await take();
    expect([state, resumed]).toEqual(['done', false]);
    const byName = new Map(tables.map((table) => [table.table, table]));
    for (const { in_file, taken, rejected } of tables) expect(taken + rejected).toBe(in_file);
    expect(byName.get('users')).toMatchObject({ in_file: PEOPLE + 4, taken: PEOPLE + 4, rejected: 0 });
    expect(byName.get('user_health_checkins')).toMatchObject({ in_file: PEOPLE * 6 + 3, taken: PEOPLE * 6 + 1, rejected: 2 });
    expect(byName.get('left_over')).toMatchObject({ in_file: 1, taken: 0, rejected: 1 });
    // By hand: 2500.25 and the number of each whose number is not divisible by 11; 1234.57 of Ada; 10 of the later profile of the other.
    const income = Array.from({ length: PEOPLE }, (_, index) => index + 1)
      .filter((n) => n % 11 !== 0)
      .reduce((sum, n) => sum + 250_025 + n * 100, 0);
    expect(byName.get('user_profiles')?.sums.find(({ column }) => column === 'monthly_income')).toEqual({
      column: 'monthly_income',
      in_file: income + 123_457 + 30 + 1000,
      taken: income + 123_457 + 1000,
      left_out: 30,
    });
    const store = await opened(to);
    const { taken = 0 } = byName.get('user_health_checkins') ?? {};
    expect(await store.db.selectFrom('user_health_checkins').select('id').execute()).toHaveLength(taken);
    const rejected = (await findingsIn(findings)).filter(({ what }) => what === 'rejected');
    expect(rejected).toHaveLength(tables.reduce((sum, table) => sum + table.rejected, 0));
    expect((await stat(findings)).mode & 0o777).toBe(0o600);
  }, 60_000);

  it('names everything that is not as it was, with what it was', async () => {
    const { take, findings } = await setUp();
    await take();
    const found = await findingsIn(findings);
    const of = (table: string, id: number) =>
      found.filter((each) => each.table === table && each.id === id).map(({ what, column, reason, was }) => [what, column, reason, was]);
    expect(of('users', ADA)).toEqual([]);
    expect(of('users', ADA + 1)).toContainEqual(['changed', 'email', `belongs to number ${ADA}; disabled, with all rows`, 'ADA@Example.org']);
    expect(of('users', ADA + 4)).toContainEqual(['changed', 'id', `had no number of its own; is ${ADA + 4} now`, null]);
    expect(of('users', ADA + 3)).toContainEqual(['changed', 'email', 'no address; disabled', null]);
    expect(of('user_profiles', ADA)).toEqual([
      ['changed', 'monthly_income', 'rounded to cents', 1234.565],
      ['changed', 'goal_timeline_months', 'out of range', 6000],
      ['changed', 'age_range', 'is spelled 18-24 now', '18 to 24'],
      ['changed', 'current_savings', 'out of range', -5],
      ['changed', 'current_debt', 'out of range', 1e15],
      ['changed', 'risk_tolerance', 'is spelled moderate now', 'Moderate'],
      ['changed', 'is_complete', 'was empty; is false now', null],
    ]);
    expect(of('user_profiles', ADA + 1)).toEqual([
      ['rejected', undefined, `number ${ADA + 2} is the same one, and was updated later`, expect.objectContaining({ monthly_income: 0.1 + 0.2 })],
    ]);
    expect(of('user_profiles', 9)).toContainEqual(['changed', 'primary_goal', 'not one of the choices; is other now', 'a yacht']);
    expect(of('user_health_checkins', 1_000_000)).toEqual([
      ['rejected', undefined, 'number 1000001 is the same week, and was updated later', expect.objectContaining({ stress_level: 4 })],
    ]);
    expect(of('user_health_checkins', 1_000_001)).toEqual([
      ['changed', 'sleep_hours', 'out of range', 30],
      ['changed', 'stress_level', 'out of range', 11],
    ]);
    expect(of('user_health_checkins', 1_000_002)).toEqual([
      ['rejected', undefined, 'checkin_date is no day', expect.objectContaining({ checkin_date: 'soon' })],
    ]);
    for (const table of ['verification_analytics', 'phone_verification'])
      expect(of(table, 2)).toEqual([['rejected', undefined, 'belongs to nobody who comes over', expect.anything()]]);
    expect(of('verification_audit_log', 1_000_000)).toEqual([
      ['changed', 'event_details', 'not JSON', 'not json'],
      ['changed', 'risk_score', 'out of range', 7],
      ['changed', 'user_id', 'belongs to nobody who comes over', '999999'],
    ]);
    expect(of('reminder_schedules', 1)).toContainEqual(['changed', 'frequency', 'is spelled biweekly now', 'fortnightly']);
    expect(of('reminder_schedules', 1)).toContainEqual(['changed', 'message', 'cut at 500 characters', 'x'.repeat(600)]);
    expect(of('reminder_schedules', 2)).toEqual([['rejected', undefined, 'reminder_type is missing, or cannot be kept', expect.anything()]]);
    expect(of('onboarding_progress', 1)).toContainEqual(['changed', 'completed_steps', 'more than all 5', 9]);
    expect(of('financial_questionnaire_submissions', 1_000_000)).toEqual([
      ['rejected', undefined, 'monthly_income is missing, or cannot be kept', expect.anything()],
    ]);
    expect(of('health_spending_correlations', 2)).toEqual([
      ['rejected', undefined, 'spending_category is missing, or cannot be kept', expect.anything()],
    ]);
    expect(of('left_over', 1)).toEqual([['rejected', undefined, 'Mingus has no such table', { id: 1, note: 'nothing knows me' }]]);
  }, 60_000);

  it('lets people sign in with their old password, whatever the case of their address, and keeps their weeks as Mondays', async () => {
    const { to, take } = await setUp();
    await take();
    const store = await opened(to);
    const app = await startApp(store, { now: '2025-02-12T12:00:00.000Z' });
    for (const email of ['someone7@example.org', 'Ada@example.org']) {
      const client = app.client();
      expect((await client.post('/api/auth/login', { email, password: FORMER_PASSWORD })).status, email).toBe(200);
      await client.get('/api/auth/session');
      expect((await client.get('/api/profile')).status).toBe(200);
    }
    const weeks = await store.db
      .selectFrom('user_health_checkins')
      .select(['checkin_date', 'sleep_hours', 'stress_level'])
      .where('user_id', '=', ADA)
      .execute();
    expect(weeks).toEqual([{ checkin_date: '2025-01-13', sleep_hours: null, stress_level: null }]);
    const made = await store.db
      .insertInto('users')
      .values({ email: 'new@example.org', password_hash: '', created_at: '2025-02-12T12:00:00.000Z', updated_at: '2025-02-12T12:00:00.000Z' })
      .returning('id')
      .executeTakeFirstOrThrow();
    expect(made.id).toBeGreaterThan(ADA + 4);
  }, 60_000);

  it('comes over once: a second time changes nothing, and another file is refused', async () => {
    const { to, take } = await setUp();
    const { tables } = await take();
    const store = await opened(to);
    await store.db.updateTable('users').set({ full_name: 'Ada Lovelace' }).where('id', '=', ADA).execute();
    expect(await take()).toEqual({ state: 'before', tables, resumed: false });
    expect(await store.db.selectFrom('users').select('full_name').where('id', '=', ADA).executeTakeFirst()).toEqual({ full_name: 'Ada Lovelace' });
    const other = await formerFile();
    const former = makeFormerDatabase(`${other.file}.other`);
    former.close();
    await expect(take({ file: `${other.file}.other` })).rejects.toThrow('The target is not empty');
  }, 60_000);

  it('goes on where it was broken off, at whatever batch', async () => {
    const { to, take, findings } = await setUp();
    for (const stop of [1, 3, 5, 7]) {
      let batches = 0;
      const breaking = take({
        onProgress: () => {
          batches += 1;
          if (batches === 11 + stop) throw new Error('broken off');
        },
      });
      await expect(breaking).rejects.toThrow('broken off');
    }
    const { resumed, tables } = await take();
    expect(resumed).toBe(true);
    for (const { in_file, taken, rejected } of tables) expect(taken + rejected).toBe(in_file);
    expect((await findingsIn(findings)).length).toBeGreaterThan(20);
    const store = await opened(to);
    expect(await store.db.selectFrom('users').select('id').execute()).toHaveLength(PEOPLE + 4);
    expect(await store.db.selectFrom('legacy_imports').select(['file_name']).execute()).toEqual([{ file_name: 'former.db' }]);
  }, 60_000);

  it('is refused when it is none', async () => {
    const { take, findings } = await setUp();
    await expect(take({ file: findings })).rejects.toThrow('ENOENT');
    await expect(take({ file: import.meta.filename })).rejects.toThrow('is no SQLite database.');
  });
});
