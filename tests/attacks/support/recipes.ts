import fc from 'fast-check';
import { bodyWith, type Ids, ownAddress, unsigned, type Unsigned } from './aims.ts';
import { STATEMENT, withMember } from './bodies.ts';
import { hostileNumber, hostilePart, hostileText, hostileValue, written } from './hostile-values.ts';
import { parametersOf } from './ids.ts';
import { changes, type Operation } from './operations.ts';
import { branchesOf, isOfType, membersOf, type Schema } from './schema.ts';

/** How a request is made of one that its endpoint would take. It names nobody's rows: whose they are is said when it is sent. */
export interface Recipe {
  readonly choice: 'first' | 'last';
  /** What stands in the place of parameters of the address; those that are not named are the sender's own. */
  readonly address: Readonly<Record<string, string>>;
  /** The query as it is sent, without its question mark; null for what the endpoint needs. */
  readonly query: string | null;
  readonly body: Body;
  readonly headers: Readonly<Record<string, string>>;
}

type Change = readonly [path: readonly string[], value: unknown];
type Body =
  | { readonly kind: 'changed'; readonly changes: readonly Change[] }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'form'; readonly fields: readonly (readonly [string, string])[]; readonly file: string };

/** Values that a schema takes, as far as it says; what it does not say is left to chance. */
function fitting(schema: Schema): fc.Arbitrary<unknown> {
  const branches = branchesOf(schema);
  return branches.length === 1 ? fittingOne(branches[0] ?? schema) : fc.oneof(...branches.map(fittingOne));
}

const DAYS = ['1900-01-01', '2024-02-29', '2025-12-31', '2026-03-01', '2026-03-02', '2026-03-03', '2027-03-02', '2199-12-31'];
const MOMENTS = ['2026-03-02T12:00:00.000Z', '2026-12-31T23:59:59.999Z', '1970-01-01T00:00:00.000Z', '2026-03-29T02:30:00+02:00'];

function fittingOne(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (isOfType(schema, 'boolean')) return fc.boolean();
  if (isOfType(schema, 'integer') || isOfType(schema, 'number')) return fittingNumber(schema);
  if (isOfType(schema, 'string')) return fittingText(schema);
  if (isOfType(schema, 'array')) return fittingList(schema);
  if (isOfType(schema, 'object')) return fittingObject(schema);
  return fc.constantFrom(null, 1, 'a');
}

function fittingNumber(schema: Schema): fc.Arbitrary<unknown> {
  const [min, max] = [Math.max(schema.minimum ?? -1e9, -1e12), Math.min(schema.maximum ?? 1e9, 1e12)];
  const whole = fc.integer({ min: Math.ceil(min), max: Math.max(Math.ceil(min), Math.floor(max)) });
  if (isOfType(schema, 'integer')) return fc.oneof(whole, fc.constantFrom(Math.ceil(min), Math.floor(max)));
  return fc.oneof(
    whole,
    fc.constantFrom(min, max),
    fc.tuple(whole, fc.nat(99)).map(([major, minor]) => Number(`${major}.${minor}`)),
  );
}

function fittingText({ format, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<unknown> {
  if (format === 'date') return fc.constantFrom(...DAYS);
  if (format === 'date-time') return fc.constantFrom(...MOMENTS);
  if (format === 'email') return fc.nat(999).map((number) => `somebody${number}@example.org`);
  const longest = Math.max(minLength, Math.min(maxLength, 60));
  return fc.oneof(
    fc.string({ unit: 'grapheme', minLength, maxLength: longest }),
    fc.constantFrom('some words', ' with space around ', 'ünï cödé', '👍').map((text) => text.padEnd(minLength, '.')),
    fc.constant('y'.repeat(Math.min(maxLength, 3_000))),
  );
}

function fittingList({ items, prefixItems, minItems = 0, maxItems = 5 }: Schema): fc.Arbitrary<unknown> {
  if (prefixItems !== undefined) return fc.tuple(...prefixItems.map(fitting));
  if (typeof items !== 'object') return fc.constant([]);
  return fc.array(fitting(items), { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 5)) });
}

function fittingObject({ properties = {}, required = [], additionalProperties }: Schema): fc.Arbitrary<unknown> {
  const members = Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, fitting(member)]));
  const known = fc.record(members, { requiredKeys: required.filter((name) => name in members), noNullPrototype: true });
  if (typeof additionalProperties !== 'object') return known;
  return fc.tuple(known, fc.dictionary(hostileText, fitting(additionalProperties), { maxKeys: 4 })).map(([one, other]) => ({ ...one, ...other }));
}

