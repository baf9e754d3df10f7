import { z } from 'zod';
import { isRecord, STATEMENT, validBody, withMember } from './bodies.ts';
import { idMembersOf, idQueryOf, parametersOf } from './ids.ts';
import { changes, type Operation } from './operations.ts';
import { sampleOf, type Wanted } from './samples.ts';
import type { Sent } from './sender.ts';

/** Numbers of rows, by table. */
export type Ids = ReadonlyMap<string, readonly (number | string)[]>;

/** A request without who sends it. */
export type Unsigned = Sent;

/** A request that reaches for something of the victim's, and the same one reaching for what nobody has. */
export interface Aim {
  /** What it reaches for: `ledger_accounts 7 in account_id`; `itself` for a request that names nothing. */
  readonly at: string;
  readonly request: Unsigned;
  readonly twin?: Unsigned;
}

/** A number that no row has. */
const NOBODYS = 900_000_001;

/** A form as text: fields, and a bank's file as the part `file`. */
function formOf(fields: Readonly<Record<string, unknown>>): Pick<Sent, 'headers' | 'body'> {
  const boundary = 'part-of-a-form';
  const parts = Object.entries(fields).map(([name, value]) => `content-disposition: form-data; name="${name}"\r\n\r\n${String(value)}`);
  const file = `content-disposition: form-data; name="file"; filename="statement.csv"\r\ncontent-type: text/csv\r\n\r\n${STATEMENT}`;
  const body = [...parts, file].map((part) => `--${boundary}\r\n${part}\r\n`).join('');
  return { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body: `${body}--${boundary}--\r\n` };
}

const firstOf = (ids: Ids, table: string): number | string => ids.get(table)?.[0] ?? NOBODYS;

/** A body the endpoint takes, in which ids are the sender's own. */
export function bodyWith(operation: Operation, own: Ids, choice: Wanted['choice'] = 'last'): unknown {
  const valid = validBody(operation, choice);
  if (valid === undefined || operation.body === undefined) return valid;
  const present = idMembersOf(operation.body, operation.place).filter(({ path }) => holds(valid, path));
  return present.reduce<unknown>((body, { path, table, written }) => withMember(body, path, written(firstOf(own, table))), valid);
}

function holds(body: unknown, [first, ...rest]: readonly string[]): boolean {
  if (first === undefined) return true;
  if (first === '[]') return Array.isArray(body) && body.some((item) => holds(item, rest));
  return isRecord(body) && Object.hasOwn(body, first) && holds(body[first], rest);
}

/** The address with these values in the places of its parameters. */
const addressWith = (operation: Operation, values: Readonly<Record<string, number | string>>): string =>
  operation.endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name] ?? NOBODYS)));

/** The query members that the endpoint cannot do without. */
function neededQuery({ query, requiredQuery }: Operation): Readonly<Record<string, string>> {
  const choiceOf = (name: string): string => z.string().catch('1').parse(query[name]?.enum?.[0]);
  return Object.fromEntries(requiredQuery.map((name) => [name, choiceOf(name)]));
}

/** A request as it goes out, still without who sends it. */
export function unsigned(operation: Operation, address: string, query: Readonly<Record<string, string>>, body: unknown): Unsigned {
  const { method, multipart } = operation.endpoint;
  const search = new URLSearchParams({ ...neededQuery(operation), ...query }).toString();
  const path = search === '' ? address : `${address}?${search}`;
  if (multipart === true) return { method, path, ...formOf(isRecord(body) ? body : {}) };
  if (body === undefined) return { method, path, headers: {} };
  return { method, path, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** A request to the sender's own rows that its endpoint would take; other choices than an attack would make. */
export function ownRequest(operation: Operation, own: Ids): Unsigned {
  return unsigned(operation, ownAddress(operation, own), {}, bodyWith(operation, own, 'first'));
}

/** The address of the sender's own row. */
export const ownAddress = (operation: Operation, own: Ids): string => addressWith(operation, ownParameters(operation, own));

function ownParameters(operation: Operation, own: Ids): Readonly<Record<string, number | string>> {
  const entries = parametersOf(operation).map(({ name, meaning }): [string, number | string] => [
    name,
    'words' in meaning ? (meaning.words[0] ?? '') : firstOf(own, meaning.column === undefined ? meaning.table : `${meaning.table}.${meaning.column}`),
  ]);
  return Object.fromEntries(entries);
}

/** Every way of reaching for the victim's rows by one endpoint: by each parameter, each member of the query and each of the body that names rows. */
export function aimsOf(operation: Operation, own: Ids, victims: Ids): readonly Aim[] {
  const body = bodyWith(operation, own);
  const at = (values: Readonly<Record<string, number | string>>) =>
    unsigned(operation, addressWith(operation, { ...ownParameters(operation, own), ...values }), {}, body);
  const parameters = parametersOf(operation);
  const byParameter = parameters.flatMap(({ name, meaning }): readonly Aim[] => {
    if ('words' in meaning) return meaning.words.map((word) => ({ at: word, request: at({ [name]: word }) }));
    // What is not a row's number, such as a day, is everybody's own: there is no twin to compare with.
    if (meaning.column !== undefined)
      return (victims.get(`${meaning.table}.${meaning.column}`) ?? []).map((value) => ({ at: `${value}`, request: at({ [name]: value }) }));
    return (victims.get(meaning.table) ?? []).map((id) => ({
      at: `${meaning.table} ${id}`,
      request: at({ [name]: id }),
      twin: at({ [name]: NOBODYS }),
    }));
  });
  const itself = parameters.length === 0 ? [{ at: 'itself', request: at({}) }] : [];
  return [...itself, ...byParameter, ...byQuery(operation, own, victims), ...byBody(operation, own, victims, body)];
}

function byQuery(operation: Operation, own: Ids, victims: Ids): readonly Aim[] {
  const address = ownAddress(operation, own);
  return idQueryOf(operation).flatMap(({ path: [name = ''], table }) => {
    const asking = (id: number | string) => unsigned(operation, address, { [name]: String(id) }, bodyWith(operation, own));
    return (victims.get(table) ?? []).map((id) => ({ at: `${table} ${id} in ${name}`, request: asking(id), twin: asking(NOBODYS) }));
  });
}

function byBody(operation: Operation, own: Ids, victims: Ids, body: unknown): readonly Aim[] {
  const { body: schema, endpoint, place } = operation;
  if (schema === undefined || !changes(operation)) return [];
  const address = ownAddress(operation, own);
  return idMembersOf(schema, place).flatMap(({ path, table, written }) => {
    // Members may exclude each other: then the one that names a row stands alone.
    const bodies = [body, sampleOf(schema, '', { fullness: 'required', choice: 'last' })].map(
      (each) => (id: number | string) => withMember(each, path, written(id)),
    );
    const fits = bodies.find((each) => endpoint.body?.safeParse(each(NOBODYS)).success === true);
    if (fits === undefined) throw new Error(`${place}: no body names a row in ${path.join('.')}; write one in tests/attacks/support/bodies.ts`);
    const asking = (id: number | string) => unsigned(operation, address, {}, fits(id));
    return (victims.get(table) ?? []).map((id) => ({ at: `${table} ${id} in ${path.join('.')}`, request: asking(id), twin: asking(NOBODYS) }));
  });
}
