import type { z } from 'zod';
import type { Store } from '../../../platform/database/store.ts';
import { pageFrom, placeInTime, placeOf } from '../../../platform/http/cursor.ts';
import type { Caller } from '../../../platform/http/route.ts';
import type { ownEvent } from './contract.ts';
import { listRowsOf } from './repository.ts';
import { nameOf, TOLD } from './rules.ts';

type OwnEvent = z.output<typeof ownEvent>;

/** What happened to people's own accounts. */
export interface OwnEvents {
  /** A page, the newest first, in one query. */
  list(
    caller: Caller,
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<{ readonly items: OwnEvent[]; readonly next_cursor: string | null }>;
}

function shown({ event_type, event_details, ip_address, user_agent, ...row }: Awaited<ReturnType<typeof listRowsOf>>[number]): readonly OwnEvent[] {
  const { reason, asked_for, ...details } = event_details ?? {};
  const event = nameOf(event_type, { reason, asked_for });
  // Rows of what an operator did name them; their address is theirs.
  const by_operator = 'by' in details;
  const from = by_operator ? { ip_address: null, user_agent: null } : { ip_address, user_agent };
  return event === undefined ? [] : [{ ...row, event, by_operator, ...from }];
}

/** Over the table `verification_audit_log`. */
export const createOwnEvents = ({ store }: { readonly store: Store }): OwnEvents => ({
  async list({ user_id }, { limit, cursor }) {
    const rows = await listRowsOf(store.db, user_id, TOLD, placeOf(cursor, placeInTime), limit + 1);
    const { items, next_cursor } = pageFrom(rows, limit, (row) => [row.created_at, row.id]);
    return { items: items.flatMap(shown), next_cursor };
  },
});
