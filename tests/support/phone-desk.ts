import { captchaChallenge } from '../../src/contract/captcha.ts';
import { Problem } from '../../src/contract/problem.ts';
import type { Endpoint } from '../../src/contract/endpoint.ts';
import { createAudit } from '../../src/features/audit/index.ts';
import { createVerification, type Verification } from '../../src/features/verification/index.ts';
import { createDatabaseRateLimiter } from '../../src/platform/cache/database-rate-limiter.ts';
import { readSettings } from '../../src/platform/config/settings.ts';
import type { Store } from '../../src/platform/database/store.ts';
import type { TextMessage, TextOutcome, TextSender } from '../../src/platform/delivery/text-message.ts';
import type { Counted } from '../../src/platform/http/limits.ts';
import type { Context } from '../../src/platform/http/route.ts';
import { createInProcessRunner } from '../../src/platform/jobs/in-process-runner.ts';
import type { JobRunner } from '../../src/platform/jobs/jobs.ts';
import { createOutbox } from '../../src/platform/jobs/outbox.ts';
import { createProofOfWork } from '../../src/platform/security/proof-of-work.ts';
import { addPerson } from './people.ts';
import { solve } from './solve-captcha.ts';
import { clockAt, type SettableClock } from './server.ts';

/** What was answered: `ok`, or the problem's code with what it adds. */
export interface DeskAnswer {
  readonly code: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Somebody at a desk. */
export interface Caller {
  readonly id: number;
  /** Where the next request comes from. */
  ip_address: string;
  user_agent: string;
  /** The device cookie; null for a browser without one. */
  device: string | null;
}

/** What may be otherwise. */
export interface DeskOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly now?: string;
  /** Who carries messages instead of a list; null for a Mingus that cannot send any. */
  readonly sender?: TextSender | null;
  /** Is told of what a limit turned away, beside the list. */
  readonly onLimited?: (limit: string, counted: Counted) => void;
}

/**
 * The real feature over a real store, asked without a network between: for what needs thousands of requests, or addresses of its own. Whoever carries messages
 * is the outside world.
 */
export interface Desk {
  readonly clock: SettableClock;
  readonly store: Store;
  readonly verification: Verification;
  readonly runner: JobRunner;
  /** Messages that were handed over. */
  readonly messages: readonly TextMessage[];
  /** What becomes of the next messages, one each; then they are sent. */
  readonly outcomes: TextOutcome[];
  readonly limited: readonly string[];
  /** Lets somebody be known by their browser since an instant. */
  know(caller: Caller, since: string): void;
  /** Adds a person whose account is so many minutes old. */
  person(minutes?: number): Promise<Caller>;
  send(caller: Caller, phone_number: string, more?: Readonly<Record<string, unknown>>): Promise<DeskAnswer>;
  /** Sends, and does the work first where that is asked for. */
  sendDiligently(caller: Caller, phone_number: string): Promise<DeskAnswer>;
  resend(caller: Caller, challenge_id: unknown, more?: Readonly<Record<string, unknown>>): Promise<DeskAnswer>;
  /** Sends again, and does the work first where that is asked for. */
  resendDiligently(caller: Caller, challenge_id: unknown): Promise<DeskAnswer>;
  verify(caller: Caller, challenge_id: unknown, code: string): Promise<DeskAnswer>;
  status(caller: Caller): Promise<DeskAnswer>;
  /** Does what waits in the outbox and answers the code of the latest message. */
  latestCode(): Promise<string>;
}

/** The secret key of a desk. */
export const DESK_KEY = 'a key for tests that nobody else has, 48 characters';
const BROWSER = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1';

const AREAS = [
  202, 212, 213, 214, 215, 216, 217, 219, 224, 225, 228, 229, 231, 234, 239, 240, 248, 251, 252, 253, 254, 256, 260, 262, 267, 269, 270, 276, 281,
  301,
];

/** Numbers of the US: those of different `neighbourhood` (0 … 20,999) share no prefix; `line` is the last four digits. */
export function phoneOf(neighbourhood: number, line = 177): string {
  const exchange = 200 + Math.floor(neighbourhood / AREAS.length);
  return `+1${AREAS[neighbourhood % AREAS.length] ?? 202}${exchange}${String(line).padStart(4, '0')}`;
}

