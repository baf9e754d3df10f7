import { branchesOf, isOfType, type Schema } from './schema.ts';

/** What a value that its schema does not tell well enough is, by the name of its member. A whole body that needs more stands in bodies.ts. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  email: 'somebody.new@example.org',
  password: 'seven green lanterns drifting',
  current_password: 'seven green lanterns drifting',
  new_password: 'nine blue kettles whistling',
  currency: 'USD',
  time_zone: 'Europe/Berlin',
  full_name: 'Some Body',
  code: '123456',
  token: 'A'.repeat(43),
  link: 'A'.repeat(43),
  challenge_id: 'A'.repeat(43),
  options: '{}',
  amount: -12.5,
  to: undefined,
};

const BY_FORMAT: Readonly<Record<string, string>> = {
  date: '2026-02-02',
  'date-time': '2026-12-31T00:00:00.000Z',
  email: 'somebody.new@example.org',
  ipv4: '198.51.100.77',
  password: 'seven green lanterns drifting',
  uri: 'https://example.org/',
  uuid: '123e4567-e89b-42d3-a456-426614174000',
};

/** Which sample is meant. */
export interface Wanted {
  /** How much of an object is given. */
  readonly fullness: 'all' | 'required';
  /** Which of several choices: two samples that differ show whether the second replaced the first. */
  readonly choice: 'first' | 'last';
}

/** A value that the schema takes, as far as a schema tells; `name` is what its member is called. */
export function sampleOf(schema: Schema, name: string, wanted: Wanted): unknown {
  if (Object.hasOwn(BY_NAME, name)) return BY_NAME[name];
  const isFirst = wanted.choice === 'first';
  const [first = schema] = branchesOf(schema);
  if (first.const !== undefined) return first.const;
  if (first.enum !== undefined) return first.enum.at(isFirst ? 0 : -1);
  if (isOfType(first, 'object')) return objectOf(first, wanted);
  if (isOfType(first, 'array')) return arrayOf(first, name, wanted);
  if (isOfType(first, 'boolean')) return isFirst;
  if (isOfType(first, 'integer') || isOfType(first, 'number')) return Math.max(first.minimum ?? 1, Math.min(isFirst ? 1 : 2, first.maximum ?? 2));
  if (isOfType(first, 'string')) return textOf(first);
  return null;
}

function objectOf({ properties = {}, required = [] }: Schema, wanted: Wanted): Record<string, unknown> {
  const members = Object.entries(properties).filter(([name]) => wanted.fullness === 'all' || required.includes(name));
  return Object.fromEntries(members.map(([name, member]) => [name, sampleOf(member, name, wanted)]).filter(([, value]) => value !== undefined));
}

function arrayOf({ items, prefixItems, minItems = 0 }: Schema, name: string, wanted: Wanted): readonly unknown[] {
  if (prefixItems !== undefined) return prefixItems.map((item) => sampleOf(item, name, wanted));
  if (typeof items !== 'object') return [];
  return Array.from({ length: Math.max(1, minItems) }, () => sampleOf(items, name.replace(/s$/, ''), wanted));
}

function textOf({ format, minLength = 0 }: Schema): string {
  const known = BY_FORMAT[format ?? ''];
  return known !== undefined && known.length >= minLength ? known : 'some words'.padEnd(minLength, '.');
}
