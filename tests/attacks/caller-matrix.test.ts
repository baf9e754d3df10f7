import { beforeAll, describe, expect, it } from 'vitest';
import { listApi } from '../../src/main/describe-api.ts';
import { onEachDatabase } from '../support/databases.ts';
import { validBody } from './support/bodies.ts';
import { finderOf } from './support/canaries.ts';
import { bySession, csrfTokenOf, openSession } from './support/credentials.ts';
import { ownRequest } from './support/aims.ts';
import { parametersOf } from './support/ids.ts';
import { type Api, changes, readApi } from './support/operations.ts';
import { type Allowed, tryAll } from './support/try-all.ts';
import { administrator, visitorKinds } from './support/visitors.ts';
import { startWorld, type World } from './support/world.ts';

const LONG_MS = 600_000;

/** What administrators are for: they see who has an account and what happened to it, and end sessions and accounts' use. No rows of a ledger or a week. */
const administratorsMay: Allowed = {
  sees: ({ endpoint }) =>
    endpoint.access === 'admin'
      ? [
          'users.email',
          'users.full_name',
          'verification_audit_log.ip_address',
          'verification_audit_log.user_agent',
          'verification_audit_log.event_type',
        ]
      : [],
  changes: ({ endpoint }) => (endpoint.access === 'admin' ? ['users', 'sessions', 'api_tokens', 'verification_audit_log', 'outbox'] : []),
};

/** Columns that their owner is shown somewhere: what would not be found there would be found nowhere. */
const SHOWN_TO_THEIR_OWNER: readonly string[] = [
  'users.email',
  'users.full_name',
  'sessions.user_agent',
  'user_profiles.location_city',
  'user_health_checkins.relationships_notes',
  'ledger_accounts.name',
  'ledger_accounts.balance',
  'transactions.payee',
  'transactions.memo',
  'transactions.amount',
  'imports.file_name',
  'import_rejects.raw',
  'category_rules.payee',
  'recurring_items.name',
  'planned_events.name',
  'planned_events.amount',
  'financial_questionnaire_submissions.monthly_income',
  'reminder_schedules.message',
];

describe('every request of the API', () => {
  let api: Api;
  beforeAll(async () => {
    const { endpoints, problems } = await listApi();
    api = await readApi(endpoints, problems);
  });

  it('has a body that it takes, or one is written in tests/attacks/support/bodies.ts', () => {
    const writing = api.operations.filter(({ endpoint }) => endpoint.body !== undefined);
    expect(writing.length).toBeGreaterThan(15);
    expect(writing.filter((operation) => validBody(operation, 'first') === undefined).map(({ place }) => place)).toEqual([]);
  });

  it('has no parameter in its address of which nobody knows whose it is', () => {
    expect(api.operations.flatMap(parametersOf).length).toBeGreaterThan(15);
  });
});

/** The victim's own answers to everything that they may read. */
async function ownAnswers({ store, app, sender, api, victim }: World): Promise<string> {
  const token = await openSession(store, app.clock.now(), { user_id: victim.id, bySecondFactor: true });
  const headers = bySession(sender.url, token, await csrfTokenOf(sender, token));
  const texts: string[] = [];
  for (const operation of api.operations.filter((each) => !changes(each) && each.endpoint.access !== 'admin')) {
    const got = await sender.send({ ...ownRequest(operation, victim.ids), headers });
    if (got.status >= 500) throw new Error(`${operation.place} answered ${got.status}: ${got.text}`);
    texts.push(got.text);
  }
  return texts.join('\n');
}

onEachDatabase('what somebody has', (open, dialect) => {
  it('is found where its owner is shown it, and not by a place in a list of theirs', { timeout: LONG_MS }, async () => {
    const world = await startWorld(await open());
    const found = finderOf(await world.canaries())(await ownAnswers(world)).map(({ where }) => where);
    expect([...new Set(found)]).toEqual(expect.arrayContaining([...SHOWN_TO_THEIR_OWNER]));
    expect(await withTheirCursors(world)).toEqual([]);
  });

  it('is not shown to, changed by, or told apart from nothing by anybody else, whatever they ask', { timeout: LONG_MS }, async () => {
    const world = await startWorld(await open());
    const places = world.api.operations.map(({ place }) => place);
    const findings: string[] = [];
    let requests = 0;
    for (const kind of visitorKinds.filter(({ needs }) => needs === undefined || places.includes(needs))) {
      const tried = await tryAll(world, kind);
      findings.push(...tried.findings);
      requests += tried.requests;
    }
    console.log(`${dialect}: ${requests} requests by ${visitorKinds.length} kinds of visitors, ${findings.length} findings`);
    expect(requests).toBeGreaterThan(1_000);
    expect(findings.slice(0, 40)).toEqual([]);
  });

  it('is seen and changed by administrators as far as their pages go, and no further', { timeout: LONG_MS }, async () => {
    const world = await startWorld(await open());
    const { findings } = await tryAll(world, administrator, administratorsMay);
    expect(findings.slice(0, 40)).toEqual([]);
  });
});

/** Asks each list of the other person for what comes after the victim's first row. Answers what was shown. */
async function withTheirCursors(world: World): Promise<readonly string[]> {
  const { store, app, sender, api, victim } = world;
  const other = visitorKinds.find(({ name }) => name === 'the other person');
  const visitor = await other?.enter(world);
  const headers = bySession(sender.url, await openSession(store, app.clock.now(), { user_id: victim.id }));
  const find = finderOf(await world.canaries());
  const findings: string[] = [];
  let cursors = 0;
  for (const { endpoint, place } of api.operations.filter(({ query, endpoint: { access } }) => 'cursor' in query && access === 'person')) {
    const page = await sender.send({ method: 'GET', path: `${endpoint.path}?limit=1`, headers });
    const cursor = /"next_cursor":"([^"]+)"/.exec(page.text)?.[1];
    if (cursor === undefined) continue;
    cursors += 1;
    const got = await sender.send({ method: 'GET', path: `${endpoint.path}?limit=50&cursor=${cursor}`, headers: (await visitor?.headers()) ?? {} });
    findings.push(...find(got.text).map(({ where }) => `${place} shows ${where}`));
  }
  expect(cursors).toBeGreaterThan(3);
  return findings;
}