/** What does not fit: mostly of the right type all the same, for a wrong one is refused before anybody has looked at it. */
function misfit(schema: Schema): fc.Arbitrary<unknown> {
  const types = branchesOf(schema);
  const isText = types.some((each) => isOfType(each, 'string'));
  const isNumber = types.some((each) => isOfType(each, 'number') || isOfType(each, 'integer'));
  const right = isText ? hostileText : isNumber ? hostileNumber : hostileValue;
  return fc.oneof({ arbitrary: right, weight: 4 }, { arbitrary: hostileValue, weight: 1 });
}

/** One member of a body: what fits there, or what does not; none, or one that is not known. */
function changeOf(schema: Schema): fc.Arbitrary<Change> {
  const members = membersOf(schema);
  const unknown = fc.tuple(hostileText, hostileValue).map(([name, value]): Change => [[name], value]);
  if (members.length === 0) return unknown;
  const member = fc.constantFrom(...members);
  return fc.oneof(
    { arbitrary: member.chain((at) => fitting(at.schema).map((value): Change => [at.path, value])), weight: 8 },
    { arbitrary: member.chain((at) => misfit(at.schema).map((value): Change => [at.path, value])), weight: 10 },
    { arbitrary: member.map(({ path }): Change => [path, undefined]), weight: 1 },
    { arbitrary: unknown, weight: 1 },
  );
}

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.constantFrom('{"a":"\u00e4"}', '[1]').map((text) => Buffer.from(text, 'utf16le')),
);
const brokenText = fc.constantFrom(
  '',
  '{',
  '[',
  '"',
  'null',
  '{"a":1,"a":2}',
  '{"a":1}}',
  '\ufeff{}',
  '{"a":\u0000}',
  '{"\\ud800":1}',
  'NaN',
  '{"a":1e400}',
  "{'a':1}",
  '<a/>',
  'a=1&b=2',
  '['.repeat(20_000),
  `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
  `"${'z'.repeat(1_100_000)}"`,
);

function bodyOf({ body: schema, endpoint }: Operation): fc.Arbitrary<Body> {
  if (endpoint.multipart === true && schema !== undefined) return formOf(schema);
  const none = fc.constant<Body>({ kind: 'changed', changes: [] });
  if (schema === undefined)
    return fc.oneof({ arbitrary: none, weight: 9 }, { arbitrary: hostileValue.map((value): Body => ({ kind: 'value', value })), weight: 1 });
  return fc.oneof(
    { arbitrary: none, weight: 2 },
    { arbitrary: fc.array(changeOf(schema), { minLength: 1, maxLength: 3 }).map((list): Body => ({ kind: 'changed', changes: list })), weight: 10 },
    { arbitrary: fitting(schema).map((value): Body => ({ kind: 'value', value })), weight: 5 },
    { arbitrary: hostileValue.map((value): Body => ({ kind: 'value', value })), weight: 1 },
    { arbitrary: brokenText.map((text): Body => ({ kind: 'text', text })), weight: 1 },
    { arbitrary: bytes.map((each): Body => ({ kind: 'bytes', bytes: each })), weight: 1 },
  );
}

const files = fc.oneof(
  fc.constantFrom(
    STATEMENT,
    '',
    'a',
    '\u0000'.repeat(50),
    'OFXHEADER:100\n<OFX>',
    '!Type:Bank\nD13/13/2026\nT1e400\n^',
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///x">]><a>&b;</a>',
  ),
  fc
    .array(fc.tuple(hostileText, hostileText, hostileText), { maxLength: 6 })
    .map((rows) => ['Date,Payee,Amount', ...rows.map((row) => row.join(','))].join('\n')),
  hostileText.map((payee) => `Date,Payee,Amount\n2026-02-03,"${payee.replaceAll('"', '""')}",-12.50\n2026-02-04,Corner Bakery,-4.20\n`),
  hostileText.map((amount) => `Date,Payee,Amount\n2026-02-03,Green Grocer,${amount}\n2026-02-04,Corner Bakery,-4.20\n`),
);

function formOf(schema: Schema): fc.Arbitrary<Body> {
  // A form may be a file alone.
  const names = fc.oneof(fc.constantFrom('options', ...Object.keys(schema.properties ?? {})), hostileText);
  const values = fc.oneof(
    fc.constant('{}'),
    hostileText,
    hostileValue.map(written),
    hostileValue.map((value) => written({ accounts: value, mapping: value, date_order: value })),
  );
  return fc.tuple(fc.array(fc.tuple(names, values), { maxLength: 3 }), files).map(([fields, file]): Body => ({ kind: 'form', fields, file }));
}

