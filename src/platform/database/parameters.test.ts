import { describe, expect, it } from 'vitest';
import { bound } from './parameters.ts';

describe('the door for values', () => {
  it('lets through what both databases keep the same', () => {
    for (const value of ['text', '', 0, -1, 1.5, true, false, null]) expect(bound(value)).toBe(value);
  });

  it('makes JSON text of objects and arrays, empty ones included', () => {
    expect([bound({ a: [1, null] }), bound([]), bound({})]).toEqual(['{"a":[1,null]}', '[]', '{}']);
  });

  it.each([
    ['undefined', undefined],
    ['a Date', new Date(0)],
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a bigint', 1n],
    ['bytes', new Uint8Array(2)],
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
  ])('refuses %s', (_name, value) => {
    expect(() => bound(value)).toThrow(TypeError);
  });
});
