import { expect, it } from 'vitest';
import { acceptedLanguage } from './accept-language.ts';

it.each([
  [undefined, 'en'],
  ['', 'en'],
  ['es', 'es'],
  ['es-MX,es;q=0.9,en;q=0.8', 'es'],
  ['en-US,en;q=0.9,es;q=0.8', 'en'],
  ['fr-FR,fr;q=0.9,es;q=0.5', 'es'],
  ['en;q=0.4, es;q=0.7', 'es'],
  ['es;q=0, en', 'en'],
  ['de,fr', 'en'],
  ['est', 'en'],
  [`${'x,'.repeat(30)}es`, 'en'],
])('a browser that asks for %s is answered in %s', (header, language) => {
  expect(acceptedLanguage(header)).toBe(language);
});
