import { expect, test } from 'vitest';
import { ownOriginOf } from './origin-check.ts';

const PUBLIC = 'https://mingus.example.org';

test.each([
  ['in production, what people type', PUBLIC, { publicUrl: PUBLIC, isProduction: true, port: 3000 }, PUBLIC],
  ['in production, never what a request says', 'http://localhost:3000', { publicUrl: PUBLIC, isProduction: true, port: 3000 }, PUBLIC],
  [
    'in development, the loopback name of the page',
    'http://localhost:3000',
    { publicUrl: null, isProduction: false, port: 3000 },
    'http://localhost:3000',
  ],
  ['in development, another one too', 'http://127.0.0.1:3000', { publicUrl: null, isProduction: false, port: 3000 }, 'http://127.0.0.1:3000'],
  ['not another port', 'http://localhost:3001', { publicUrl: null, isProduction: false, port: 3000 }, 'http://localhost:3000'],
  ['not another site', 'https://evil.example', { publicUrl: null, isProduction: false, port: 3000 }, 'http://localhost:3000'],
  ['without an Origin, what is known', undefined, { publicUrl: PUBLIC, isProduction: false, port: 3000 }, PUBLIC],
])('the own origin of a page is, %s', (_, origin, place, expected) => {
  expect(ownOriginOf(origin, place)).toBe(expected);
});
