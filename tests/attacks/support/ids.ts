import type { Operation } from './operations.ts';
import { isOfType, type Member, membersOf, type Schema } from './schema.ts';

/** What a parameter of an address stands for: a row's number (or another column of it), or a word that means the same to everybody. */
export type Meaning = { readonly table: string; readonly column?: string } | { readonly words: readonly string[] };

/**
 * Every parameter of an address, by the address up to it. This is the one place where the attacks learn whose rows a request reaches for: a route
 * with a parameter that is not here fails the suite.
 */
const PARAMETERS: Readonly<Record<string, Meaning>> = {
  '/api/accounts/:id': { table: 'ledger_accounts' },
  // Blocks of addresses are nobody's.
  '/api/admin/address-blocks/:id': { words: ['1', '2'] },
  '/api/admin/invitations/:id': { table: 'account_links' },
  // Nor are jobs.
  '/api/admin/jobs/:id': { words: ['1', '2'] },
  '/api/admin/users/:id': { table: 'users' },
  '/api/category-changes/:id': { table: 'category_changes' },
  '/api/category-rules/:id': { table: 'category_rules' },
  '/api/checkins/:date': { table: 'user_health_checkins', column: 'checkin_date' },
  '/api/devices/:id': { table: 'devices' },
  '/api/events/:id': { table: 'planned_events' },
  '/api/factors/passkeys/:id': { table: 'passkeys' },
  '/api/imports/:id': { table: 'imports' },
  '/api/onboarding/steps/:step': { words: ['profile', 'welcome'] },
  '/api/recurring/:id': { table: 'recurring_items' },
  '/api/reminder-targets/:id': { table: 'reminder_targets' },
  '/api/reminders/:id': { table: 'reminder_schedules' },
  '/api/sessions/:id': { table: 'sessions' },
  '/api/tokens/:id': { table: 'api_tokens' },
  '/api/transactions/:id': { table: 'transactions' },
  // A secret, of which only the hash is kept.
  '/feed/:secret': { words: ['AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'none'] },
  // Says whose reminders it stops, under a seal.
  '/unsubscribe/:secret': { words: ['7-weekly_checkin-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'none'] },
};

/** Members of bodies and queries that name a row, by their name. Null: they look like it and name no row of anybody. */
const MEMBERS: Readonly<Record<string, string | null>> = {
  account_id: 'ledger_accounts',
  ids: 'transactions',
  user_id: 'users',
  browser_id: 'push_subscriptions',
  challenge_id: null,
  // WebAuthn's own.
  id: null,
  rawId: null,
};

/** Members that hold JSON as text, in which no schema shows the ids: how one is written there. */
const WITHIN_TEXT: Readonly<Record<string, { readonly table: string; readonly written: (id: number | string) => string }>> = {
  options: { table: 'ledger_accounts', written: (id) => JSON.stringify({ accounts: { '': id } }) },
};

/** What the parameter at the end of this part of an address stands for. Throws when nobody has said. */
function meaningOf(upTo: string): Meaning {
  const meaning = PARAMETERS[upTo];
  if (meaning === undefined) throw new Error(`${upTo}: nobody has said what the parameter stands for; say it in tests/attacks/support/ids.ts`);
  return meaning;
}

/** The parameters of an address, each with what it stands for. */
export function parametersOf({ endpoint }: Operation): readonly { readonly name: string; readonly meaning: Meaning }[] {
  return [...endpoint.path.matchAll(/:(\w+)/g)].map(({ index, 0: text, 1: name = '' }) => ({
    name,
    meaning: meaningOf(endpoint.path.slice(0, index + text.length)),
  }));
}

/** A member that names rows of a table. */
export interface IdMember {
  readonly path: readonly string[];
  readonly table: string;
  /** The member's value that names this row. */
  readonly written: (id: number | string) => unknown;
}

function idMember({ name, path, schema }: Member, place: string): readonly IdMember[] {
  const within = WITHIN_TEXT[name];
  if (within !== undefined) return [{ path, ...within }];
  if (!/(^|_)ids?$|Id$/.test(name)) return [];
  const table = MEMBERS[name];
  if (table === undefined) throw new Error(`${place}: nobody has said which rows ${path.join('.')} names; say it in tests/attacks/support/ids.ts`);
  if (table === null) return [];
  return [{ path, table, written: (id) => (isOfType(schema, 'array') ? [id] : id) }];
}

/** The members of a schema that name a row. Throws for one that nobody has told the meaning of. */
export const idMembersOf = (schema: Schema, place: string): readonly IdMember[] => membersOf(schema).flatMap((member) => idMember(member, place));

/** The members of a query that name a row. */
export const idQueryOf = ({ query, place }: Operation): readonly IdMember[] => idMembersOf({ properties: query }, place);
