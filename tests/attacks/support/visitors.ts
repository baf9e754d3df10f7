import type { Endpoint } from '../../../src/contract/endpoint.ts';
import { instantOf } from '../../../src/platform/clock.ts';
import { bySession, byToken, csrfTokenOf, isKept, keepToken, openSession, type SessionState } from './credentials.ts';
import { addFullPerson, type Person } from './person.ts';
import type { World } from './world.ts';

/** What a visitor must be answered with; `lawful` for what they may do with the victim's own rows, which is not tried. */
export type Expected = { readonly status: number; readonly codes: readonly string[] } | 'lawful' | 'anything';

/** Somebody who tries everything. */
export interface Visitor {
  /** The headers that say who they are, at this moment. */
  headers(): Promise<Readonly<Record<string, string>>>;
  /** Whose rows a request names where it does not reach for the victim's. */
  own(): Person;
}

/** A kind of visitor. */
export interface VisitorKind {
  readonly name: string;
  readonly expected: (endpoint: Endpoint) => Expected;
  /** The request without which nobody can be of this kind. */
  readonly needs?: string;
  enter(world: World): Promise<Visitor>;
  /** Puts right what entering changed of the victim. */
  leave?(world: World): Promise<void>;
}

const HOUR_MS = 3_600_000;
const isPersons = ({ access }: Endpoint): boolean => access === 'person' || access === 'admin';
const isUnsafe = ({ method }: Endpoint): boolean => method !== 'GET';

const unknown: VisitorKind['expected'] = (endpoint) => (isPersons(endpoint) ? { status: 401, codes: ['auth.required'] } : 'anything');

/** Somebody else who signs in again whenever a request of theirs ended their session or their account. */
export async function somebodyElse(
  world: Pick<World, 'store' | 'app' | 'sender'>,
  role: 'person' | 'admin',
  bySecondFactor: boolean,
): Promise<Visitor> {
  let person = await addFullPerson(world.store, 'other', role);
  let token: string | undefined;
  let csrf: string | undefined;
  return {
    own: () => person,
    async headers() {
      if (token === undefined || !(await isKept(world.store, token))) {
        const found = await world.store.db.selectFrom('users').select(['is_active', 'role']).where('id', '=', person.id).executeTakeFirst();
        if (found?.is_active !== true || found.role !== role) person = await addFullPerson(world.store, 'other', role);
        token = await openSession(world.store, world.app.clock.now(), { user_id: person.id, bySecondFactor });
        csrf = await csrfTokenOf(world.sender, token);
      }
      return bySession(world.sender.url, token, csrf);
    },
  };
}

const always = (headers: Readonly<Record<string, string>>, own: Person): Visitor => ({ headers: async () => headers, own: () => own });

/** A visitor with a session of the victim's own, which is in this state. The CSRF token was told while the session lived. */
async function withSession(world: World, state: Omit<SessionState, 'user_id'>, hasCsrf = true): Promise<Visitor> {
  const { store, app, sender, victim } = world;
  const token = await openSession(store, app.clock.now(), { ...state, user_id: victim.id });
  const twin = await openSession(store, app.clock.now(), { user_id: victim.id });
  world.secrets.push(token, twin);
  const isLiving = (state.age ?? 0) < 12 * HOUR_MS && (state.idle ?? 0) < HOUR_MS;
  const csrf = isLiving ? await csrfTokenOf(sender, token) : await csrfTokenOf(sender, twin);
  return always(bySession(sender.url, token, hasCsrf ? csrf : undefined), victim);
}

/** A visitor with a personal token of the victim's own. */
async function withToken(
  world: World,
  scopes: readonly ('read' | 'write')[],
  state: { endsIn?: number; isRevoked?: boolean } = {},
): Promise<Visitor> {
  const token = await keepToken(world.store, world.app.clock.now(), { user_id: world.victim.id, scopes, ...state });
  world.secrets.push(token);
  return always(byToken(token), world.victim);
}

/** A token opens what is not for sessions only, by its scope. */
const byScope =
  (scope: 'read' | 'write'): VisitorKind['expected'] =>
  (endpoint) => {
    if (!isPersons(endpoint)) return 'anything';
    if (endpoint.access === 'admin') return { status: 403, codes: ['auth.forbidden', 'auth.session_only'] };
    if (endpoint.needs !== undefined) return { status: 403, codes: ['auth.session_only', 'auth.token_scope'] };
    return isUnsafe(endpoint) === (scope === 'write') ? 'lawful' : { status: 403, codes: ['auth.token_scope'] };
  };

const anothers: VisitorKind['expected'] = (endpoint) => (endpoint.access === 'admin' ? { status: 403, codes: ['auth.forbidden'] } : 'anything');

async function setActive({ store, victim, app }: World, is_active: boolean): Promise<void> {
  await store.db
    .updateTable('users')
    .set({ is_active, updated_at: instantOf(app.clock.now()) })
    .where('id', '=', victim.id)
    .execute();
}

/** Everybody who tries. Those who are not somebody else hold something of the victim's own that is no longer, or not so far, good. */
export const visitorKinds: readonly VisitorKind[] = [
  { name: 'anonymous', expected: unknown, enter: async ({ victim }) => always({ 'sec-fetch-site': 'same-origin' }, victim) },
  { name: 'the other person', expected: anothers, enter: (world) => somebodyElse(world, 'person', true) },
  {
    name: 'an administrator without a factor',
    expected: (endpoint) => (endpoint.access === 'admin' ? { status: 403, codes: ['auth.second_factor_required'] } : 'anything'),
    enter: (world) => somebodyElse(world, 'admin', false),
  },
  {
    name: 'disabled',
    expected: unknown,
    async enter(world) {
      const visitor = await withSession(world, {});
      await setActive(world, false);
      return visitor;
    },
    leave: (world) => setActive(world, true),
  },
  { name: 'a session that was idle for an hour', expected: unknown, enter: (world) => withSession(world, { age: HOUR_MS, idle: HOUR_MS }) },
  { name: 'a session of twelve hours', expected: unknown, enter: (world) => withSession(world, { age: 12 * HOUR_MS }) },
  {
    name: 'without a CSRF token',
    expected: (endpoint) => {
      // What is anybody's is asked without one.
      return isUnsafe(endpoint) && isPersons(endpoint) ? { status: 403, codes: ['auth.csrf'] } : 'lawful';
    },
    enter: (world) => withSession(world, {}, false),
  },
  {
    name: 'a session that was confirmed eleven minutes ago',
    expected: (endpoint) => {
      if (endpoint.access === 'admin') return { status: 403, codes: ['auth.forbidden'] };
      return endpoint.needs === 'confirmed' ? { status: 403, codes: ['auth.confirm_first'] } : 'lawful';
    },
    enter: (world) => withSession(world, { age: 11 * 60_000, confirmed: 11 * 60_000 }),
  },
  { name: 'a token that reads', needs: 'POST /api/tokens', expected: byScope('read'), enter: (world) => withToken(world, ['read']) },
  { name: 'a token that writes', needs: 'POST /api/tokens', expected: byScope('write'), enter: (world) => withToken(world, ['write']) },
  { name: 'a token that has ended', expected: unknown, enter: (world) => withToken(world, ['read', 'write'], { endsIn: 0 }) },
  { name: 'a token that was revoked', expected: unknown, enter: (world) => withToken(world, ['read', 'write'], { isRevoked: true }) },
];

/** Who may do what administrators do: by their endpoints they see and end what is somebody else's. */
export const administrator: VisitorKind = {
  name: 'an administrator',
  expected: () => 'anything',
  enter: (world) => somebodyElse(world, 'admin', true),
};
