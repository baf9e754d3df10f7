import { describe, expect, it } from 'vitest';
import { ownPath, read } from './messages.ts';

const HERE = 'https://mingus.example.org';

describe('a message that was pushed', () => {
  it('is shown as it says', () => {
    const pushed = { title: 'Your check-in', body: 'Two minutes', url: '/check-in?day=2025-01-13', tag: 'weekly_checkin', more: 1 };
    expect(read(pushed, HERE)).toEqual({ title: 'Your check-in', body: 'Two minutes', path: '/check-in?day=2025-01-13', tag: 'weekly_checkin' });
    expect(read({ title: 'A', body: 'B', url: `${HERE}/forecast#low` }, HERE)).toEqual({ title: 'A', body: 'B', path: '/forecast#low', tag: '' });
  });

  it.each([null, undefined, 7, 'words', [], {}, { title: 7, body: null, url: 1, tag: {} }])(
    'that says nothing is shown in the name of Mingus: %j',
    (pushed) => {
      expect(read(pushed, HERE)).toEqual({ title: 'Mingus', body: '', path: '/', tag: '' });
    },
  );

  it.each([
    'https://elsewhere.example.org/check-in',
    '//elsewhere.example.org',
    'http://mingus.example.org/',
    'https://mingus.example.org:8443/',
    'https://mingus.example.org@elsewhere.example.org/',
    'javascript:alert(1)',
    'data:text/html,x',
    String.raw`\\elsewhere.example.org`,
    'https://',
  ])('leads nowhere else: %s', (address) => {
    expect(ownPath(address, HERE)).toBe('/');
  });
});
