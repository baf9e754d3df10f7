import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionOf } from './risk-action.ts';
import { riskOf, type RiskSignals } from './risk-score.ts';
import { agentOf } from './user-agent.ts';
import { RISK_VERSION } from './weights.ts';

/** Somebody who has been here for a year, on a browser nobody has seen: nothing fires but the base. */
const QUIET: RiskSignals = {
  account_age_minutes: 525_600,
  phones_per_user: 1,
  users_per_phone: 1,
  phones_per_address: 1,
  unverified_countries_per_address: 1,
  numbers_per_prefix: 1,
  wrong_codes: 0,
  limit_violations: 0,
  suspicious_address: false,
  agent: 'named',
  known_device: false,
};

/** What one signal weighs: the score is 1 − (1 − .02)(1 − w), so w = 1 − (1 − score) / .98. */
const weightOf = (signals: Partial<RiskSignals>): number => 1 - (1 - riskOf({ ...QUIET, ...signals }).score) / 0.98;

type Counted = Exclude<keyof RiskSignals, 'suspicious_address' | 'agent' | 'known_device' | 'account_age_minutes'>;

describe('the weight of a signal', () => {
  const table: readonly (readonly [Counted, readonly (readonly [count: number, weight: number])[]])[] = [
    [
      'phones_per_user',
      [
        [0, 0],
        [1, 0],
        [2, 0.15],
        [3, 0.4],
        [4, 0.8],
        [40, 0.8],
      ],
    ],
    [
      'users_per_phone',
      [
        [1, 0],
        [2, 0.2],
        [3, 0.45],
        [4, 0.8],
        [9, 0.8],
      ],
    ],
    [
      'phones_per_address',
      [
        [2, 0],
        [3, 0.15],
        [4, 0.35],
        [5, 0.35],
        [6, 0.6],
        [10, 0.6],
        [11, 0.85],
      ],
    ],
    [
      'unverified_countries_per_address',
      [
        [1, 0],
        [2, 0.2],
        [3, 0.45],
        [4, 0.85],
        [10, 0.85],
      ],
    ],
    [
      'numbers_per_prefix',
      [
        [1, 0],
        [2, 0.1],
        [3, 0.3],
        [4, 0.3],
        [5, 0.6],
        [7, 0.6],
        [8, 0.9],
      ],
    ],
    [
      'limit_violations',
      [
        [0, 0],
        [1, 0.1],
        [3, 0.3],
        [5, 0.5],
        [50, 0.5],
      ],
    ],
    [
      'wrong_codes',
      [
        [0, 0],
        [1, 0.05],
        [2, 0.05],
        [3, 0.15],
        [4, 0.15],
        [5, 0.35],
        [9, 0.35],
        [12, 0.35],
      ],
    ],
  ];

  it.each(table)('%s goes up in the steps it is given', (signal, steps) => {
    for (const [count, weight] of steps) expect(weightOf({ [signal]: count }), `${count}`).toBeCloseTo(weight, 3);
  });

  it('of a young account ends at ten minutes and at an hour, to the minute', () => {
    const weights = [0, 9.99, 10, 59.99, 60].map((account_age_minutes) => weightOf({ account_age_minutes }));
    for (const [place, weight] of [0.08, 0.08, 0.05, 0.05, 0].entries()) expect(weights[place], `${place}`).toBeCloseTo(weight, 3);
  });

  it('of a suspicious address, of no name and of a program’s name', () => {
    expect(weightOf({ suspicious_address: true })).toBeCloseTo(0.35, 3);
    expect(weightOf({ agent: 'none' })).toBeCloseTo(0.25, 3);
    expect(weightOf({ agent: 'automation' })).toBeCloseTo(0.35, 3);
  });

  it('of the base is .02, and a known browser takes four tenths off the whole', () => {
    expect(riskOf(QUIET).score).toBe(0.02);
    expect(riskOf({ ...QUIET, suspicious_address: true, known_device: true }).score).toBeCloseTo((1 - 0.98 * 0.65) * 0.6, 4);
  });
});

describe('a score', () => {
  it('of a normal newcomer is about .10, and nothing is asked of them', () => {
    const { score } = riskOf({ ...QUIET, account_age_minutes: 3 });
    expect(score).toBeCloseTo(0.0984, 4);
    expect(actionOf(score)).toBe('send');
  });

  it('says which signals fired, the heaviest first, and of which nothing was known', () => {
    const { reasons, missing, version } = riskOf({ ...QUIET, account_age_minutes: 5, phones_per_user: 3, wrong_codes: null, agent: null });
    expect(reasons).toEqual([
      { signal: 'phones_per_user', weight: 0.4 },
      { signal: 'account_age_minutes', weight: 0.08 },
      { signal: 'base', weight: 0.02 },
    ]);
    expect(missing).toEqual(['wrong_codes', 'agent']);
    expect(version).toBe(RISK_VERSION);
  });

  it('is not raised by what is not known', () => {
    const nothing: RiskSignals = {
      ...QUIET,
      account_age_minutes: null,
      phones_per_user: null,
      suspicious_address: null,
      agent: null,
      known_device: null,
    };
    expect(riskOf(nothing).score).toBe(0.02);
  });
});

