import { describe, expect, it } from 'vitest';
import { SlowStatements } from './slow-statements.ts';

const textOf = (index: number): string => `select "column_${index}" from "t"`;

describe('the slowest statements', () => {
  it('are told apart by their texts, with how often, at worst and on average', () => {
    const slow = new SlowStatements();
    slow.note('select a from t where b = $1', 0.03);
    slow.note("select a from t where b = 'x'", 0.01);
    slow.note('select 1', 0.02);
    const [first, second] = slow.slowest(5);
    expect(first).toEqual({ statement: 'select a from t where b = ?', count: 2, worstMs: 30, meanMs: 20 });
    expect(second).toEqual({ statement: 'select ?', count: 1, worstMs: 20, meanMs: 20 });
    expect(slow.slowest(1)).toEqual([first]);
  });

  it('are a hundred at most: a slower one takes the place of the quickest, a quicker one none', () => {
    const slow = new SlowStatements();
    for (let index = 0; index < 1000; index += 1) slow.note(textOf(index), index / 1000);
    const texts = slow.slowest(1000).map(({ statement }) => statement);
    expect(texts).toEqual(Array.from({ length: 100 }, (_, index) => textOf(999 - index)));
    slow.note(textOf(0), 0.001);
    expect(slow.slowest(1000).map(({ statement }) => statement)).toEqual(texts);
    slow.note(textOf(0), 2);
    expect(slow.slowest(1)[0]).toMatchObject({ statement: textOf(0), count: 1 });
    expect(slow.slowest(1000)).toHaveLength(100);
  });
});
