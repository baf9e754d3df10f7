import { expect, it } from 'vitest';
import { z } from 'zod';
import { listApi } from '../../src/main/describe-api.ts';
import { onEachDatabase } from '../support/databases.ts';
import { bodyWith, ownAddress, unsigned } from './support/aims.ts';
import { isKept } from './support/credentials.ts';
import { intruded, type Place, placesIn, valueFor } from './support/intrusions.ts';
import { type Operation, readApi } from './support/operations.ts';
import { differences, everyRowOf, rowsOwnedBy } from './support/owned-rows.ts';
import { membersOf } from './support/schema.ts';
import type { Got } from './support/sender.ts';
import { askAs, type Stranger, strangerIn } from './support/stranger.ts';
import { startWorld, type World } from './support/world.ts';

const LONG_MS = 600_000;

/** What no body of any request may set, whatever it is called for. */
const NEVER_SET: readonly string[] = [
  'id user_id role is_active is_demo created_at updated_at deleted_at',
  'password_hash password_is_short phone_verified_at email_verified_at token_hash confirmed_at second_factor_at',
  'last_seen_at expires_at revoked_at used_at last_used_at sealed_secret code_hash challenge_hash tries',
  'risk_score attempts sign_count import_id undone_at is_complete completion_percentage financial_health_score',
].flatMap((names) => names.split(' '));

/** Where a name of that list is a body's own after all, and means something else. */
const MEANT_OTHERWISE: readonly string[] = [
  // When a personal token ends is its person's choice.
  'POST /api/tokens expires_at',
  // Until when a proof of work is good: signed by the server.
  'POST /api/auth/sign-in-link expires_at',
  'POST /api/verification/send expires_at',
  'POST /api/verification/resend expires_at',
  // What a passkey is called by its authenticator.
  'POST /api/auth/second-factor id',
  'POST /api/auth/confirm id',
  'POST /api/factors/passkeys id',
];

async function columnsOf({ store: { db } }: World): Promise<readonly string[]> {
  const tables = await db.introspection.getTables();
  return [...new Set(tables.flatMap(({ columns }) => columns.map(({ name }) => name)))];
}

const inside = ({ path }: Place): string => (path.length === 0 ? '' : ` in ${path.join('.')}`);

/** Where something was put in, and what was answered. */
interface Put {
  readonly where: string;
  readonly isFree: boolean;
  readonly isRefused: boolean;
}

const problem = z.looseObject({ fields: z.array(z.looseObject({ path: z.string() })) });

/** The members of a body that an answer refuses by their names; items of lists without their numbers. */
function refusedIn({ status, text }: Got): readonly string[] {
  if (status !== 400) return [];
  return problem.parse(JSON.parse(text)).fields.map(({ path }) => path.replaceAll(/(^|\.)\d+(?=\.|$)/g, ''));
}

/** Puts all columns into one body; those that are not refused by name then go into one of their own. */
async function putInto(world: World, stranger: Stranger, operation: Operation, columns: readonly string[]): Promise<readonly Put[]> {
  const { body: schema, place } = operation;
  if (schema === undefined) return [];
  const body = bodyWith(operation, stranger.own.ids);
  const put: Put[] = [];
  for (const at of placesIn(body, schema)) {
    const unknown = columns.filter((each) => !at.known.includes(each));
    const nameOf = (column: string): string => [...at.path.filter((step) => step !== '[]'), column].join('.');
    const refusedWith = async (names: readonly string[]): Promise<readonly string[]> => {
      const more = names.reduce<unknown>((held, column) => intruded(held, at, column, valueFor(column, world.victim.id)), body);
      return refusedIn(await askAs(world, stranger, unsigned(operation, ownAddress(operation, stranger.own.ids), {}, more)));
    };
    const refused = await refusedWith(unknown);
    for (const column of unknown) {
      const isRefused = refused.includes(nameOf(column)) || (await refusedWith([column])).includes(nameOf(column));
      put.push({ where: `${place}: ${column}${inside(at)}`, isFree: at.isFree, isRefused });
    }
  }
  return put;
}

