import { expect, it } from 'vitest';
import { onEachDatabase } from '../support/databases.ts';
import { ownRequest, type Unsigned } from './support/aims.ts';
import { csrfTokenOf, isKept, openSession } from './support/credentials.ts';
import { forgeries, type OwnHeaders } from './support/forgeries.ts';
import { changes, type Operation } from './support/operations.ts';
import { differences, digestOf, everyRowOf, type Rows } from './support/owned-rows.ts';
import { createSender } from './support/sender.ts';
import { askAs, type Stranger, strangerIn } from './support/stranger.ts';
import { startWorld, type World } from './support/world.ts';

const LONG_MS = 600_000;

// What the secret in the address gives the right to is asked for by programs of mail, which say nothing of themselves.
const unsafeOf = ({ api }: World): readonly Operation[] => api.operations.filter((each) => changes(each) && each.endpoint.access !== 'by_link');

/** The tokens of one person in all the states in which they are not good for this session. */
async function headersOf(world: World, { own, token, csrf }: Stranger): Promise<OwnHeaders> {
  const { store, app, sender } = world;
  const another = await openSession(store, app.clock.now(), { user_id: own.id });
  const before = await openSession(store, app.clock.now(), { user_id: own.id });
  const stale = await csrfTokenOf(sender, before);
  await store.db
    .deleteFrom('sessions')
    .where('user_id', '=', own.id)
    .where('id', '=', await newestSession(world, own.id))
    .execute();
  return {
    url: sender.url,
    cookie: `mingus_session=${token}`,
    csrf,
    ofAnotherSession: await csrfTokenOf(sender, another),
    ofSomebodyElse: (await strangerIn(world)).csrf,
    stale,
  };
}

async function newestSession({ store: { db } }: World, userId: number): Promise<number> {
  const { id } = await db.selectFrom('sessions').select('id').where('user_id', '=', userId).orderBy('id', 'desc').executeTakeFirstOrThrow();
  return id;
}

/**
 * Whether an answer is a refusal that a forged request may get: what is asked for is not done, whatever was sent. Whoever is no administrator is told so
 * before the kind of content is looked at.
 */
const isRefused = (status: number, text: string): boolean =>
  status === 403 ? /"code":"auth\.(csrf|forbidden)"/.test(text) : [404, 405, 415].includes(status);

/** What was tried, and what came of it. */
interface Forged {
  requests: number;
  readonly accepted: string[];
}

async function forgeAll(world: World, operation: Operation, request: Unsigned, own: OwnHeaders, forged: Forged): Promise<void> {
  for (const { name, needsNoSession, forge } of forgeries) {
    const sent = operation.endpoint.access === 'anyone' && !needsNoSession ? undefined : forge(request, own, operation);
    if (sent === undefined) continue;
    const got = await world.sender.send(sent);
    forged.requests += 1;
    // Another method of the same address that only reads is read.
    const isRead = sent.method !== request.method && ['GET', 'HEAD'].includes(sent.method) && got.status < 500;
    if (!isRead && !isRefused(got.status, got.text)) forged.accepted.push(`${operation.place} ${name}: ${got.status} ${got.text.slice(0, 200)}`);
  }
}

/** Looks what has changed, when something has: which request did it is told by where it was looked at. */
function watch({ store }: World) {
  let before: { readonly rows: Rows; readonly digest: string } | undefined;
  return async (): Promise<readonly string[]> => {
    const digest = await digestOf(store, 'everybody');
    if (digest === before?.digest) return [];
    const rows = await everyRowOf(store);
    const changed = before === undefined ? [] : differences(before.rows, rows);
    before = { rows, digest };
    return changed;
  };
}

onEachDatabase('a request that a person did not mean', (open, dialect) => {
  it('is refused, whichever way it is forged, and changes nothing', { timeout: LONG_MS }, async () => {
    const world = await startWorld(await open(), (_, url) => createSender(url));
    const stranger = await strangerIn(world);
    const own = await headersOf(world, stranger);
    const forged: Forged = { requests: 0, accepted: [] };
    const changed = watch(world);
    // Whoever asks first for the key of this server has it made: that is nobody's, and no change of anybody's.
    expect((await askAs(world, stranger, { method: 'GET', path: '/api/push', headers: {} })).status).toBe(200);
    await changed();
    expect(unsafeOf(world).length).toBeGreaterThan(30);
    for (const operation of unsafeOf(world)) {
      await forgeAll(world, operation, ownRequest(operation, stranger.own.ids), own, forged);
      forged.accepted.push(...(await changed()).map((change) => `${operation.place} changed ${change}`));
    }
    console.log(`${dialect}: ${forged.requests} forged requests, ${forged.accepted.length} accepted`);
    expect(forged.accepted).toEqual([]);
  });

  it('is told from one that they meant, which is heard', { timeout: LONG_MS }, async () => {
    const world = await startWorld(await open());
    const unheard: string[] = [];
    let stranger = await strangerIn(world);
    for (const operation of unsafeOf(world)) {
      // What they meant may have ended their session, or their account.
      if (!(await isKept(world.store, stranger.token))) stranger = await strangerIn(world);
      const got = await askAs(world, stranger, ownRequest(operation, stranger.own.ids));
      if (got.text.includes('"code":"auth.csrf"') || [405, 415].includes(got.status) || got.status >= 500)
        unheard.push(`${operation.place}: ${got.status} ${got.text}`);
    }
    expect(unheard).toEqual([]);
  });
});
