import { randomBytes, randomUUID } from 'node:crypto';
import { DEFAULT_LANGUAGE } from '../../../contract/language.ts';
import { commonProblems, Problem } from '../../../contract/problem.ts';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Db, Store } from '../../../platform/database/store.ts';
import type { Outcome } from '../../../platform/delivery/outcome.ts';
import type { Reach } from '../../../platform/delivery/public-address.ts';
import type { Target as KeptTarget, TargetSender } from '../../../platform/delivery/target-sender.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { findPreferences } from '../../preferences/index.ts';
import { RESTORABLE_MINUTES, type Target, type TargetKind, targetProblems, TARGETS_MOST } from './contract.ts';
import { deleteRemovedBefore, findRemoved, findTarget, holdPerson, insertTarget, listTargetsOf, noteTarget, type TargetRow } from './repository.ts';
import { refusalOf, whyNotTo } from './rules.ts';
import type { TargetSeals } from './seals.ts';
import { TEST_WORDS } from './test-words.ts';

/** What keeping targets needs. */
export interface TargetParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly seals: TargetSeals;
  readonly sender: TargetSender;
  /** Who may be named. */
  readonly reach: Reach;
  /** The origin of this Mingus. */
  readonly address: () => string;
}

/** The topics of ntfy and the webhooks to which a person's reminders go. */
export type Targets = ReturnType<typeof createTargets>;

/** What is asked for. */
interface Wanted {
  readonly kind: TargetKind;
  readonly address: string;
  readonly token?: string | undefined;
}

const SECRET_BYTES = 32;
/** Recognised wherever it turns up. */
const newSecret = (): string => `mingus_webhook_${randomBytes(SECRET_BYTES).toString('base64url')}`;

const WORDS = { sent: 'sent', gone: 'refused', refused: 'refused', later: 'not_taken', unknown: 'unknown' } as const;
const reasonOf = (outcome: Outcome): string | null => ('reason' in outcome ? outcome.reason : refusalOf(outcome));

const noSuchTarget = () => new Problem(targetProblems['target.not_found'], 'There is no such topic or webhook. It may have been removed.');

/** Keeps where a person's reminders go beside their browsers. */
export function createTargets({ store, clock, seals, sender, reach, address }: TargetParts) {
  const now = (): string => instantOf(clock.now());
  const shown = ({ user_id, sealed, ...row }: TargetRow): Target => ({ ...row, address: seals.open({ user_id, sealed })?.address ?? null });

  /** Throws target.exists and target.too_many where one more cannot be. */
  async function checkRoom(db: Db, userId: number, wanted: string): Promise<void> {
    if (!(await holdPerson(db, userId))) throw new Problem(commonProblems['auth.required'], 'This account no longer exists.');
    const there = await listTargetsOf(db, userId);
    if (there.some((row) => seals.open(row)?.address === wanted)) {
      throw new Problem(targetProblems['target.exists'], 'Your reminders go to that address already.');
    }
    if (there.length < TARGETS_MOST) return;
    throw new Problem(targetProblems['target.too_many'], `You have ${TARGETS_MOST} topics and webhooks, and cannot have more. Remove one first.`);
  }

  return {
    async list({ user_id }: Caller): Promise<{ items: Target[] }> {
      return { items: (await listTargetsOf(store.db, user_id)).map(shown) };
    },

    /** Answers a webhook's secret, which nobody can show again. Throws target.address, target.exists, target.too_many. */
    async add({ user_id }: Caller, wanted: Wanted): Promise<Target & { secret: string | null }> {
      const why = whyNotTo(wanted.kind, wanted.address, reach);
      if (why !== undefined) throw new Problem(targetProblems['target.address'], why, { fields: [{ path: 'address', message: why }] });
      const { href, host } = new URL(wanted.address);
      const secret = wanted.kind === 'webhook' ? newSecret() : null;
      const kept: KeptTarget =
        secret === null ? { kind: 'ntfy', address: href, token: wanted.token ?? null } : { kind: 'webhook', address: href, secret };
      const row = await store.transaction(async (db) => {
        await checkRoom(db, user_id, href);
        return insertTarget(db, user_id, { kind: wanted.kind, host, sealed: seals.seal(user_id, kept) }, now());
      });
      return { ...shown(row), secret };
    },

    /** Sends a message there now. Throws target.not_found. */
    async test({ user_id }: Caller, id: number) {
      const row = await findTarget(store.db, user_id, id);
      if (row === undefined) throw noSuchTarget();
      const kept = seals.open(row);
      const words = TEST_WORDS[(await findPreferences(store.db, user_id))?.language_preference ?? DEFAULT_LANGUAGE];
      const message = { id: randomUUID(), type: 'test', reminder_type: null, date: null, ...words, url: `${address()}/settings` } as const;
      const outcome: Outcome = kept === undefined ? { kind: 'refused', reason: 'key' } : await sender.send(kept, message, clock.now());
      const refusal = refusalOf(outcome);
      const isOther = refusal !== null ? row.stopped_reason !== refusal : outcome.kind === 'sent' && row.stopped_at !== null;
      const note = { stopped_at: refusal === null ? null : now(), stopped_reason: refusal };
      const after = isOther ? await noteTarget(store.db, user_id, id, note, now()) : row;
      if (after === undefined) throw noSuchTarget();
      return { outcome: WORDS[outcome.kind], reason: reasonOf(outcome), target: shown(after) };
    },

    /** Throws target.not_found. */
    remove: ({ user_id }: Caller, id: number): Promise<void> =>
      store.transaction(async (db) => {
        if ((await findTarget(db, user_id, id)) === undefined) throw noSuchTarget();
        await noteTarget(db, user_id, id, { removed_at: now() }, now());
      }),

    /** Throws target.not_found, target.exists, target.too_many. */
    restore: ({ user_id }: Caller, id: number): Promise<Target> =>
      store.transaction(async (db) => {
        const row = await findRemoved(db, user_id, id, instantOf(clock.now() - RESTORABLE_MINUTES * 60_000));
        if (row === undefined) throw noSuchTarget();
        await checkRoom(db, user_id, seals.open(row)?.address ?? '');
        await noteTarget(db, user_id, id, { removed_at: null }, now());
        return shown(row);
      }),

    /** Forgets what was removed and cannot be brought back any more. */
    forgetRemoved: (): Promise<void> => deleteRemovedBefore(store.db, instantOf(clock.now() - RESTORABLE_MINUTES * 60_000)),
  };
}
