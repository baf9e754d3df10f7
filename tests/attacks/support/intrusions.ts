import { declaredTables } from '../../parity/declared-tables.ts';
import { isRecord, withMember } from './bodies.ts';
import { branchesOf, type Schema } from './schema.ts';

/** A place in a body that holds members: the top, or an object somewhere inside. */
export interface Place {
  readonly path: readonly string[];
  /** Members that the schema knows there. */
  readonly known: readonly string[];
  /** Whether members may have any name there: a list of goals by their names. */
  readonly isFree: boolean;
}

/** Every object of a body that holds one, with what its schema says of it. */
export function placesIn(body: unknown, schema: Schema, path: readonly string[] = []): readonly Place[] {
  if (Array.isArray(body)) {
    const { items } = schema;
    return body.length === 0 || typeof items !== 'object' ? [] : placesIn(body[0], items, [...path, '[]']);
  }
  if (!isRecord(body)) return [];
  const objects = branchesOf(schema).filter(({ properties, additionalProperties }) => properties !== undefined || additionalProperties !== undefined);
  const known = Object.assign({}, ...objects.map(({ properties }) => properties ?? {}));
  const isFree = objects.some(({ additionalProperties }) => additionalProperties !== undefined && additionalProperties !== false);
  const inside = Object.entries(body).flatMap(([name, value]) => (name in known ? placesIn(value, known[name], [...path, name]) : []));
  return [{ path, known: Object.keys(known), isFree }, ...inside];
}

const BY_NAME: Readonly<Record<string, unknown>> = { role: 'admin', is_active: false, is_demo: true, currency: 'EUR' };

/** A value that the column would take, other than the one it has. */
export function valueFor(column: string, someoneElse: number): unknown {
  if (column in BY_NAME) return BY_NAME[column];
  const declared = declaredTables.map(({ columns }) => columns[column]).find((each) => each !== undefined);
  if (column === 'id' || column.endsWith('_id') || declared?.references !== undefined) return someoneElse;
  const values = { instant: '2001-02-03T04:05:06.007Z', day: '2001-02-05', flag: true, json: {}, text: 'planted', choice: declared?.choices?.at(-1) };
  const { kind = 'text' } = declared ?? {};
  return kind in values ? Object.entries(values).find(([name]) => name === kind)?.[1] : 13;
}

/** The body with one member more at a place. */
export const intruded = (body: unknown, { path }: Place, column: string, value: unknown): unknown => withMember(body, [...path, column], value);