it('no body of any request has a member that is not for a person to say', async () => {
  const { endpoints, problems } = await listApi();
  const { operations } = await readApi(endpoints, problems);
  const members = operations.flatMap(({ body, place }) =>
    body === undefined ? [] : membersOf(body).map(({ name }) => ({ place: `${place} ${name}`, name })),
  );
  expect(members.length).toBeGreaterThan(80);
  const wrong = members.filter(({ place, name }) => NEVER_SET.includes(name) && !MEANT_OTHERWISE.includes(place));
  expect(wrong.map(({ place }) => place)).toEqual([]);
});

onEachDatabase('a column that is put into a body', (open, dialect) => {
  it('is refused by its name, at the top and inside, and changes nothing', { timeout: LONG_MS }, async () => {
    const world = await startWorld(await open());
    const [stranger, administrator] = [await strangerIn(world), await strangerIn(world, 'admin')];
    const columns = await columnsOf(world);
    expect(columns.length).toBeGreaterThan(200);
    expect(columns).toEqual(expect.arrayContaining(['role', 'is_active', 'is_demo', 'user_id', 'password_hash', 'email_verified_at']));
    // No database is asked before the body has been read: each name is tried on one of them, those that matter most on both.
    const tried = dialect === 'sqlite' ? columns : NEVER_SET;
    const before = await everyRowOf(world.store);
    const put: Put[] = [];
    for (const operation of world.api.operations) {
      const asker = operation.endpoint.access === 'admin' ? administrator : stranger;
      put.push(...(await putInto(world, asker, operation, tried)));
    }
    const kept = put.filter(({ isFree }) => isFree).map(({ where }) => where.split(': ')[0]);
    console.log(`${dialect}: ${put.length} columns put into bodies, ${put.filter(({ isFree, isRefused }) => !isFree && !isRefused).length} taken`);
    expect(put.filter(({ isFree, isRefused }) => !isFree && !isRefused).map(({ where }) => where)).toEqual([]);
    expect(put.length).toBeGreaterThan(tried.length * 15);
    // Where members may have any name, they are names: what they are kept in is one column of the sender's own.
    expect([...new Set(kept)]).toEqual(['POST /api/questionnaires']);
    const changes = differences(before, await everyRowOf(world.store)).filter(
      // A questionnaire that was sent is a change of the sender's data, and so are preferences.
      (change) => !/^((financial_questionnaire_submissions|outbox)#\d+ is new|user_preferences#\d+[. ]|data_versions#\d+\.version: )/.test(change),
    );
    expect(changes).toEqual([]);
  });

  it('changes nothing from the query of a request either', { timeout: LONG_MS }, async () => {
    const world = await startWorld(await open());
    const query = Object.fromEntries(NEVER_SET.map((column) => [column, String(valueFor(column, world.victim.id))]));
    const victims = await rowsOwnedBy(world.store, world.victim.id);
    let stranger = await strangerIn(world);
    for (const operation of world.api.operations.filter(({ endpoint }) => endpoint.body !== undefined && endpoint.access === 'person')) {
      if (!(await isKept(world.store, stranger.token))) stranger = await strangerIn(world);
      const before = await userRow(world, stranger.own.id);
      await askAs(world, stranger, unsigned(operation, ownAddress(operation, stranger.own.ids), query, bodyWith(operation, stranger.own.ids)));
      const after = await userRow(world, stranger.own.id);
      // Whoever has erased their account has no row left.
      // Whoever shows their password may choose another.
      const { password_hash: _, ...rest } = guarded(before);
      const expected = operation.place === 'POST /api/me/password' ? expect.objectContaining(rest) : guarded(before);
      if (after !== undefined) expect(guarded(after), operation.place).toEqual(expected);
    }
    expect(differences(victims, await rowsOwnedBy(world.store, world.victim.id))).toEqual([]);
  });
});

const userRow = ({ store: { db } }: World, id: number) => db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst();

const guardedColumns = z.object({
  id: z.int(),
  role: z.string(),
  is_active: z.boolean(),
  is_demo: z.boolean(),
  password_hash: z.string(),
  phone_number: z.string().nullable(),
  phone_verified_at: z.string().nullable(),
  email_verified_at: z.string().nullable(),
  created_at: z.string(),
});
const guarded = (row: unknown) => guardedColumns.parse(row);
