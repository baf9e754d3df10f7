import { describe, expect, it } from 'vitest';
import { cents } from '../../src/core/money/cents.ts';
import type { Household, TrueThing } from '../support/households/household-types.ts';
import { household } from '../support/households/household.ts';
import { byCadence, type Find, grade, sayings } from './grading.ts';

// Who grades has to be graded: a finder that knows the truth passes, and each way to be wrong costs what it should.

const households = Array.from({ length: 20 }, (_, index) => household(index + 1));

const perfect = (thing: TrueThing): Find => ({
  account_id: thing.account_id,
  name: thing.name,
  amount: thing.price ?? cents(0),
  recurrence: { frequency: thing.cadence },
  next_on: thing.next_on ?? 0,
  evidence: thing.rows,
  price_change: thing.steps.at(-1) ?? null,
  has_ended: thing.has_ended === true,
});

const shown = (each: Household): readonly TrueThing[] => each.truth.filter(({ is_shown }) => is_shown);
const all = (find: (each: Household) => readonly Find[]) => byCadence(households.map((each) => grade(each, find(each)))).at(-1);

describe('grading', () => {
  it('gives one who knows the truth everything', () => {
    const grades = households.map((each) => grade(each, shown(each).map(perfect)));
    for (const line of byCadence(grades)) expect(line).toMatchObject({ recall: 1, precision: 1, falseFinds: 0 });
    const { cadence, nextDay, amount, steps, stepsMadeUp, ended, endedMadeUp } = sayings(grades);
    for (const { of, are } of [cadence, nextDay, amount, steps, ended]) expect(are).toBe(of);
    expect([stepsMadeUp.are, endedMadeUp.are]).toEqual([0, 0]);
    expect(Math.min(steps.of, ended.of)).toBeGreaterThan(3);
  });

  it('gives one who finds nothing no recall', () => {
    expect(all(() => [])).toMatchObject({ found: 0, recall: 0, falseFinds: 0 });
  });

  it('does not count what the ledger shows too little of, nor moves between own accounts', () => {
    const things = households.reduce((count, each) => count + shown(each).length, 0);
    const moved = (each: Household): readonly Find[] =>
      each.moves.size === 0 ? [] : [{ ...perfectOf(each), evidence: [...each.moves], account_id: 1 }];
    const perfectOf = (each: Household): Find => each.truth.map(perfect)[0] ?? never();
    expect(all((each) => [...each.truth.map(perfect), ...moved(each)])).toMatchObject({ things, found: things, falseFinds: 0 });
  });

  it('counts a second find of the same thing, another cadence, strange rows and half of the evidence as false', () => {
    const one = (each: Household): TrueThing => shown(each)[0] ?? never();
    const strangers = (each: Household): readonly number[] => {
      const known = new Set([...each.moves, ...each.truth.flatMap(({ rows, again }) => [...rows, ...again])]);
      return each.rows.flatMap(({ id }) => (known.has(id) ? [] : [id])).slice(0, 10);
    };
    const count = households.length;
    expect(all((each) => [perfect(one(each)), perfect(one(each))])).toMatchObject({ found: count, falseFinds: count });
    expect(all((each) => [{ ...perfect(one(each)), recurrence: { frequency: 'quarterly' } }])).toMatchObject({ found: 0, falseFinds: count });
    expect(all((each) => [{ ...perfect(one(each)), evidence: strangers(each) }])).toMatchObject({ found: 0, falseFinds: count });
    expect(all((each) => [{ ...perfect(one(each)), evidence: one(each).rows.slice(0, 3) }])).toMatchObject({ found: 0, falseFinds: count });
    expect(all((each) => [{ ...perfect(one(each)), account_id: 99 }])).toMatchObject({ found: 0, falseFinds: count });
  });
});

function never(): never {
  throw new Error('a household without anything that comes back');
}
