import { z } from 'zod';

/** A JSON schema (2020-12), as far as the document of the API uses the words of it. */
export interface Schema {
  readonly [word: string]: unknown;
  readonly type?: string | readonly string[] | undefined;
  readonly const?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly oneOf?: readonly Schema[] | undefined;
  readonly allOf?: readonly Schema[] | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly additionalProperties?: boolean | Schema | undefined;
  readonly items?: Schema | boolean | undefined;
  readonly prefixItems?: readonly Schema[] | undefined;
  readonly minItems?: number | undefined;
  readonly maxItems?: number | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly pattern?: string | undefined;
  readonly format?: string | undefined;
}

const orMore = <Member extends z.ZodType>(member: Member) => member.optional();

/** Reads a schema. */
export const schema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    type: orMore(z.union([z.string(), z.array(z.string())])),
    enum: orMore(z.array(z.unknown())),
    anyOf: orMore(z.array(schema)),
    oneOf: orMore(z.array(schema)),
    allOf: orMore(z.array(schema)),
    properties: orMore(z.record(z.string(), schema)),
    required: orMore(z.array(z.string())),
    additionalProperties: orMore(z.union([z.boolean(), schema])),
    items: orMore(z.union([z.boolean(), schema])),
    prefixItems: orMore(z.array(schema)),
    minItems: orMore(z.number()),
    maxItems: orMore(z.number()),
    minimum: orMore(z.number()),
    maximum: orMore(z.number()),
    minLength: orMore(z.number()),
    maxLength: orMore(z.number()),
    pattern: orMore(z.string()),
    format: orMore(z.string()),
  }),
);

/** The ways a value may be: the branches of anyOf and oneOf, or the schema itself. */
export const branchesOf = (given: Schema): readonly Schema[] => {
  const branches = given.anyOf ?? given.oneOf;
  return branches === undefined ? [given] : branches.flatMap(branchesOf);
};

/** Whether values of that type fit. */
export const isOfType = ({ type }: Schema, name: string): boolean => type === name || (Array.isArray(type) && type.includes(name));

/** A member of a schema, at its dotted path; `[]` stands for the items of an array. */
export interface Member {
  readonly path: readonly string[];
  readonly name: string;
  readonly schema: Schema;
}

/** Every member of a schema, however deep. */
export function membersOf(given: Schema, path: readonly string[] = []): readonly Member[] {
  return branchesOf(given).flatMap((branch) => [
    ...Object.entries(branch.properties ?? {}).flatMap(([name, member]) => [
      { path: [...path, name], name, schema: member },
      ...membersOf(member, [...path, name]),
    ]),
    ...(typeof branch.items === 'object' ? membersOf(branch.items, [...path, '[]']) : []),
    ...(branch.allOf ?? []).flatMap((part) => membersOf(part, path)),
  ]);
}
