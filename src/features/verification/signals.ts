import { type Risk, riskOf, type RiskSignals } from '../../core/risk/risk-score.ts';
import { agentOf } from '../../core/risk/user-agent.ts';
import { commonProblems, Problem } from '../../contract/problem.ts';
import { type Clock, instantOf, momentOf } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import { addressKey } from '../../platform/http/client-address.ts';
import type { Origin } from '../../platform/http/route.ts';
import { prefixOf, type TakenNumber } from './numbers.ts';
import { readFacts } from './signal-repository.ts';

/** A request for a code, as far as it can be doubted. */
export interface Doubted extends TakenNumber {
  readonly user_id: number;
  readonly origin: Origin;
  /** The browser's device cookie; null when it has none. */
  readonly device: string | null;
}

/** What is thought of a request. */
export interface Judgement {
  readonly risk: Risk;
  readonly signals: RiskSignals;
  /** Whether money that is kept for people who have been here for a while may be spent on it. */
  readonly isTrusted: boolean;
  /** Whether the person is invented. */
  readonly isInvented: boolean;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MINUTE_MS = 60_000;

/** Whoever registers or signs in is known by that browser from then on: it says something of them when it is older than what they are about. */
const KNOWN_FOR_MS = DAY_MS;

/** From which mean risk and beyond how many events within a day an address is suspicious: what the view `suspicious_ips` lists. */
export const SUSPICIOUS = { events: 10, meanRisk: 0.6 } as const;

/** How old an account is whose requests are trusted, and below which score they are. */
const TRUSTED = { accountMs: DAY_MS, score: 0.6 } as const;

type Facts = NonNullable<Awaited<ReturnType<typeof readFacts>>>;

/** What the facts say by the signals' names. The request itself counts among numbers, people and countries. */
function signalsOf(facts: Facts, { user_agent }: Origin, knownSince: string | undefined, nowMs: number): RiskSignals {
  const isSuspicious = (facts.events_of_address ?? 0) > SUSPICIOUS.events || (facts.mean_risk_of_address ?? 0) > SUSPICIOUS.meanRisk;
  return {
    account_age_minutes: Math.max(0, (nowMs - momentOf(facts.created_at)) / MINUTE_MS),
    phones_per_user: (facts.phones_of_person ?? 0) + 1,
    users_per_phone: (facts.people_of_phone ?? 0) + 1,
    phones_per_address: (facts.phones_of_address ?? 0) + 1,
    unverified_countries_per_address: (facts.countries_of_address ?? 0) + 1,
    numbers_per_prefix: (facts.phones_of_prefix ?? 0) + 1,
    wrong_codes: facts.wrong_codes ?? 0,
    limit_violations: facts.violations_of_address ?? 0,
    suspicious_address: isSuspicious,
    agent: agentOf(user_agent),
    known_device: knownSince !== undefined && momentOf(knownSince) <= nowMs - KNOWN_FOR_MS,
  };
}

/** What judging needs. */
export interface JudgeParts {
  readonly store: Store;
  readonly clock: Clock;
  /** Since when a person is known by the browser whose device cookie this is, an instant; undefined when they are not. */
  readonly browserKnownSince: (userId: number, deviceCookie: string | null) => Promise<string | undefined>;
}

/** Judges requests for codes by two queries of what is known. What cannot be read is not guessed: then it throws, and nothing is sent. */
export function createJudge({ store, clock, browserKnownSince }: JudgeParts): (doubted: Doubted) => Promise<Judgement> {
  return async ({ user_id, phone_number, country, origin, device }) => {
    const nowMs = clock.now();
    const facts = await readFacts(store.db, {
      user_id,
      phone_number,
      prefix: prefixOf(phone_number),
      country,
      ip_address: origin.ip_address,
      address_key: addressKey(origin.ip_address),
      hourAgo: instantOf(nowMs - HOUR_MS),
      dayAgo: instantOf(nowMs - DAY_MS),
    });
    if (facts === undefined) throw new Problem(commonProblems['auth.required'], 'This account no longer exists.');
    const signals = signalsOf(facts, origin, await browserKnownSince(user_id, device), nowMs);
    const risk = riskOf(signals);
    const isTrusted = nowMs - momentOf(facts.created_at) >= TRUSTED.accountMs && risk.score < TRUSTED.score;
    return { risk, signals, isTrusted, isInvented: facts.is_demo };
  };
}