/** Puts it up over a store. */
export function openDesk(store: Store, options: DeskOptions = {}): Desk {
  const clock = clockAt(options.now ?? '2025-01-15T12:00:00.000Z');
  const settings = readSettings({ MINGUS_ENV: 'test', SECRET_KEY: DESK_KEY, ...options.env });
  const outbox = createOutbox({ store, clock });
  const messages: TextMessage[] = [];
  const outcomes: TextOutcome[] = [];
  const limited: string[] = [];
  const limiter = createDatabaseRateLimiter({ store, clock, secret: DESK_KEY });
  const devices = new Map<string, string>();
  const carry = async (message: TextMessage): Promise<TextOutcome> => {
    messages.push(message);
    return outcomes.shift() ?? { kind: 'sent', id: null };
  };
  const verification = createVerification({
    store,
    clock,
    outbox,
    audit: createAudit({ clock }),
    limiter,
    proofOfWork: createProofOfWork({ clock, limiter, secretKeys: [DESK_KEY], difficulty: 1 }),
    browserKnownSince: async (userId, cookie) => devices.get(`${userId} ${cookie}`),
    sender: options.sender === undefined ? { send: carry } : options.sender,
    settings: settings.phone,
    secretKeys: [DESK_KEY],
    host: 'localhost',
    onLimited: (limit, counted) => {
      limited.push(limit);
      options.onLimited?.(limit, counted);
    },
  });
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const runner = createInProcessRunner({ store, clock, outbox, log, handlers: verification.jobs, schedules: [] });

  async function ask(path: string, caller: Caller, body?: unknown): Promise<DeskAnswer> {
    const route = verification.routes.find(({ endpoint }) => endpoint.path === `/api/verification/${path}`);
    if (route === undefined) throw new Error(`no route ${path}`);
    const context: Context<Endpoint> = {
      params: undefined,
      query: undefined,
      body,
      caller: { user_id: caller.id, role: 'person', time_zone: 'UTC', currency: 'USD', session_id: 1 },
      upload: undefined,
      origin: { ip_address: caller.ip_address, user_agent: caller.user_agent },
      cookie: { set: () => undefined, clear: () => undefined },
      device: { token: caller.device, set: () => undefined },
      ownOrigin: 'http://localhost:3000',
      language: 'en',
    };
    try {
      const answer = await route.run(context);
      return { code: 'ok', body: Object.fromEntries(Object.entries(answer.body ?? {})) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { code: error.type.code, body: { ...error.extra, retry_after: error.retryAfterSeconds } };
    }
  }
  const send = (caller: Caller, phone_number: string, more: Readonly<Record<string, unknown>> = {}): Promise<DeskAnswer> =>
    ask('send', caller, { phone_number, ...more });
  const resend = (caller: Caller, challenge_id: unknown, more: Readonly<Record<string, unknown>> = {}): Promise<DeskAnswer> =>
    ask('resend', caller, { challenge_id, ...more });
  const diligently = async (request: (more: Readonly<Record<string, unknown>>) => Promise<DeskAnswer>): Promise<DeskAnswer> => {
    const answer = await request({});
    if (answer.body['next'] !== 'captcha') return answer;
    return request({ captcha: await solve(captchaChallenge.parse(answer.body['captcha'])) });
  };
  return {
    clock,
    store,
    verification,
    runner,
    messages,
    outcomes,
    limited,
    know: (caller, since) => {
      caller.device = 'a cookie';
      devices.set(`${caller.id} a cookie`, since);
    },
    person: async (minutes = 5) => {
      const created_at = new Date(clock.now() - minutes * 60_000).toISOString();
      const { id } = await addPerson(store, { created_at, updated_at: created_at });
      return { id, ip_address: `203.0.113.${id % 250}`, user_agent: BROWSER, device: null };
    },
    send,
    sendDiligently: (caller, phone_number) => diligently((more) => send(caller, phone_number, more)),
    resend,
    resendDiligently: (caller, challenge_id) => diligently((more) => resend(caller, challenge_id, more)),
    verify: (caller, challenge_id, code) => ask('verify', caller, { challenge_id, code }),
    status: (caller) => ask('status', caller),
    latestCode: async () => {
      await runner.drain();
      const code = /^(\d+) is/.exec(messages.at(-1)?.text ?? '')?.[1];
      if (code === undefined) throw new Error('no message came');
      return code;
    },
  };
}
