/** Raised whenever a weight, a step or the way they are put together changes, so that a kept score can be worked out again as it then was. */
export const RISK_VERSION = 1;

/** From `least` of something on, the weight; the highest step reached counts. */
export interface Step {
  readonly least: number;
  readonly weight: number;
}

/** What every request begins with: nobody is above all doubt. */
export const BASE_WEIGHT = 0.02;

/** What a score is multiplied by when the browser is one that the person has been known by for a day. */
export const KNOWN_DEVICE_FACTOR = 0.6;

/** Weights of counts by their steps, each step above the one before. */
export const STEPS = {
  /** Telephone numbers that one person tried within a day. */
  phones_per_user: [
    { least: 2, weight: 0.15 },
    { least: 3, weight: 0.4 },
    { least: 4, weight: 0.8 },
  ],
  /** People who tried one telephone number. */
  users_per_phone: [
    { least: 2, weight: 0.2 },
    { least: 3, weight: 0.45 },
    { least: 4, weight: 0.8 },
  ],
  /** Telephone numbers tried from one IP address within an hour. */
  phones_per_address: [
    { least: 3, weight: 0.15 },
    { least: 4, weight: 0.35 },
    { least: 6, weight: 0.6 },
    { least: 11, weight: 0.85 },
  ],
  /** Countries of numbers that one IP address tried within a day and nobody confirmed. */
  unverified_countries_per_address: [
    { least: 2, weight: 0.2 },
    { least: 3, weight: 0.45 },
    { least: 4, weight: 0.85 },
  ],
  /** Numbers with the same beginning (all but the last four digits) tried within an hour. */
  numbers_per_prefix: [
    { least: 2, weight: 0.1 },
    { least: 3, weight: 0.3 },
    { least: 5, weight: 0.6 },
    { least: 8, weight: 0.9 },
  ],
  /** Wrong codes of one person within a day. */
  wrong_codes: [
    { least: 1, weight: 0.05 },
    { least: 3, weight: 0.15 },
    { least: 5, weight: 0.35 },
  ],
} as const satisfies Readonly<Record<string, readonly Step[]>>;

/** An account younger than so many minutes; the youngest step counts. */
export const YOUNG_ACCOUNT = [
  { under_minutes: 10, weight: 0.08 },
  { under_minutes: 60, weight: 0.05 },
] as const;

/** Each time within a day that a limit turned the IP address away, up to `most` in all. */
export const LIMIT_VIOLATIONS = { each: 0.1, most: 0.5 } as const;

/** The IP address stands in the list of suspicious ones. */
export const SUSPICIOUS_ADDRESS_WEIGHT = 0.35;

/** What the browser calls itself: nothing, or the name of a program that drives browsers. Libraries and curl are no signal: people use them. */
export const AGENT_WEIGHTS = { named: 0, none: 0.25, automation: 0.35 } as const;
