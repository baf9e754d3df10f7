import { expect, it } from 'vitest';
import { cents } from '../../../../../src/core/money/cents.ts';
import { differingItems } from './differing-items.ts';

const item = (name: string, amount: number) => ({ name, amount: cents(amount) });

it('finds nothing where a day has the same things in another order', () => {
  const [coffee, rent] = [item('Coffee', -300), item('Rent', -90_000)];
  expect(differingItems([coffee, rent, coffee], [rent, coffee, coffee])).toEqual({ gone: [], instead: [] });
});

it('tells what would come otherwise, once, without calling it gone as well', () => {
  expect(differingItems([item('Rent', -90_000)], [item('Rent', -100_000)])).toEqual({ gone: [], instead: [item('Rent', -100_000)] });
});

it('tells what would not come, and each of two equal ones apart', () => {
  expect(differingItems([item('Class', -10), item('Class', -10)], [item('Class', -10)])).toEqual({ gone: [item('Class', -10)], instead: [] });
  expect(differingItems([], [item('Car', -5)])).toEqual({ gone: [], instead: [item('Car', -5)] });
});
