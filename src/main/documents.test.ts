import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writtenPages } from './documents.ts';

const root = join(import.meta.dirname, '..', '..');

describe('the pages written from the code', async () => {
  const pages = await writtenPages();

  it.each(pages)('$path is what the code says; otherwise: npm run docs', ({ path, text }) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(text);
  });

  it('are the settings, the problems and the API', () => {
    expect(pages.map(({ path }) => path)).toEqual(['docs/settings.md', 'docs/problems.md', 'docs/openapi.json']);
  });
});
