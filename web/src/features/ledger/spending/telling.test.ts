import { describe, expect, it } from 'vitest';
import { cents } from '../../../../../src/core/money/cents.ts';
import type { Category } from '../../../../../src/features/ledger/categories/contract.ts';
import type { SpendingMonth } from '../../../../../src/features/ledger/spending/contract.ts';
import { tellSpending } from './telling.ts';

type Part = readonly [category: Category, spent: number, usual: number | null];

const month = (parts: readonly Part[], usual: number | null, covered = true): SpendingMonth => ({
  month: '2025-03',
  covered,
  spent: cents(parts.reduce((total, [, spent]) => total + spent, 0)),
  usual: usual === null ? null : cents(usual),
  categories: parts.map(([category, spent, usually]) => ({
    category,
    spent: cents(spent),
    rows: spent === 0 ? 0 : 3,
    usual: usually === null ? null : cents(usually),
  })),
});
const against = (parts: readonly Part[], usual: number | null) => {
  const told = tellSpending(month(parts, usual), false);
  return told.kind === 'whole' ? told.against : told.kind;
};

describe('what is said of a month of spending', () => {
  it('names what most of the growth is, in round figures', () => {
    const parts: readonly Part[] = [
      ['housing', 125_000, 125_000],
      ['travel', 60_000, 42_500],
      ['dining', 46_000, 45_400],
    ];
    expect(against(parts, 212_900)).toEqual({ how: 'more', by: 18_000, mostly: ['travel'] });
  });

  it('names two where one is not most of it, and none where it is spread', () => {
    const two: readonly Part[] = [
      ['travel', 30_000, 20_000],
      ['dining', 30_000, 22_000],
      ['gifts', 10_000, 3_000],
    ];
    expect(against(two, 45_000)).toEqual({ how: 'more', by: 25_000, mostly: ['travel', 'dining'] });
    const many: readonly Part[] = [
      ['travel', 10_000, 0],
      ['dining', 10_000, 0],
      ['gifts', 10_000, 0],
      ['health', 10_000, 0],
      ['cash', 10_000, 0],
    ];
    expect(against(many, 1)).toEqual({ how: 'more', by: 50_000, mostly: [] });
  });

  it('calls what is nearly the usual the usual', () => {
    expect(against([['groceries', 104_000, null]], 100_000)).toEqual({ how: 'same' });
    expect(against([['groceries', 96_000, null]], 100_000)).toEqual({ how: 'same' });
    expect(against([['groceries', 3_900, null]], 3_000)).toEqual({ how: 'same' });
  });

  it('says how much less, to the unit where that is little', () => {
    expect(against([['groceries', 50_310, null]], 55_000)).toEqual({ how: 'less', by: 4_700 });
  });

  it('compares nothing where nothing is usual yet', () => {
    expect(against([['groceries', 50_000, null]], null)).toEqual({ how: 'unknown' });
  });

  it('does not compare a part of a month with whole ones', () => {
    const some = month([['groceries', 20_000, 40_000]], 80_000, false);
    expect(tellSpending(some, true)).toEqual({ kind: 'so_far', spent: 20_000, usual: 80_000 });
    expect(tellSpending(some, false)).toEqual({ kind: 'part', spent: 20_000 });
  });

  it('says that nothing was spent where only the usual has rows', () => {
    expect(tellSpending(month([['groceries', 0, 40_000]], 80_000), false)).toEqual({ kind: 'nothing' });
  });
});
