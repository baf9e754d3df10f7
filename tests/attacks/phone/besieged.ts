import { onTestFinished } from 'vitest';
import { createAudit } from '../../../src/features/audit/index.ts';
import { createIdentity, type Identity } from '../../../src/features/identity/index.ts';
import { keepFirstLanguage } from '../../../src/features/preferences/index.ts';
import { createLimitedAudit } from '../../../src/main/limited-audit.ts';
import { noRateLimiter } from '../../../src/platform/cache/no-rate-limiter.ts';
import { readSettings } from '../../../src/platform/config/settings.ts';
import type { Store } from '../../../src/platform/database/store.ts';
import { createOutbox } from '../../../src/platform/jobs/outbox.ts';
import { createProofOfWork } from '../../../src/platform/security/proof-of-work.ts';
import { createLog } from '../../../src/platform/telemetry/log.ts';
import { type Desk, DESK_KEY, openDesk } from '../../support/phone-desk.ts';
import { chanceFrom } from '../../support/weeks-of-chance.ts';

/** A day begins with it: the money of a day is counted in UTC. */
export const MORNING = '2025-01-15T00:00:00.000Z';
export const DAY_MS = 86_400_000;

/** The ten countries that messages go to here; the first is home. */
export const COUNTRIES = ['US', 'CA', 'DE', 'FR', 'GB', 'ES', 'IT', 'AU', 'JP', 'BR'] as const;

/** The real service, with everything that makes it doubt somebody, and chance that is the same for the same seed. */
export interface Besieged {
  readonly desk: Desk;
  readonly identity: Identity;
  /** 0 … 1, below 1. */
  readonly chance: () => number;
  /** A whole number from 0 on, below `most`. */
  readonly upTo: (most: number) => number;
  /** Does what a server does by itself every few minutes: sends what waits and writes down whom limits turned away. */
  readonly tend: () => Promise<void>;
}

/** Puts it up over a store; it ends with the test. */
export function besiege(store: Store, seed: number, env: Readonly<Record<string, string>> = {}): Besieged {
  const chance = chanceFrom(seed);
  const log = createLog('silent');
  const noted: { onLimited: ReturnType<typeof createLimitedAudit>['onLimited'] } = { onLimited: () => undefined };
  const desk = openDesk(store, {
    now: MORNING,
    env: { VERIFICATION_COUNTRIES: COUNTRIES.join(), ...env },
    onLimited: (limit, counted) => noted.onLimited(limit, counted),
  });
  const { clock } = desk;
  const audit = createAudit({ clock });
  const limited = createLimitedAudit({ store, audit, log });
  onTestFinished(() => limited.close());
  noted.onLimited = limited.onLimited;
  const secretKeys = [DESK_KEY] as const;
  const identity = createIdentity({
    keepLanguage: keepFirstLanguage,
    store,
    clock,
    outbox: createOutbox({ store, clock }),
    audit,
    limiter: noRateLimiter,
    proofOfWork: createProofOfWork({ clock, limiter: noRateLimiter, secretKeys, difficulty: 1 }),
    sendsMail: false,
    address: () => 'http://localhost:3000',
    onMoved: async () => undefined,
    settings: { registration: 'open', secretKeys, limits: readSettings({ MINGUS_ENV: 'test', SECRET_KEY: DESK_KEY }).limits, backupDays: 30 },
  });
  return {
    desk,
    identity,
    chance,
    upTo: (most) => Math.floor(chance() * most),
    tend: async () => {
      await limited.flush();
      await desk.runner.drain();
    },
  };
}