function queryOf({ query }: Operation): fc.Arbitrary<string | null> {
  const names = Object.keys(query);
  const none = { arbitrary: fc.constant(null), weight: names.length === 0 ? 30 : 4 };
  const member = (name: fc.Arbitrary<string>) => fc.tuple(name, hostilePart).map((pair) => pair.join('='));
  const odd = fc.array(member(fc.oneof(hostilePart, fc.constantFrom('__proto__', 'constructor[prototype]', 'limit[]', 'cursor'))), { maxLength: 3 });
  const other = { arbitrary: odd.map((pairs) => pairs.join('&')), weight: 1 };
  if (names.length === 0) return fc.oneof(none, other);
  const known = fc.constantFrom(...names);
  const fits = known.chain((name) => fitting(query[name] ?? {}).map((value) => `${name}=${encodeURIComponent(String(value).toWellFormed())}`));
  const pairs = fc.array(fc.oneof({ arbitrary: fits, weight: 6 }, { arbitrary: member(known), weight: 3 }), { minLength: 1, maxLength: 4 });
  return fc.oneof(none, other, { arbitrary: pairs.map((list) => list.join('&')), weight: 8 });
}

const headersOf = (operation: Operation): fc.Arbitrary<Readonly<Record<string, string>>> => {
  const readable = hostileText.map((text) => text.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 300));
  const odd: fc.Arbitrary<Readonly<Record<string, string>>> = fc.oneof(
    readable.map((key) => ({ 'idempotency-key': key })),
    readable.map((agent) => ({ 'user-agent': agent })),
    readable.map((cookie) => ({ 'x-forwarded-for': cookie })),
    readable.map((token) => ({ authorization: `Bearer ${token}` })),
    readable.map((kind) => ({ 'content-type': kind })),
    fc.constantFrom('text/csv', 'text/html', '*/*;q=x', 'application/json;q=0').map((accept) => ({ accept })),
    fc.constantFrom('gzip', 'br', 'identity, gzip', 'x').map((coding) => ({ 'content-encoding': coding })),
    fc
      .constantFrom(
        'application/json; charset=utf-16',
        'application/json;;',
        'APPLICATION/JSON',
        'application/json, text/plain',
        'multipart/form-data; boundary=',
        'text/json',
      )
      .map((kind) => ({ 'content-type': kind })),
  );
  const none = fc.constant({});
  return changes(operation) || operation.endpoint.csv !== undefined
    ? fc.oneof({ arbitrary: none, weight: 8 }, { arbitrary: odd, weight: 1 })
    : fc.oneof({ arbitrary: none, weight: 20 }, { arbitrary: odd, weight: 1 });
};

function addressOf(operation: Operation): fc.Arbitrary<Readonly<Record<string, string>>> {
  const [parameter] = parametersOf(operation);
  const own = fc.constant({});
  if (parameter === undefined) return own;
  return fc.oneof({ arbitrary: own, weight: 4 }, { arbitrary: hostilePart.map((part) => ({ [parameter.name]: part })), weight: 1 });
}

/** Requests of one endpoint, from those that it takes to those that nobody would. */
export const recipeOf = (operation: Operation): fc.Arbitrary<Recipe> =>
  fc.record({
    choice: fc.constantFrom('first' as const, 'last' as const),
    address: addressOf(operation),
    query: queryOf(operation),
    body: bodyOf(operation),
    headers: headersOf(operation),
  });

function form(fields: readonly (readonly [string, string])[], file: string): Pick<Unsigned, 'headers' | 'body'> {
  const boundary = 'part-of-a-form';
  const named = fields.map(([name, value]) => `content-disposition: form-data; name="${name.replaceAll(/["\r\n]/g, '?')}"\r\n\r\n${value}`);
  const parts = [...named, `content-disposition: form-data; name="file"; filename="statement.csv"\r\ncontent-type: text/csv\r\n\r\n${file}`];
  const body = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('');
  return { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body: `${body}--${boundary}--\r\n` };
}

function sentBody(operation: Operation, own: Ids, { body, choice }: Recipe): Pick<Unsigned, 'headers' | 'body'> {
  const headers = { 'content-type': 'application/json' };
  switch (body.kind) {
    case 'form':
      return form(body.fields, body.file);
    case 'text':
      return { headers, body: body.text };
    case 'bytes':
      return { headers, body: body.bytes };
    case 'value':
      return { headers, body: written(body.value) };
    case 'changed': {
      const whole = bodyWith(operation, own, choice);
      const changed = body.changes.reduce<unknown>((held, [path, value]) => withMember(held, path, value), whole);
      return changed === undefined ? { headers: {} } : { headers, body: written(changed) };
    }
  }
}

/** The request of a recipe for somebody whose rows are called so. */
export function requestOf(operation: Operation, own: Ids, recipe: Recipe): Unsigned {
  const needed = unsigned(operation, ownAddress(operation, own), {}, undefined);
  const [path = '', query] = needed.path.split('?');
  const [parameter] = Object.values(recipe.address);
  const address = parameter === undefined ? path : operation.endpoint.path.replace(/:\w+/, () => parameter);
  const asked = recipe.query ?? query;
  const { headers, body } = sentBody(operation, own, recipe);
  return { method: needed.method, path: asked === undefined ? address : `${address}?${asked}`, headers: { ...headers, ...recipe.headers }, body };
}
