import { AUDIT_EVENTS } from '../src/contract/audit-events.ts';
import { instantOf } from '../src/platform/clock.ts';
import type { Store } from '../src/platform/database/store.ts';
import { chance } from '../tests/support/statements.ts';

/** What a trail is filled with. */
export interface TrailFilling {
  readonly rows: number;
  readonly people: number;
  /** Different IP addresses. */
  readonly addresses: number;
  /** Challenges of phone codes of each person. */
  readonly challenges: number;
  /** The latest row is of now; the others lie evenly in the 400 days before. */
  readonly nowMs: number;
}

const DAY_MS = 86_400_000;
const ROWS_AT_ONCE = 1000;

async function addPeople(store: Store, people: number): Promise<readonly number[]> {
  const at = '2024-01-01T00:00:00.000Z';
  const ids: number[] = [];
  for (let from = 0; from < people; from += ROWS_AT_ONCE) {
    const some = Array.from({ length: Math.min(ROWS_AT_ONCE, people - from) }, (_, index) => ({
      email: `person${from + index}@people.example`,
      password_hash: 'none',
      created_at: at,
      updated_at: at,
    }));
    const added = await store.db.insertInto('users').values(some).returning('id').execute();
    ids.push(...added.map(({ id }) => id));
  }
  return ids;
}

/** An address of a network that is kept for documents. */
export const addressOf = (index: number): string => `2001:db8:${(index >> 8).toString(16)}:${(index & 255).toString(16)}::1`;

/** Fills a database with a trail of 400 days, and with challenges; answers the people's numbers. The same each time but for when it is. */
export async function fillTrail(store: Store, { rows, people, addresses, challenges, nowMs }: TrailFilling): Promise<readonly number[]> {
  const next = chance(7);
  const ids = await addPeople(store, people);
  const any = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(next() * items.length)];
  const stepMs = (400 * DAY_MS) / rows;
  for (let from = 0; from < rows; from += ROWS_AT_ONCE) {
    const some = Array.from({ length: Math.min(ROWS_AT_ONCE, rows - from) }, (_, index) => {
      const isFailure = next() < 0.2;
      return {
        user_id: next() < 0.1 ? null : (any(ids) ?? null),
        // A few addresses do most: the square of chance is nearer to 0.
        ip_address: addressOf(Math.floor(next() ** 2 * addresses)),
        user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
        phone_number: null,
        event_type: any(AUDIT_EVENTS) ?? 'login_success',
        event_details: { outcome: isFailure ? 'failure' : 'success', reason: isFailure ? 'wrong_password' : null },
        risk_score: next() < 0.5 ? null : Math.round(next() * 100) / 100,
        created_at: instantOf(Math.floor(nowMs - (rows - 1 - from - index) * stepMs)),
      };
    });
    await store.db.insertInto('verification_audit_log').values(some).execute();
  }
  for (const [index, user_id] of ids.entries()) {
    const at = instantOf(nowMs - index * 1000);
    const some = Array.from({ length: challenges }, (_, challenge) => ({
      user_id,
      phone_number: `+1202555${String(challenge % 5).padStart(4, '0')}`,
      purpose: 'verify_phone',
      challenge_id: `${user_id}-${challenge}`,
      verification_code_hash: 'none',
      salt: 'none',
      code_sent_at: at,
      code_expires_at: at,
      status: challenge % 4 === 0 ? ('failed' as const) : ('verified' as const),
      ip_address: addressOf(challenge % 7),
      risk_score: 0.1,
      created_at: at,
      updated_at: at,
    }));
    await store.db.insertInto('phone_verification').values(some).execute();
  }
  return ids;
}
