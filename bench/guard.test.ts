import { expect, it } from 'vitest';
import { compare } from './guard.ts';
import type { Report } from './results.ts';

const figures = { median: 1, p10: 1, p90: 1, best: 1 };
const machine = { cpu: 'any', cores: 2, memory_gib: 24, load_1m: 0, node: 'v24', platform: 'linux-x64' };

const reportOf = (ratios: Readonly<Record<string, number | null>>, against = 'the plain way'): Report => ({
  benchmark: 'pages',
  machine,
  measurements: Object.entries(ratios).map(([name, ratio]) => ({
    name,
    unit: 'ms',
    ...figures,
    reference: ratio === null ? null : { name: against, ...figures },
    ratio,
    goal: null,
  })),
});

const worse = (last: Report, now: Report) => compare([last], [now]).flatMap(({ name, isWorse }) => (isWorse ? [name] : []));

it('names what lost more than a fifth of its ratio, and nothing that lost less or won', () => {
  const last = reportOf({ forecast: 0.5, overview: 0.5, list: 20, import: 0.004 });
  expect(worse(last, reportOf({ forecast: 0.41, overview: 0.39, list: 15.9, import: 0.05 }))).toEqual(['overview', 'list']);
  expect(worse(last, last)).toEqual([]);
});

it('compares nothing without a reference, and takes what is gone, or held against something else, for lost', () => {
  expect(compare([reportOf({ memory: null })], [reportOf({ memory: null })])).toEqual([]);
  expect(worse(reportOf({ forecast: 0.5, overview: 0.5 }), reportOf({ overview: 0.5 }))).toEqual(['forecast']);
  expect(worse(reportOf({ forecast: 0.5 }), reportOf({ forecast: 0.5 }, 'something easier'))).toEqual(['forecast']);
  expect(worse(reportOf({}), reportOf({ brand_new: 0.1 }))).toEqual([]);
});
