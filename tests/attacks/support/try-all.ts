import { type Aim, aimsOf, type Unsigned } from './aims.ts';
import type { Canary, FindCanaries } from './canaries.ts';
import { changes, type Operation } from './operations.ts';
import { differences, digestOf, type Rows, rowsOwnedBy } from './owned-rows.ts';
import type { Got } from './sender.ts';
import type { Visitor, VisitorKind } from './visitors.ts';
import { findOf, type World } from './world.ts';

/** What a kind of visitor may see and change of the victim after all, by `table.column`. */
export interface Allowed {
  readonly sees: (operation: Operation) => readonly string[];
  readonly changes: (operation: Operation) => readonly string[];
}

const NOTHING: Allowed = { sees: () => [], changes: () => [] };

/** What was found, and how much was tried. */
export interface Tried {
  readonly requests: number;
  /** A line for each leak, change, or answer that is not the one it must be. */
  readonly findings: readonly string[];
}

/** Lets a visitor try every request at everything of the victim's. */
export async function tryAll(world: World, kind: VisitorKind, allowed: Allowed = NOTHING): Promise<Tried> {
  const visitor = await kind.enter(world);
  const find = await findOf(world);
  const findings: string[] = [];
  let requests = 0;
  let [rows, digest] = [await rowsOwnedBy(world.store, world.victim.id), await digestOf(world.store, world.victim.id)];
  for (const operation of world.api.operations) {
    const expected = kind.expected(operation.endpoint);
    if (expected === 'lawful') continue;
    for (const aim of aimsOf(operation, visitor.own().ids, world.victim.ids)) {
      const label = `${kind.name}: ${operation.place} at ${aim.at}`;
      const asked = await askBoth(world, visitor, aim);
      requests += asked.answers.length;
      // Whose use of Mingus one may end, of those one may know that they exist.
      const judged = allowed.changes(operation).length > 0 ? { ...asked, told: [] } : asked;
      findings.push(...judge(judged, expected, find, allowed.sees(operation)).map((finding) => `${label}: ${finding}`));
    }
    if (!changes(operation)) continue;
    const digestNow = await digestOf(world.store, world.victim.id);
    if (digestNow === digest) continue;
    const after = await rowsOwnedBy(world.store, world.victim.id);
    findings.push(...unlawful(rows, after, allowed.changes(operation)).map((change) => `${kind.name}: ${operation.place} changed ${change}`));
    [rows, digest] = [after, digestNow];
  }
  const mayRead = world.api.operations.some((operation) => !changes(operation) && kind.expected(operation.endpoint) === 'lawful');
  if (!mayRead) findings.push(...(await lookAround(world, visitor, find)).map((finding) => `${kind.name}: ${finding}`));
  await kind.leave?.(world);
  return { requests, findings };
}

/** Addresses that are no endpoints, and those that are, asked for nothing but their head. */
const AROUND: readonly string[] = ['/', '/healthz', '/readyz', '/metrics', '/api/openapi.json', '/api/reference', '/api', '/api/', '/api/accounts/'];

async function lookAround({ sender, api }: World, visitor: Visitor, find: FindCanaries): Promise<readonly string[]> {
  const heads = api.operations
    .filter((operation) => !changes(operation) && !operation.endpoint.path.includes(':'))
    .map(({ endpoint }) => endpoint.path);
  const asked = [...AROUND.map((path) => ({ method: 'GET', path })), ...heads.map((path) => ({ method: 'HEAD', path }))];
  const findings: string[] = [];
  for (const { method, path } of asked) {
    const got = await sender.send({ method, path, headers: await visitor.headers() });
    const own = (method === 'HEAD' && got.text !== '') || (got.status >= 500 && path !== '/') ? [`answered ${got.status} ${got.text}`] : [];
    findings.push(...[...own, ...leaks(got, find).map(({ where }) => `shows ${where}`)].map((finding) => `${method} ${path} ${finding}`));
  }
  return findings;
}

function unlawful(before: Rows, after: Rows, lawful: readonly string[]): readonly string[] {
  return differences(before, after).filter((change) => !lawful.some((table) => change.startsWith(`${table}#`)));
}

interface Asked {
  readonly answers: readonly Got[];
  /** How the answer differs from that of the twin. */
  readonly told: readonly string[];
}

async function askBoth({ sender }: World, visitor: Visitor, { request, twin }: Aim): Promise<Asked> {
  const ask = async (unsigned: Unsigned) => sender.send({ ...unsigned, headers: { ...unsigned.headers, ...(await visitor.headers()) } });
  const got = await ask(request);
  if (twin === undefined) return { answers: [got], told: [] };
  const absent = await ask(twin);
  return { answers: [got, absent], told: distinguishing(got, absent) };
}

function judge(
  { answers, told }: Asked,
  expected: Exclude<ReturnType<VisitorKind['expected']>, 'lawful'>,
  find: FindCanaries,
  sees: readonly string[],
) {
  const shown = answers.flatMap((got) => leaks(got, find)).filter(({ where }) => !sees.includes(where));
  const leaked = [...new Set(shown.map(({ where, value }) => `shows ${where} (${value})`))];
  const wrong = answers.flatMap((got) => {
    if (got.status >= 500) return [`answered ${got.status}: ${got.text}`];
    if (expected === 'anything') return [];
    const isRight = got.status === expected.status && expected.codes.some((code) => got.text.includes(`"code":"${code}"`));
    return isRight ? [] : [`answered ${got.status} ${got.text.slice(0, 200)} where ${expected.status} ${expected.codes.join(' or ')} was due`];
  });
  return [...leaked, ...wrong, ...told];
}

const leaks = ({ headers, text }: Got, find: FindCanaries): readonly Canary[] => find([text, ...[...headers].flat()].join('\n'));

// These are other for each answer, whoever asks.
const ALWAYS_OTHER: readonly string[] = ['x-request-id', 'date', 'ratelimit', 'connection', 'keep-alive'];

/** How an answer on another person's row can be told from one on a row that does not exist. */
function distinguishing(got: Got, absent: Got): readonly string[] {
  const head = ({ headers }: Got) => [...headers].filter(([name]) => !ALWAYS_OTHER.includes(name)).map(([name, value]) => `${name}: ${value}`);
  // What is done to a person's own rows is answered with numbers of its own; what is refused is not.
  const body = ({ status, text }: Got) => (status < 300 ? text.replaceAll(/"(\w*id|created_at|updated_at)":("[^"]*"|\d+)/g, '"$1":…') : text);
  const isDone = got.status < 300 && absent.status < 300;
  const differ = (what: string, one: string, other: string) =>
    one === other ? [] : [`is told from what does not exist by its ${what}: ${one} against ${other}`];
  return [
    ...differ('status', `${got.status}`, `${absent.status}`),
    ...differ('body', body(got), body(absent)),
    ...(isDone ? [] : differ('headers', head(got).toSorted().join('; '), head(absent).toSorted().join('; '))),
  ];
}
