import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../../src/core/calendar/day.ts';
import { FUTURE_DAYS } from './household-types.ts';
import { household } from './household.ts';

const households = Array.from({ length: 40 }, (_, index) => household(index + 1));

describe('a household that was made up', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(household(7)).toEqual(household(7));
    expect(household(7).rows).not.toEqual(household(8).rows);
  });

  it('ends its ledger the day before today, and has 14 to 24 months of it', () => {
    const today = dayNumber('2026-03-02');
    const { rows, future, since, ...made } = household(7, today);
    expect(made.today).toBe(today);
    expect(today - since).toBeGreaterThan(420);
    expect(today - since).toBeLessThan(740);
    expect(rows.every(({ day }) => day >= since && day < today)).toBe(true);
    expect(future.every(({ day }) => day >= today && day < today + FUTURE_DAYS)).toBe(true);
    expect(future.length).toBeGreaterThan(30);
  });

  it('gives each row of a thing to that thing alone, in its account and direction', () => {
    for (const { rows, truth } of households) {
      const byId = new Map(rows.map((row) => [row.id, row]));
      const taken = truth.flatMap((thing) => [...thing.rows, ...thing.again]);
      expect(new Set(taken).size).toBe(taken.length);
      for (const thing of truth) {
        const own = thing.rows.map((id) => byId.get(id));
        expect(new Set(own.map((row) => row?.account_id))).toEqual(new Set([thing.account_id]));
        expect(new Set(own.map((row) => Math.sign(row?.amount ?? 0))).size).toBe(1);
      }
    }
  });

  it('moves money between its own accounts in halves that cancel out', () => {
    for (const { rows, moves, today } of households) {
      // What left in the last days may still be on its way.
      const halves = rows.filter(({ id, day }) => moves.has(id) && day < today - 4);
      const out = halves.filter(({ amount }) => amount < 0);
      for (const { day, amount } of out) {
        expect(rows.some((row) => moves.has(row.id) && row.amount === 0 - amount && Math.abs(row.day - day) <= 2)).toBe(true);
      }
    }
  });

  it('has things of every cadence, some ended and some dearer than before', () => {
    const things = households.flatMap(({ truth }) => truth);
    expect(new Set(things.map(({ cadence }) => cadence)).size).toBe(7);
    expect(things.filter(({ has_ended }) => has_ended === true).length).toBeGreaterThan(10);
    expect(things.filter(({ steps }) => steps.length > 0).length).toBeGreaterThan(30);
    expect(things.filter(({ price }) => price === null).length).toBeGreaterThan(50);
  });
});
