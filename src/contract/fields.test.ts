import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cents } from '../core/money/cents.ts';
import { civilDay, idParam, money, moneyAnswer, moneyNotNegative, pageQuery, text } from './fields.ts';

describe('money at the door', () => {
  it.each([
    [7500, 750_000],
    [7500.25, 750_025],
    [0, 0],
    [-0.05, -5],
    [0.3, 30],
    [1_000_000_000, 100_000_000_000],
    [999_999_999.99, 99_999_999_999],
  ])('reads %d as %d minor units and writes it back', (major, minor) => {
    expect(z.decode(money, major)).toBe(minor);
    expect(z.encode(money, cents(minor))).toBe(major);
  });

  it.each([1.005, 0.001, 1e-7, 1e21, 1_000_000_000.01, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (major) => {
    expect(z.safeDecode(money, major).success).toBe(false);
  });

  it('refuses text, null and nothing, so that none of them becomes 0', () => {
    for (const value of ['7500', '', null, undefined]) expect(money.safeParse(value).success).toBe(false);
  });

  it('refuses a negative amount where none can be, and accepts 0', () => {
    expect(z.safeDecode(moneyNotNegative, -0.01).success).toBe(false);
    expect(z.decode(moneyNotNegative, 0)).toBe(0);
  });

  it('answers sums beyond the limit of a single field', () => {
    expect(z.encode(moneyAnswer, cents(5_000_000_000_001))).toBe(50_000_000_000.01);
    expect(z.decode(moneyAnswer, 50_000_000_000.01)).toBe(5_000_000_000_001);
  });
});

describe('other fields', () => {
  it('accept only days of the calendar', () => {
    expect(civilDay.safeParse('2024-02-29').success).toBe(true);
    for (const day of ['2025-02-29', '2025-13-01', '2025-1-1', '1899-12-31', '2200-01-01', '2025-01-01T00:00:00Z', '']) {
      expect(civilDay.safeParse(day).success, day).toBe(false);
    }
  });

  it('trim text, count its length, and refuse what a database would not keep', () => {
    expect(text(5).parse('  Łódź ')).toBe('Łódź');
    for (const value of ['', '   ', 'abcdef', 'a\u0000b', 'a\ud800b']) expect(text(5).safeParse(value).success, JSON.stringify(value)).toBe(false);
  });

  it('read ids of addresses as whole numbers from 1', () => {
    expect(idParam.parse({ id: '12' })).toEqual({ id: 12 });
    for (const id of ['0', '-1', '1.5', 'abc', '', '9007199254740993']) expect(idParam.safeParse({ id }).success, id).toBe(false);
  });

  it('give a page 50 rows unless asked, and never above 200', () => {
    const query = z.object(pageQuery);
    expect(query.parse({}).limit).toBe(50);
    expect(query.parse({ limit: '200' }).limit).toBe(200);
    expect(query.safeParse({ limit: '201' }).success).toBe(false);
    expect(query.safeParse({ limit: '0' }).success).toBe(false);
  });
});
