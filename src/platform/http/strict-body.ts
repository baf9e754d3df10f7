import { z } from 'zod';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** Paths of objects in a JSON schema that let unknown members through. */
function openObjects(schema: unknown, path: string): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap((item, index) => openObjects(item, `${path}[${index}]`));
  if (!isObject(schema)) return [];
  const isOpen = schema['type'] === 'object' && isObject(schema['properties']) && schema['additionalProperties'] !== false;
  const inside = Object.entries(schema).flatMap(([name, value]) =>
    isObject(value) || Array.isArray(value) ? openObjects(value, `${path}.${name}`) : [],
  );
  return isOpen ? [path, ...inside] : inside;
}

/** Where a body's schema would let unknown members through: empty for a strict one. Unknown members are refused, so that a misspelt one is not quietly lost. */
export const looseParts = (body: z.ZodType): readonly string[] => openObjects(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }), 'body');
