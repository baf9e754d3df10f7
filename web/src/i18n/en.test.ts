import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { en } from './en.ts';

interface Words {
  readonly [key: string]: string | Words;
}

const SOURCE = join(import.meta.dirname, '..');

const keysOf = (words: Words, before = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [before + key] : keysOf(value, `${before}${key}.`)));

const textsOf = (words: Words): string[] => Object.values(words).flatMap((value) => (typeof value === 'string' ? [value] : textsOf(value)));

// `common` is a vocabulary that pages draw from.
it('keeps no word of a feature that no screen shows', () => {
  const code = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('i18n'))
    .map((file) => readFileSync(join(SOURCE, file), 'utf8'))
    .join('\n');
  // A key that is put together (`app.${name}`) is used when its beginning and its end are those of the template.
  const templates = [...code.matchAll(/`([a-z_]+\.[\w.]*)\$\{[^`}]*\}([\w.]*)`/g)].map(([, start = '', end = '']) => ({ start, end }));
  const used = (key: string) =>
    code.includes(`'${key}'`) || code.includes(`"${key}"`) || templates.some(({ start, end }) => key.startsWith(start) && key.endsWith(end));
  const { common: _, ...features } = en;
  const unused = keysOf(features).filter((key) => !used(key) && !used(key.replace(/_(zero|one|other)$/, '')));
  expect(unused).toEqual([]);
});

it('never says oops, never blames, never shouts', () => {
  for (const text of textsOf(en)) expect(text).not.toMatch(/oops|sorry|invalid|failed|unlock|!/i);
});
