import { CompiledQuery, type KyselyPlugin, sql } from 'kysely';
import type { StoreOptions } from '../../src/platform/database/open.ts';
import type { Db, Store } from '../../src/platform/database/store.ts';

/** A statement that a repository ran, and the function it came from. */
export interface RepositoryQuery {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly caller: string;
}

/** What listens to a store, and what it heard so far. */
export interface QueryLog {
  readonly options: Required<StoreOptions>;
  readonly queries: readonly RepositoryQuery[];
}

const REPOSITORY = /(?:src|tests)\/\S*repository\.ts$|src\/platform\/jobs\/(?:outbox|queue)\.ts$/;

/** The functions that are running, the innermost first. As they are: to write a stack down, with the places of the sources, takes longer than a query. */
function running(): readonly NodeJS.CallSite[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  let found: readonly NodeJS.CallSite[] = [];
  Error.prepareStackTrace = (_error, sites) => {
    found = sites;
  };
  // What puts a query together is ten deep at most.
  Error.stackTraceLimit = 24;
  void new Error('where').stack;
  Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  return found;
}

// A query is put together while the function that asks for it is running, so that function is on the stack; when it runs, it is not any more.
function callerOnStack(): string | undefined {
  for (const site of running()) {
    const [name, path] = [site.getFunctionName(), site.getFileName()];
    if (name !== null && typeof path === 'string' && REPOSITORY.test(path)) return `${path.slice(path.search(/(?:src|tests)\//))} ${name}`;
  }
  return undefined;
}

/** Notes each statement that comes from a repository.ts or from the outbox, once; those of tests are passed over. */
export function listenToRepositories(): QueryLog {
  const callers = new WeakMap<object, string>();
  const queries = new Map<string, RepositoryQuery>();
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      const caller = callerOnStack();
      if (caller !== undefined) callers.set(queryId, caller);
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  const onQuery = (query: CompiledQuery): void => {
    const caller = callers.get(query.queryId);
    if (caller !== undefined) queries.set(query.sql, { sql: query.sql, parameters: query.parameters, caller });
  };
  return {
    options: { onQuery, plugins: [plugin] },
    get queries() {
      return [...queries.values()];
    },
  };
}

/** Indexes over some of a table's rows: reading one of these from end to end is what it is for. */
const PARTIAL = /outbox_waiting|outbox_done|outbox_dead/;

async function sqliteScans(db: Db, query: RepositoryQuery): Promise<readonly string[]> {
  const { rows } = await db.executeQuery<{ detail: string }>(CompiledQuery.raw(`explain query plan ${query.sql}`, [...query.parameters]));
  // "SEARCH transactions USING INDEX …" goes straight to its rows; "SCAN transactions" reads all of them. Subqueries and lists have no index.
  return rows.map((row) => row.detail).filter((detail) => /^SCAN (?!\(|CONSTANT|\d)/.test(detail) && !PARTIAL.test(detail) && isTable(query, detail));
}

// The plan names what is read by its alias; a common table expression is none of the database's tables, nor is a view: what that reads stands beside it.
function isTable({ sql: text }: RepositoryQuery, detail: string): boolean {
  const [, name = ''] = /^SCAN (\S+)/.exec(detail) ?? [];
  return (
    !new RegExp(`(with|,) "${name}"(\\([^)]*\\))? as \\(`).test(text) && !/^(jsonb?_(each|tree)|suspicious_ips|user_security_summary)$/.test(name)
  );
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly PlanNode[];
}

// An index read without a condition is the whole table in another order.
function scansIn(node: PlanNode): readonly string[] {
  const type = node['Node Type'];
  const readsAll =
    type === 'Seq Scan' ||
    (/^(Bitmap )?Index (Only )?Scan$/.test(type) && node['Index Cond'] === undefined && !PARTIAL.test(node['Index Name'] ?? ''));
  const here = readsAll ? [`${type} ${node['Relation Name'] ?? ''} ${node['Index Name'] ?? ''}`.trim()] : [];
  return [...here, ...(node.Plans ?? []).flatMap(scansIn)];
}

async function postgresScans(db: Db, query: RepositoryQuery): Promise<readonly string[]> {
  const plan = await db.executeQuery<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>(
    CompiledQuery.raw(`explain (format json) ${query.sql}`, [...query.parameters]),
  );
  return plan.rows.flatMap((row) => row['QUERY PLAN']).flatMap(({ Plan }) => scansIn(Plan));
}

/** Each statement that reads a whole table on this database, with its plan. None of them is run. */
export function fullScans(store: Store, queries: readonly RepositoryQuery[]): Promise<readonly string[]> {
  return store.transaction(async (db) => {
    if (store.dialect === 'postgres') await sql`set local enable_seqscan = off`.execute(db);
    const found: string[] = [];
    for (const query of queries) {
      const scans = await (store.dialect === 'sqlite' ? sqliteScans : postgresScans)(db, query);
      if (scans.length > 0) found.push(`${query.caller} reads everything (${scans.join('; ')}):\n  ${query.sql}`);
    }
    return found;
  });
}
