import {
  AGENT_WEIGHTS,
  BASE_WEIGHT,
  KNOWN_DEVICE_FACTOR,
  LIMIT_VIOLATIONS,
  RISK_VERSION,
  type Step,
  STEPS,
  SUSPICIOUS_ADDRESS_WEIGHT,
  YOUNG_ACCOUNT,
} from './weights.ts';

type Counted = keyof typeof STEPS;

/**
 * What is known of a request that may cost money and trust. Counts include the request itself and are at least 0. Null is "not known": it adds
 * nothing to the score and is named in the answer. (A counter that should be known and cannot be read is no null: then nothing is scored.)
 */
export interface RiskSignals extends Readonly<Record<Counted, number | null>> {
  /** Minutes since the account was made, at least 0. */
  readonly account_age_minutes: number | null;
  /** Times within a day that a limit turned the IP address away. */
  readonly limit_violations: number | null;
  /** Whether the IP address stands in the list of suspicious ones. A private or loopback address is not suspicious in itself. */
  readonly suspicious_address: boolean | null;
  /** What the browser calls itself. */
  readonly agent: keyof typeof AGENT_WEIGHTS | null;
  /** Whether the browser is one that the person has been known by for a day: from registering on everybody is known by theirs. */
  readonly known_device: boolean | null;
}

/** A signal that fired, and what it weighs, above 0 and below 1. */
export interface RiskReason {
  readonly signal: keyof RiskSignals | 'base';
  readonly weight: number;
}

/** A score with all that it was made of. */
export interface Risk {
  /** 0 … 1, to four decimals; 0.10 is an ordinary newcomer, 0.60 is where trouble begins. */
  readonly score: number;
  readonly version: number;
  /** What fired, the heaviest first. */
  readonly reasons: readonly RiskReason[];
  /** Signals of which nothing was known. */
  readonly missing: readonly (keyof RiskSignals)[];
}

const stepWeight = (steps: readonly Step[], count: number): number => steps.reduce((weight, step) => (count >= step.least ? step.weight : weight), 0);

const ageWeight = (minutes: number): number => YOUNG_ACCOUNT.find(({ under_minutes }) => minutes < under_minutes)?.weight ?? 0;

const COUNTED = [
  'phones_per_user',
  'users_per_phone',
  'phones_per_address',
  'unverified_countries_per_address',
  'numbers_per_prefix',
  'wrong_codes',
] as const;
const SIGNALS = ['account_age_minutes', ...COUNTED, 'limit_violations', 'suspicious_address', 'agent', 'known_device'] as const;

function weightsOf(signals: RiskSignals): readonly RiskReason[] {
  const { account_age_minutes: age, limit_violations: violations, agent } = signals;
  return [
    { signal: 'base', weight: BASE_WEIGHT },
    { signal: 'account_age_minutes', weight: age === null ? 0 : ageWeight(age) },
    ...COUNTED.map((signal): RiskReason => ({ signal, weight: stepWeight(STEPS[signal], signals[signal] ?? 0) })),
    // In tenths of whole numbers: 3 × 0.1 is not 0.3 in binary.
    { signal: 'limit_violations', weight: Math.min(LIMIT_VIOLATIONS.most, Math.round((violations ?? 0) * LIMIT_VIOLATIONS.each * 1000) / 1000) },
    { signal: 'suspicious_address', weight: signals.suspicious_address === true ? SUSPICIOUS_ADDRESS_WEIGHT : 0 },
    { signal: 'agent', weight: agent === null ? 0 : AGENT_WEIGHTS[agent] },
  ];
}

const rounded = (score: number): number => Math.round(score * 10_000) / 10_000;

/** The chance that at least one of independent signals is right, 1 − Π(1 − wᵢ), times `KNOWN_DEVICE_FACTOR` for a browser that is known. */
export function riskOf(signals: RiskSignals): Risk {
  const reasons = weightsOf(signals).filter(({ weight }) => weight > 0);
  const innocent = reasons.reduce((product, { weight }) => product * (1 - weight), 1);
  const factor = signals.known_device === true ? KNOWN_DEVICE_FACTOR : 1;
  return {
    score: rounded((1 - innocent) * factor),
    version: RISK_VERSION,
    reasons: reasons.toSorted((one, other) => other.weight - one.weight),
    missing: SIGNALS.filter((signal) => signals[signal] === null),
  };
}
