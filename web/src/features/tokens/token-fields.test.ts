import { expect, it } from 'vitest';
import { bodyOf, curlOf, hasEnded } from './token-fields.ts';

const NOW = Date.parse('2026-03-02T08:00:00.000Z');
const token = { id: 1, name: 'script', scopes: ['read'], created_at: '2026-03-01T08:00:00.000Z', last_used_at: null } as const;

it('a token that changes also reads, and ends that many days from now', () => {
  expect(bodyOf({ name: 'script', may: 'write', ends: '90' }, NOW)).toEqual({
    name: 'script',
    scopes: ['read', 'write'],
    expires_at: '2026-05-31T08:00:00.000Z',
  });
  expect(bodyOf({ name: 'script', may: 'read', ends: 'never' }, NOW)).toEqual({ name: 'script', scopes: ['read'], expires_at: null });
});

it('a token has ended from the moment of its end, and never without one', () => {
  expect(hasEnded({ ...token, expires_at: '2026-03-02T08:00:00.000Z' }, NOW)).toBe(true);
  expect(hasEnded({ ...token, expires_at: '2026-03-02T08:00:00.001Z' }, NOW)).toBe(false);
  expect(hasEnded({ ...token, expires_at: null }, NOW)).toBe(false);
});

it('the example is one line for the address that the page is on', () => {
  expect(curlOf('mingus_token_x', 'http://localhost:3000')).toBe('curl -H "Authorization: Bearer mingus_token_x" "http://localhost:3000/api/me"');
});
