import { expect, it } from 'vitest';
import { encodedWords } from './encoded-words.ts';

const decoded = (header: string): string =>
  header
    .split(' ')
    .map((word) => Buffer.from(/^=\?UTF-8\?B\?([^?]+)\?=$/.exec(word)?.[1] ?? '', 'base64').toString())
    .join('');

it('a text of ASCII stands in a header as it is', () => {
  expect(encodedWords('How was your week?')).toBe('How was your week?');
});

it.each(['¿Cómo estuvo tu semana?', '家賃 🏠'.repeat(20), 'a\r\nBcc: b'])(
  '%j becomes words of at most 75 characters, none of which breaks a character',
  (text) => {
    const header = encodedWords(text);
    expect(header).toMatch(/^[\x20-\x7e]+$/);
    expect(Math.max(...header.split(' ').map(({ length }) => length))).toBeLessThanOrEqual(75);
    expect(decoded(header)).toBe(text);
    expect(header).not.toContain(Buffer.from('\uFFFD').toString('base64'));
  },
);
