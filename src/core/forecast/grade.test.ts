import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents } from '../money/cents.ts';
import { balancesBack, gradeForecast } from './grade.ts';

const move = (day: number, amount: number) => ({ day, amount: cents(amount) });

describe('what a balance was', () => {
  it('is what it is now less what moved it since', () => {
    const moves = [move(12, -300), move(10, 50), move(12, 1_000), move(15, -7)];
    expect(balancesBack(cents(5_000), moves, 9, 13)).toEqual({ from: 9, closings: [4_257, 4_307, 4_307, 5_007, 5_007] });
    expect(balancesBack(cents(5_000), moves, 9, 8).closings).toEqual([]);
  });

  it('is what the rows make of the balance before all of them', () => {
    const anyMoves = fc.array(fc.record({ day: fc.integer({ min: 1, max: 30 }), amount: fc.integer({ min: -900, max: 900 }).map(cents) }));
    fc.assert(
      fc.property(anyMoves, fc.integer({ min: -5_000, max: 5_000 }), fc.integer({ min: 1, max: 35 }), (moves, before, until) => {
        const sumUntil = (day: number) => moves.filter((each) => each.day <= day).reduce((sum, { amount }) => sum + amount, before);
        const { closings } = balancesBack(cents(sumUntil(99)), moves, 1, until);
        expect(closings).toEqual(Array.from({ length: until }, (_, index) => sumUntil(index + 1)));
      }),
    );
  });
});

describe('the grade of a forecast', () => {
  const told = [100, 200, 300].map(cents);

  it('is the mean distance over the days that have come', () => {
    expect(gradeForecast(10, told, { from: 10, closings: [90, 230].map(cents) })).toEqual({ days: 2, mean_error: 20 });
    expect(gradeForecast(10, told, { from: 8, closings: [0, 0, 100, 200, 300, 999].map(cents) })).toEqual({ days: 3, mean_error: 0 });
    expect(gradeForecast(10, told, { from: 10, closings: [101, 200, 300].map(cents) })).toEqual({ days: 3, mean_error: 0 });
  });

  it('is not known before a day has come', () => {
    expect(gradeForecast(10, told, { from: 10, closings: [] })).toBeNull();
    expect(gradeForecast(10, told, { from: 3, closings: [1, 2].map(cents) })).toBeNull();
  });
});
