import { createAudit } from '../../src/features/audit/index.ts';
import { createIdentity, type Identity, type IdentitySettings } from '../../src/features/identity/index.ts';
import type { Store } from '../../src/platform/database/store.ts';
import { createConsoleMailer } from '../../src/platform/delivery/mail.ts';
import { createMailJob, MAIL_JOB } from '../../src/platform/delivery/mail-job.ts';
import { createInProcessRunner } from '../../src/platform/jobs/in-process-runner.ts';
import { createOutbox, type WakingOutbox } from '../../src/platform/jobs/outbox.ts';
import { type Browser, createBrowser } from './browser.ts';
import { onEachDatabase } from './databases.ts';

/** A clock that stands still until it is moved. */
export interface SetClock {
  now(): number;
  advance(by: { readonly hours?: number; readonly minutes?: number; readonly seconds?: number }): void;
}

/** A clock set to the instant. */
export function setClock(instant: string): SetClock {
  let nowMs = Date.parse(instant);
  return {
    now: () => nowMs,
    advance: ({ hours = 0, minutes = 0, seconds = 0 }) => {
      nowMs += ((hours * 60 + minutes) * 60 + seconds) * 1_000;
    },
  };
}

/** Identity with all it stands on, over a database of its own, with a set clock and a mailbox. */
export interface House {
  readonly store: Store;
  readonly clock: SetClock;
  readonly outbox: WakingOutbox;
  readonly identity: Identity;
  /** The secret keys it has, and the same house with others. */
  readonly keys: readonly [string, ...string[]];
  readonly identityWith: (keys: readonly [string, ...string[]]) => Identity;
  /** The mails that went out. */
  readonly mails: readonly string[];
  /** One entry for each refusal that waited for its tick. */
  readonly waits: readonly string[];
  /** A browser of its own, or one that holds a session's token. */
  readonly browser: (token?: string) => Browser;
  /** Registers a person and answers their number. */
  readonly register: (email: string, password: string) => Promise<number>;
  readonly runJobs: () => Promise<void>;
}

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

function createHouse(store: Store, settings: Partial<IdentitySettings>): House {
  const clock = setClock('2026-03-02T08:00:00.000Z');
  const outbox = createOutbox({ store, clock });
  const audit = createAudit({ clock });
  const keys: House['keys'] = ['a secret key of this test, long enough'];
  const mails: string[] = [];
  const waits: string[] = [];
  const wait = () => async () => void waits.push('waited');
  const identityWith = (secretKeys: House['keys']) =>
    createIdentity({ store, clock, outbox, audit, wait, settings: { registration: 'open', secretKeys, ...settings } });
  const identity = identityWith(keys);
  const mailer = createConsoleMailer((text) => mails.push(text));
  const mailJob = createMailJob({ mailer, templates: identity.mails, findRecipient: identity.findRecipient });
  const handlers = { ...identity.jobs, [MAIL_JOB]: mailJob };
  const runner = createInProcessRunner({ store, clock, outbox, handlers, schedules: identity.schedules, log: quiet });
  const browser = (token?: string): Browser => createBrowser(identity, token);
  const register = async (email: string, password: string): Promise<number> => {
    const answer = await browser().post('/api/auth/register', { email, password });
    const { id } = await store.db.selectFrom('users').select('id').where('email', '=', email).executeTakeFirstOrThrow();
    if (answer.status !== 201) throw new Error(`registering was refused: ${answer.text}`);
    return id;
  };
  return { store, clock, outbox, identity, keys, identityWith, mails, waits, browser, register, runJobs: () => runner.drain() };
}

/** Describes the tests of `body` once on SQLite and once on PostgreSQL; each `open` is another house. */
export function inEachHouse(title: string, body: (open: (settings?: Partial<IdentitySettings>) => Promise<House>) => void): void {
  onEachDatabase(title, (openStore) => body(async (settings = {}) => createHouse(await openStore(), settings)));
}
