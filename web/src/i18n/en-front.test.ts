import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { enFront } from './en-front.ts';

const SOURCE = join(import.meta.dirname, '..');
/** What a stranger's pages begin with. What they fetch later (`import()`) brings its words along. */
const BEGINNINGS = [
  'app/start.tsx',
  'features/welcome/welcome-page.tsx',
  'features/session/register-page.tsx',
  'features/session/sign-in-page.tsx',
  'features/session/forgot-page.tsx',
].map((file) => join(SOURCE, file));

/** The files that these cannot do without. */
function neededBy(files: readonly string[]): readonly string[] {
  const needed = new Set<string>();
  const add = (file: string): void => {
    if (needed.has(file) || !existsSync(file)) return;
    needed.add(file);
    const imports = readFileSync(file, 'utf8').matchAll(/^import (?!type)[^;]*? from '(\.[^']+\.tsx?)';$/gm);
    for (const [, path = ''] of imports) add(resolve(dirname(file), path));
  };
  files.forEach(add);
  return [...needed].filter((file) => file.startsWith(SOURCE) && !file.includes('i18n/en'));
}

const words: object = enFront;

/** Whether there is a text, or the beginning of some, at a key such as `app.add.` or `session.register.email`. */
function has(key: string): boolean {
  let at: unknown = words;
  for (const part of key.split('.').filter((each) => each !== '')) {
    if (typeof at !== 'object' || at === null) return false;
    const found = Object.entries(at).find(([name]) => name === part || name === `${part}_other`);
    if (found === undefined) return false;
    [, at] = found;
  }
  return true;
}

it('are all that is said on the pages of strangers before anything else is fetched', () => {
  const missing = neededBy(BEGINNINGS).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:\bt\(|i18nKey=\{?)[^'`)]*['`]([a-z_]+\.[a-z_.]*)/g)]
      .map(([, key = '']) => key)
      .filter((key) => !has(key))
      .map((key) => `${file.slice(SOURCE.length + 1)}: ${key}`),
  );
  expect(missing).toEqual([]);
});