const count = fc.option(fc.nat(20));
const signals: fc.Arbitrary<RiskSignals> = fc.record({
  account_age_minutes: fc.option(fc.nat(200)),
  phones_per_user: count,
  users_per_phone: count,
  phones_per_address: count,
  unverified_countries_per_address: count,
  numbers_per_prefix: count,
  wrong_codes: count,
  limit_violations: count,
  suspicious_address: fc.option(fc.boolean()),
  agent: fc.option(fc.constantFrom('named', 'none', 'automation')),
  known_device: fc.option(fc.boolean()),
});

/** The chance that something is wrong, summed over every set of signals that may be right by themselves: inclusion and exclusion. */
function slowScore(weights: readonly number[]): number {
  let total = 0;
  for (let set = 1; set < 2 ** weights.length; set += 1) {
    const chosen = weights.filter((_, place) => (set >> place) & 1);
    total += (chosen.length % 2 === 1 ? 1 : -1) * chosen.reduce((product, weight) => product * weight, 1);
  }
  return total;
}

describe('any score', () => {
  it('is what inclusion and exclusion over the signals comes to', () => {
    fc.assert(
      fc.property(signals, (given) => {
        const { score, reasons } = riskOf(given);
        const factor = given.known_device === true ? 0.6 : 1;
        expect(score).toBeCloseTo(slowScore(reasons.map(({ weight }) => weight)) * factor, 3);
      }),
    );
  });

  it('lies between 0 and 1, names each signal at most once, and comes out the same again', () => {
    fc.assert(
      fc.property(signals, (given) => {
        const risk = riskOf(given);
        expect(risk.score).toBeGreaterThan(0);
        expect(risk.score).toBeLessThanOrEqual(1);
        expect(new Set(risk.reasons.map(({ signal }) => signal)).size).toBe(risk.reasons.length);
        expect(riskOf(JSON.parse(JSON.stringify(given)))).toEqual(risk);
      }),
    );
  });

  it('never falls when a signal gets worse', () => {
    const worse: readonly ((given: RiskSignals) => RiskSignals)[] = [
      (given) => ({ ...given, account_age_minutes: (given.account_age_minutes ?? 0) / 2 }),
      (given) => ({ ...given, phones_per_user: (given.phones_per_user ?? 0) + 1 }),
      (given) => ({ ...given, users_per_phone: (given.users_per_phone ?? 0) + 1 }),
      (given) => ({ ...given, phones_per_address: (given.phones_per_address ?? 0) + 1 }),
      (given) => ({ ...given, unverified_countries_per_address: (given.unverified_countries_per_address ?? 0) + 1 }),
      (given) => ({ ...given, numbers_per_prefix: (given.numbers_per_prefix ?? 0) + 1 }),
      (given) => ({ ...given, wrong_codes: (given.wrong_codes ?? 0) + 1 }),
      (given) => ({ ...given, limit_violations: (given.limit_violations ?? 0) + 1 }),
      (given) => ({ ...given, suspicious_address: true }),
      (given) => ({ ...given, agent: 'automation' }),
      (given) => ({ ...given, known_device: false }),
    ];
    fc.assert(
      fc.property(signals, fc.constantFrom(...worse), (given, change) => {
        expect(riskOf(change(given)).score).toBeGreaterThanOrEqual(riskOf(given).score);
      }),
    );
  });
});

describe('what follows from a score', () => {
  it.each([
    [0, 'send'],
    [0.2999, 'send'],
    [0.3, 'captcha'],
    [0.5999, 'captcha'],
    [0.6, 'captcha_and_wait'],
    [0.8499, 'captcha_and_wait'],
    [0.85, 'silent'],
    [1, 'silent'],
  ])('%d: %s', (score, action) => {
    expect(actionOf(score)).toBe(action);
  });
});

describe('what a browser calls itself', () => {
  it.each([
    ['', 'none'],
    ['  ', 'none'],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/150.0.0.0 Safari/537.36', 'automation'],
    ['Mozilla/5.0 (Unknown; Linux x86_64) AppleWebKit/538.1 (KHTML, like Gecko) PhantomJS/2.1.1 Safari/538.1', 'automation'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1', 'named'],
    ['curl/8.5.0', 'named'],
    ['python-requests/2.32.3', 'named'],
    ['a'.repeat(100_000), 'named'],
  ])('“%s” is %s', (userAgent, kind) => {
    expect(agentOf(userAgent)).toBe(kind);
  });
});
