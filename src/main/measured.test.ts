import { tmpdir } from 'node:os';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { onEachDatabase } from '../../tests/support/databases.ts';
import { PHONE, startPhoneHouse, wrongFor } from '../../tests/support/phone-house.ts';
import { readScrape } from '../../tests/support/scrape.ts';
import type { Client } from '../../tests/support/client.ts';

const SECRET_ACCOUNT = 'Grandmother’s jar';
const statements = (kind: string) => `mingus_database_statement_seconds_count{kind="${kind}"}`;
const scraped = async (browser: Client) => String((await browser.get('/metrics')).body);

onEachDatabase('what a server measures', (open, dialect) => {
  it('is every request by route and status, every statement by kind, the pool, the disks and the way to a confirmed number', async () => {
    const { app, store, person, ask, verify } = await startPhoneHouse(await open(), { env: { MINGUS_DATA_DIR: tmpdir() } });
    const [ada, watching] = [await person(), app.client()];
    const before = readScrape(await scraped(watching));
    expect(await ada.post('/api/accounts', { name: SECRET_ACCOUNT, kind: 'checking', balance: 7351.19, balance_as_of: '2025-01-15' })).toMatchObject({
      status: 201,
    });
    for (const _ of [1, 2]) await ada.get('/api/accounts');
    for (const _ of [1, 2, 3]) await ada.get('/api/forecast');
    await ada.send('PATCH', '/api/accounts/987654', { name: SECRET_ACCOUNT });
    const { challenge_id, code } = await ask(ada);
    await verify(ada, challenge_id, wrongFor(code));
    await verify(ada, challenge_id, code);
    await sql`select 1`.execute(store.db);
    const text = await scraped(watching);
    const after = readScrape(text);
    const more = (series: string) => after.figure(series) - before.figure(series);

    const requests = (method: string, route: string, status: number) =>
      more(`mingus_http_request_seconds_count{method="${method}",route="${route}",status="${status}"}`);
    expect([
      requests('GET', '/api/accounts', 200),
      requests('PATCH', '/api/accounts/:id', 404),
      requests('POST', '/api/verification/verify', 422),
      requests('POST', '/api/verification/verify', 200),
    ]).toEqual([2, 1, 1, 1]);
    expect(more('mingus_http_request_seconds_bucket{le="+Inf",method="GET",route="/api/accounts",status="200"}')).toBe(2);
    for (const kind of ['select', 'insert', 'update', 'other']) expect([kind, more(statements(kind))]).not.toEqual([kind, 0]);
    expect([more('mingus_cache_hits_total'), more('mingus_cache_misses_total')]).toEqual([2, 1]);
    const steps = ['send_code', 'verify_failed', 'verify_success', 'resend_request'];
    expect(steps.map((step) => more(`mingus_verification_total{step="${step}"}`))).toEqual([1, 1, 1, 0]);

    expect(after.values('state')).toEqual(['busy', 'idle', 'waiting']);
    expect(after.figure('mingus_database_pool{state="idle"}') + after.figure('mingus_database_pool{state="busy"}')).toBeGreaterThan(0);
    expect(after.values('found_in')).toEqual(dialect === 'postgres' ? ['cache', 'disk'] : []);
    const free = after.figure('mingus_disk_free_bytes{folder="data"}');
    expect([free > 0, after.figure('mingus_disk_bytes{folder="data"}') > free]).toEqual([true, true]);
    for (const name of ['nodejs_eventloop_lag_seconds', 'mingus_outbox_oldest_seconds', 'mingus_jobs_total']) expect(after.names).toContain(name);

    // Nothing of anybody: neither what was sent, nor whose it is, nor an address that was asked for, nor a statement.
    for (const planted of [SECRET_ACCOUNT, PHONE, PHONE.slice(2), code, '987654', '127.0.0.1', '7351', 'example.', 'select ', 'insert into'])
      expect(text).not.toContain(planted);
    expect(after.values('kind').filter((kind) => !kind.includes('.'))).toEqual(['delete', 'insert', 'other', 'select', 'update']);
  });

  it('tells the pool as it is: who uses a connection, and who waits', async () => {
    const { app, store } = await startPhoneHouse(await open());
    const figures = async () => {
      const scrape = readScrape((await app.mingus.metrics.text()).body);
      return ['busy', 'waiting'].map((state) => scrape.figure(`mingus_database_pool{state="${state}"}`));
    };
    expect(await figures()).toEqual([0, 0]);
    const letGo = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const holding = store.transaction(async (db) => {
      await sql`select 1`.execute(db);
      begun.resolve();
      await letGo.promise;
    });
    await begun.promise;
    // On SQLite there is one pen; PostgreSQL has another connection for the next one.
    const next = dialect === 'sqlite' ? store.transaction(async () => undefined) : undefined;
    const told = store.pool();
    letGo.resolve();
    await Promise.all([holding, next]);
    expect([told.open - told.idle, told.waiting]).toEqual([1, dialect === 'sqlite' ? 1 : 0]);
    expect(await figures()).toEqual([0, 0]);
  });
});
