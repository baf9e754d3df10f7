import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Words by which text becomes a page, a program or a command, and what they would make of it. */
const DANGEROUS: readonly (readonly [string, RegExp])[] = [
  ['a page', /\b(dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|srcdoc|createContextualFragment)\b|\bdocument\s*\.\s*write/],
  // What Redis runs by that word is a script of ours in Lua, with values beside it.
  ['a program', /(?<!\bredis\.)\beval\s*\(|\bnew Function\b|['"](node:)?vm['"]/],
  ['a command', /['"](node:)?child_process['"]/],
];

const madeOf = (text: string): readonly string[] => DANGEROUS.filter(([, words]) => words.test(text)).map(([what]) => what);

/** Everything that is served or serves; what only tests use is apart. */
const written = ['src', 'web/src'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.(test|fixture)\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
);

describe('no text becomes', () => {
  it.each([
    ['a page', '<div dangerouslySetInnerHTML={{ __html: payee }} />'],
    ['a page', 'node.innerHTML = payee;'],
    ['a program', 'eval(payee);'],
    ['a program', 'globalThis.eval(payee);'],
    ['a program', "import { runInThisContext } from 'node:vm';"],
    ['a command', "import { exec } from 'node:child_process';"],
  ])('%s, or it is found: %s', (what, planted) => {
    expect(madeOf(planted)).toEqual([what]);
  });

  it('a page, a program or a command in anything that is served or serves', () => {
    expect(written.length).toBeGreaterThan(600);
    expect(written.flatMap((path) => madeOf(readFileSync(path, 'utf8')).map((what) => `${path}: ${what}`))).toEqual([]);
  });
});
