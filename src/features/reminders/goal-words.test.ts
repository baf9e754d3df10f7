import { describe, expect, it } from 'vitest';
import { cents } from '../../core/money/cents.ts';
import { type GoalFact, goalWords } from './goal-words.ts';

const figures = { day: (date: string) => date, money: (amount: number) => `$${amount / 100}` };
const NOTHING: GoalFact = {
  about: 'goal_reminder',
  goal: 'home',
  amount: null,
  saved: null,
  percent: null,
  missing: null,
  monthly: null,
  months: 12,
  by_forecast: { status: 'unknown', reason: 'no_amount' },
};
const unknown = { ...NOTHING, amount: cents(500_000), missing: cents(500_000), monthly: cents(41_667) };

describe('the words of a goal', () => {
  it('say what is not known by not saying it', () => {
    expect(goalWords('en', NOTHING, figures)).toBe('your goal is a home. Say how much it takes, and Mingus tells what that is a month.');
    expect(goalWords('en', { ...unknown, by_forecast: { status: 'unknown', reason: 'no_account' } }, figures)).toBe(
      'your goal is a home ($5000). $416.67 a month would do it in 12 months.',
    );
  });

  it('tell how far it is, and when there is room for the rest', () => {
    const known = { ...unknown, saved: cents(100_000), percent: 20, missing: cents(400_000), monthly: cents(33_333) };
    expect(goalWords('en', { ...known, by_forecast: { status: 'within_year', on: '2025-06-01' } }, figures)).toBe(
      'your goal is a home ($5000). $1000 of it is put by (20 %). $333.33 a month would do it in 12 months. By your forecast there is room for what is missing from about 2025-06-01 on.',
    );
    expect(goalWords('es', { ...known, months: 1, goal: 'debt_payoff', by_forecast: { status: 'not_within_year' } }, figures)).toBe(
      'tu meta es pagar deudas ($5000). Ya hay $1000 pagados (20 %). Con $333.33 al mes llegas en un mes. Según tu pronóstico, lo que falta no cabe en menos de un año.',
    );
  });

  it('call a goal that is of no list as its person does', () => {
    expect(goalWords('en', { ...NOTHING, goal: 'constructor' }, figures)).toContain('your goal is “constructor”.');
    expect(goalWords('es', { ...NOTHING, goal: 'vacation' }, figures)).toContain('tu meta es unas vacaciones.');
  });

  it('say that it is reached, and then ask for nothing more', () => {
    const there = {
      ...unknown,
      saved: cents(500_000),
      percent: 100,
      missing: cents(0),
      monthly: cents(0),
      by_forecast: { status: 'reached' } as const,
    };
    expect(goalWords('en', there, figures)).toBe('your goal is a home ($5000). $5000 of it is put by (100 %). You are there.');
    expect(goalWords('es', there, figures)).toBe('tu meta es una casa ($5000). Ya hay $5000 guardados (100 %). Ya llegaste.');
  });
});
