import { describe, expect, it } from 'vitest';
import { describeError } from './describe-error.ts';

describe('an error in the log', () => {
  it('keeps its kind, its code and where it came from', () => {
    const error = Object.assign(new TypeError('no such thing'), { code: '23505', detail: 'Key (email)=(ada@example.org) already exists.' });
    const described = JSON.stringify(describeError(error));
    expect(described).toContain('TypeError');
    expect(described).toContain('23505');
    expect(described).toContain('describe-error.test.ts');
    expect(described).not.toContain('ada@');
  });

  it.each([
    'duplicate key (email)=(ada@example.org)',
    'invalid input syntax for type integer: "ada"',
    "cannot read 'ada'",
    'unexpected token `ada`',
    'no mail for ada@example.org',
    'account ada@example.org has 7500',
  ])('leaves the values out of: %s', (message) => {
    expect(JSON.stringify(describeError(new Error(message)))).not.toMatch(/ada\W|ada@|7500/);
  });

  it('keeps the cause, described in the same way, and ends where causes go in a circle', () => {
    const inner = new Error('for "ada"');
    const outer = new Error('outer', { cause: inner });
    inner.cause = outer;
    const described = JSON.stringify(describeError(outer));
    expect(described).toContain('"cause"');
    expect(described).not.toContain('ada"');
  });

  it('says of things that are no errors only what they are', () => {
    expect(describeError({ password: 'x' })).toEqual({ type: 'object' });
    expect(describeError('for "ada"')).toBe('for …');
  });
});
