import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

// docs/METHODS.md promises for each figure a test that checks it. A promise that names nothing is worse than none.

const page = readFileSync(join('docs', 'METHODS.md'), 'utf8');

/** An entry of a list "Checked by": the file it links to and the tests it quotes, line breaks undone. */
const entries = [...page.matchAll(/^- \[`([^`]+\.test\.ts)`\].*(?:\n {2}.*)*/gm)].map(([text, file = '']) => ({
  file,
  quoted: [...text.replaceAll(/\s+/g, ' ').matchAll(/“([^”]+)”/g)].map(([, name = '']) => name),
}));

describe('docs/METHODS.md', () => {
  it('links to files that exist', () => {
    const links = [...page.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, target = '']) => target);
    expect(links.length).toBeGreaterThan(30);
    expect(links.filter((target) => !existsSync(join('docs', target)))).toEqual([]);
  });

  it('names tests that exist, in their own words', () => {
    expect(entries.length).toBeGreaterThan(15);
    const missing = entries.flatMap(({ file, quoted }) => {
      const source = readFileSync(file, 'utf8');
      return quoted.filter((name) => !source.includes(name)).map((name) => `${file}: ${name}`);
    });
    expect(missing).toEqual([]);
  });

  it('says of each method what it is, in which unit, and what checks it', () => {
    const methods = page.split(/^## /m).slice(1);
    expect(methods.length).toBeGreaterThan(9);
    for (const method of methods) {
      for (const part of ['**Definition.**', '**Unit', '**Checked by**']) expect(method, method.slice(0, 30)).toContain(part);
    }
    const quotes = page.match(/“/g) ?? [];
    expect(entries.flatMap((entry) => entry.quoted)).toHaveLength(quotes.length);
  });
});
