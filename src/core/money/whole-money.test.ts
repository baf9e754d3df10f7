import { describe, expect, it } from 'vitest';
import { cents } from './cents.ts';
import { wholeMoney } from './whole-money.ts';

describe('money in whole units', () => {
  it.each([
    [9649, 'USD', 'en', 'symbol', '$96'],
    [9650, 'USD', 'en', 'symbol', '$97'],
    [-50, 'USD', 'en', 'symbol', '$0'],
    [-150, 'USD', 'en', 'symbol', '-$1'],
    [123_456_789, 'EUR', 'en-US', 'symbol', '€1,234,568'],
    [9649, 'CAD', 'en-US', 'symbol', 'CA$96'],
    [9649, 'CAD', 'en-US', 'narrowSymbol', '$96'],
    [9649, 'USD', 'es', 'narrowSymbol', '96\u00A0$'],
  ] as const)('%i of %s in %s with its %s is %s', (amount, currency, locale, sign, written) => {
    // A second time by the format that was kept.
    expect([wholeMoney(cents(amount), currency, locale, sign), wholeMoney(cents(amount), currency, locale, sign)]).toEqual([written, written]);
  });

  it('is written in as many currencies as there are', () => {
    const codes = Intl.supportedValuesOf('currency');
    expect(codes.length).toBeGreaterThan(120);
    for (const code of [...codes, 'USD']) expect(wholeMoney(cents(0), code, 'en', 'symbol')).toContain('0');
  });
});
