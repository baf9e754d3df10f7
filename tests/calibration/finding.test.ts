import { describe, expect, it } from 'vitest';
import { isoDay } from '../../src/core/calendar/day.ts';
import { findInLedger } from '../../src/features/ledger/recurring/finding.ts';
import { household } from '../support/households/household.ts';
import { byCadence, grade, sayings } from './grading.ts';
import { asImported, coveredAccounts } from './ledger-rows.ts';
import { detailsOf, tablesOf } from './tables.ts';

// How much of what recurs is found, and how much of what is found recurs, in households whose truth is known. docs/METHODS.md says what is
// counted. DETAIL=1 also lists each miss and each false find with its rows.

const HOUSEHOLDS = 200;

const grades = Array.from({ length: HOUSEHOLDS }, (_, index) => {
  const made = household(index + 1);
  const rows = asImported(made).map((row) => ({ ...row, posted_on: isoDay(row.day) }));
  return grade(made, findInLedger(rows, coveredAccounts(made)));
});
console.log(`\nWhat recurs, as it is found\n\n${tablesOf(grades)}\n`);
if (process.env['DETAIL'] === '1') console.log(grades.flatMap(detailsOf).join('\n'));

const share = ({ of, are }: { readonly of: number; readonly are: number }): number => are / of;

describe('what is found in 200 households', () => {
  it('is at least 95 % of what recurs in them', () => {
    expect(byCadence(grades).at(-1)?.recall).toBeGreaterThanOrEqual(0.95);
  });

  it('is right in at least 90 % of what it claims to recur', () => {
    expect(byCadence(grades).at(-1)?.precision).toBeGreaterThanOrEqual(0.9);
  });

  it('names the next day within four days for 19 in 20', () => {
    expect(share(sayings(grades).nextDay)).toBeGreaterThanOrEqual(0.95);
  });

  it('tells nine in ten price steps, and makes up one in a hundred at most', () => {
    expect(share(sayings(grades).steps)).toBeGreaterThanOrEqual(0.9);
    expect(share(sayings(grades).stepsMadeUp)).toBeLessThanOrEqual(0.01);
  });

  it('notices nine in ten things that have ended, and calls one in a hundred ended that goes on', () => {
    expect(share(sayings(grades).ended)).toBeGreaterThanOrEqual(0.9);
    expect(share(sayings(grades).endedMadeUp)).toBeLessThanOrEqual(0.01);
  });
});
