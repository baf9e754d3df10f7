import { parse } from 'csv-parse/sync';
import type { Insertable } from 'kysely';
import { expect, it } from 'vitest';
import { administratorOf } from '../../../../tests/support/administrator.ts';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { addPerson } from '../../../../tests/support/people.ts';
import { startApp } from '../../../../tests/support/server.ts';
import { said } from '../../../../tests/support/two-people.ts';
import type { StoreOptions } from '../../../platform/database/open.ts';
import type { VerificationAuditLogRow } from '../../../platform/database/rows/verification.ts';
import { auditEntry, listAudit } from './contract.ts';

const listed = listAudit.answers[200];
const PATH = '/api/admin/audit';
const FILE = `${PATH}/export`;

type Row = Partial<Insertable<VerificationAuditLogRow>>;

onEachDatabase('the audit trail, for administrators', (open) => {
  const start = async (options?: StoreOptions) => {
    const store = await open(options);
    const app = await startApp(store, { now: '2025-01-15T12:00:00.000Z' });
    const root = await administratorOf(app, store, 'root@example.org');
    const people = [await addPerson(store, { email: 'ada@example.org' }), await addPerson(store, { email: 'bo@example.org' })] as const;
    await store.db.deleteFrom('verification_audit_log').execute();
    const add = async (...rows: readonly Row[]): Promise<void> => {
      const usual = { event_type: 'login_success', created_at: '2025-01-15T10:00:00.000Z' };
      for (const row of rows)
        await store.db
          .insertInto('verification_audit_log')
          .values({ ...usual, ...row })
          .execute();
    };
    const read = async (query = '') => (await root.client.get(`${PATH}?${query}`)).read(listed);
    return { store, app, root, people, add, read };
  };

  it('is told with whom, from where and why, without the number; the newest first', async () => {
    const { people, add, read } = await start();
    await add(
      {
        event_type: 'verify_failed',
        user_id: people[0].id,
        ip_address: '2001:db8::17',
        user_agent: 'a browser',
        phone_number: '+12025550177',
        event_details: { outcome: 'failure', reason: 'invalid_code', attempts_left: 4 },
        risk_score: 0.25,
      },
      { event_type: 'from elsewhere', created_at: '2025-01-15T09:00:00.000Z' },
    );
    expect(await read()).toEqual({
      items: [
        {
          id: expect.any(Number),
          created_at: '2025-01-15T10:00:00.000Z',
          event_type: 'verify_failed',
          outcome: 'failure',
          reason: 'invalid_code',
          user_id: people[0].id,
          email: 'ada@example.org',
          ip_address: '2001:db8::17',
          user_agent: 'a browser',
          phone_number: '+1••••••••77',
          risk_score: 0.25,
          details: { attempts_left: 4 },
        },
        expect.objectContaining({ event_type: 'from elsewhere', outcome: null, reason: null, user_id: null, email: null, details: {} }),
      ],
      next_cursor: null,
    });
  });

  it('is filtered by event, person, address, outcome and days, and by several of them', async () => {
    const { people, add, read } = await start();
    const success = { event_details: { outcome: 'success', reason: null } };
    const failure = { event_details: { outcome: 'failure', reason: 'wrong_password' } };
    await add(
      { ...success, risk_score: 0.1, user_id: people[0].id, ip_address: '192.0.2.1', created_at: '2025-01-13T00:00:00.000Z' },
      {
        ...failure,
        risk_score: 0.2,
        user_id: people[0].id,
        ip_address: '192.0.2.2',
        event_type: 'login_failed',
        created_at: '2025-01-13T23:59:59.999Z',
      },
      { ...success, risk_score: 0.3, user_id: people[1].id, ip_address: '2001:db8::1', created_at: '2025-01-14T00:00:00.000Z' },
      { ...failure, risk_score: 0.4, ip_address: '192.0.2.1', event_type: 'login_failed', created_at: '2025-01-15T00:00:00.000Z' },
    );
    const scores = async (query: string) => (await read(query)).items.map(({ risk_score }) => risk_score);
    const cases: readonly (readonly [string, readonly number[]])[] = [
      ['', [0.4, 0.3, 0.2, 0.1]],
      ['event=login_failed', [0.4, 0.2]],
      ['event=nothing', []],
      [`person=${people[0].id}`, [0.2, 0.1]],
      ['person=BO@example.org', [0.3]],
      ['person=nobody@example.org', []],
      ['person=ada', []],
      ['ip_address=192.0.2.1', [0.4, 0.1]],
      ['ip_address=2001:DB8::1', [0.3]],
      ['outcome=failure', [0.4, 0.2]],
      ['outcome=success', [0.3, 0.1]],
      ['from=2025-01-14', [0.4, 0.3]],
      ['to=2025-01-13', [0.2, 0.1]],
      ['from=2025-01-13&to=2025-01-14', [0.3, 0.2, 0.1]],
      [`person=${people[0].id}&event=login_failed&ip_address=192.0.2.2&outcome=failure&from=2025-01-13&to=2025-01-13`, [0.2]],
    ];
    for (const [query, expected] of cases) expect(await scores(query), query).toEqual(expected);
  });

  it('has days by the administrator’s clocks', async () => {
    const { root, add, read } = await start();
    await root.client.patch('/api/me', { time_zone: 'America/New_York' });
    await add({ created_at: '2025-01-14T04:59:59.999Z', risk_score: 0.1 }, { created_at: '2025-01-14T05:00:00.000Z', risk_score: 0.2 });
    expect((await read('from=2025-01-14')).items.map(({ risk_score }) => risk_score)).toEqual([0.2]);
    expect((await read('to=2025-01-13')).items.map(({ risk_score }) => risk_score)).toEqual([0.1]);
  });

  it('comes page by page, each row once, also where many are of the same instant and more come in between', async () => {
    const { add, read } = await start();
    await add(...Array.from({ length: 7 }, () => ({ event_type: 'login_failed' })), {
      event_type: 'login_failed',
      created_at: '2025-01-15T09:00:00.000Z',
    });
    const seen: number[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await read(`event=login_failed&limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ id }) => id));
      await add({ event_type: 'login_failed' });
      cursor = page.next_cursor;
    }
    expect(seen).toHaveLength(8);
    expect(new Set(seen).size).toBe(8);
  });

  it('is taken out as CSV or lines of JSON, filtered alike, with no formula in it, and that is noted', async () => {
    const { store, root, people, add } = await start();
    await add(
      { user_id: people[0].id, user_agent: '=HYPERLINK("http://x")', event_details: { outcome: 'success', reason: null, by: 7 } },
      { user_id: people[1].id, user_agent: 'a browser, "mine"' },
    );
    const csv = await root.client.get(`${FILE}?person=${people[0].id}`);
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="mingus-audit.csv"');
    const rows: unknown = parse(String(csv.body), { columns: true });
    expect(rows).toMatchObject([
      { email: 'ada@example.org', user_agent: '\'=HYPERLINK("http://x")', outcome: 'success', reason: '', details: '{"by":7}' },
    ]);
    const lines = String((await root.client.get(`${FILE}?format=jsonl`)).body)
      .trim()
      .split('\n')
      .map((line) => auditEntry.parse(JSON.parse(line)));
    // The file before this one, and this one itself, stand in it.
    expect(lines.map(({ event_type }) => event_type)).toEqual(['export_made', 'export_made', 'login_success', 'login_success']);
    expect(lines.at(-2)?.user_agent).toBe('a browser, "mine"');
    const noted = await store.db
      .selectFrom('verification_audit_log')
      .select(['user_id', 'event_details'])
      .where('event_type', '=', 'export_made')
      .execute();
    const row = { user_id: root.id, event_details: { outcome: 'success', reason: 'audit_trail' } };
    expect(noted).toEqual([row, row]);
  });

  it('is taken out whole, however much it is, a thousand rows at a time', async () => {
    const statements: string[] = [];
    const { store, root } = await start({ onQuery: ({ sql }) => void statements.push(sql) });
    const rows = Array.from({ length: 2300 }, (_, index) => ({
      event_type: 'login_failed',
      created_at: new Date(Date.parse('2025-01-10T00:00:00.000Z') + Math.floor(index / 10)).toISOString(),
    }));
    for (let at = 0; at < rows.length; at += 500)
      await store.db
        .insertInto('verification_audit_log')
        .values(rows.slice(at, at + 500))
        .execute();
    statements.length = 0;
    const file = await root.client.get(`${FILE}?format=jsonl&event=login_failed`);
    const ids = String(file.body)
      .trim()
      .split('\n')
      .map((line) => auditEntry.parse(JSON.parse(line)).id);
    expect([ids.length, new Set(ids).size]).toEqual([2300, 2300]);
    expect(statements.filter((sql) => /from "verification_audit_log"/.test(sql))).toHaveLength(3);
  });

  it('is read in as many queries for many rows as for one', async () => {
    const statements: string[] = [];
    const { root, people, add } = await start({ onQuery: ({ sql }) => void statements.push(sql) });
    const counted = async (): Promise<number> => {
      statements.length = 0;
      expect((await root.client.get(`${PATH}?person=ada@example.org`)).status).toBe(200);
      return statements.filter((sql) => /^(select|insert|update|delete|with)/i.test(sql)).length;
    };
    await add({ user_id: people[0].id });
    expect(await counted()).toBe(2);
    await add(...Array.from({ length: 20 }, () => ({ user_id: people[0].id })));
    expect(await counted()).toBe(2);
  });

  it('is for administrators who have shown a second factor: nobody else is told or given anything, and nothing is noted', async () => {
    const { store, app, root, add } = await start();
    const [ada, bo] = [app.client(), app.client()];
    for (const person of [ada, bo]) await person.registerPerson();
    await store.db.deleteFrom('verification_audit_log').execute();
    await add({ user_agent: 'somebody’s browser' });
    for (const path of [PATH, FILE]) {
      const answers = await Promise.all([ada.get(path), bo.get(path)]);
      for (const answer of answers) expect(said(answer)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
      expect((await app.client().get(path)).status).toBe(401);
    }
    await store.db.updateTable('sessions').set({ second_factor_at: null }).execute();
    for (const path of [PATH, FILE])
      expect(await root.client.get(path)).toMatchObject({ status: 403, body: { code: 'auth.second_factor_required' } });
    expect(await store.db.selectFrom('verification_audit_log').select('event_type').execute()).toEqual([{ event_type: 'login_success' }]);
  });

  it('refuses what it cannot read', async () => {
    const { root } = await start();
    const cursor = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url');
    for (const place of [
      ['soon', 1],
      ['0000-01-01T00:00:00.000Z', 1],
      ['2025-01-15T10:00:00.000Z', 'x'],
    ])
      expect((await root.client.get(`${PATH}?cursor=${cursor(place)}`)).status, String(place)).toBe(400);
    for (const query of ['outcome=maybe', 'from=yesterday', 'cursor=abc', 'limit=0', 'event=', `event=${'x'.repeat(51)}`])
      expect(await root.client.get(`${PATH}?${query}`), query).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect((await root.client.get(`${FILE}?format=xls`)).status).toBe(400);
  });
});
