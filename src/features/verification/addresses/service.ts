import { z } from 'zod';
import { Problem } from '../../../contract/problem.ts';
import { type Clock, instantOf, momentOf } from '../../../platform/clock.ts';
import type { SuspiciousIpRow } from '../../../platform/database/rows/verification.ts';
import type { Db, Store } from '../../../platform/database/store.ts';
import { addressKey } from '../../../platform/http/client-address.ts';
import { pageFrom, placeOf } from '../../../platform/http/cursor.ts';
import type { Caller, Origin } from '../../../platform/http/route.ts';
import type { Audit } from '../../audit/index.ts';
import { verificationProblems } from '../contract.ts';
import { endBlock, endBlocksOf, findBlock, insertBlock, listBlocks, listBlocksOf, listSuspicious } from './repository.ts';

/** An administrator who does something. */
export interface Doer {
  readonly caller: Caller;
  readonly origin: Origin;
}

interface PageWanted {
  readonly limit: number;
  readonly cursor?: string | undefined;
}
interface PageOf<Item> {
  readonly items: Item[];
  readonly next_cursor: string | null;
}

/** A block of an IP address, of IPv6 its /64: no phone codes are sent for it until it ends. */
export interface AddressBlock {
  readonly id: number;
  readonly ip_address: string;
  readonly reason: string;
  readonly created_at: string;
  readonly ends_at: string;
  /** The e-mail address of who made it; null when their account is gone. */
  readonly blocked_by: string | null;
}

/** An address that the view lists, and the block that it is under. */
export interface SuspiciousAddress extends SuspiciousIpRow {
  readonly block: { readonly id: number; readonly ends_at: string } | null;
}

/** What administrators know and do about IP addresses. */
export interface Addresses {
  /** Those that the view `suspicious_ips` lists, the worst first, in two queries. */
  suspicious(page: PageWanted): Promise<PageOf<SuspiciousAddress>>;
  /** Blocks that have not ended, the newest first. */
  blocks(page: PageWanted): Promise<PageOf<AddressBlock>>;
  /** Blocks an address, in place of a block that it is under already. Throws Problem `address.ends_in_the_past` or `address.ends_too_late`. */
  block(wanted: Pick<AddressBlock, 'ip_address' | 'reason' | 'ends_at'>, doer: Doer): Promise<AddressBlock>;
  /** Ends a block. Throws Problem `address.block_not_found`. */
  unblock(blockId: number, doer: Doer): Promise<void>;
}

const DAY_MS = 86_400_000;
/** A block is for a while: whoever has the address in a year is somebody else. */
const LONGEST_MS = 366 * DAY_MS;

/** What these are made of. */
export interface AddressParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly audit: Audit;
}

/** Addresses over the view `suspicious_ips` and the table `address_blocks`. */
export function createAddresses({ store, clock, audit }: AddressParts): Addresses {
  const now = (): string => instantOf(clock.now());

  /** One row of who did it. Which address it was stands with the block, not in the trail. */
  const record = (db: Db, event_type: 'address_blocked' | 'address_unblocked', { caller, origin }: Doer, block: number) =>
    audit.record(db, { event_type, user_id: caller.user_id, origin, outcome: 'success', reason: 'by_administrator', details: { block } });

  function checkEnd(ends_at: string): void {
    const inMs = momentOf(ends_at) - clock.now();
    const path = 'ends_at';
    const refuse = (code: 'address.ends_in_the_past' | 'address.ends_too_late', message: string): never => {
      throw new Problem(verificationProblems[code], message, { fields: [{ path, message }] });
    };
    if (inMs <= 0) refuse('address.ends_in_the_past', 'That is over already. Say until when the address is to be blocked.');
    if (inMs > LONGEST_MS) refuse('address.ends_too_late', 'Block an address for a year at most: others will have it then.');
  }

  return {
    async suspicious({ limit, cursor }) {
      const [skipped = 0] = placeOf(cursor, z.tuple([z.int().min(0).max(1_000_000)])) ?? [];
      const rows = await listSuspicious(store.db, skipped, limit + 1);
      const keyOf = ({ ip_address }: SuspiciousIpRow) => addressKey(ip_address);
      const blocks = new Map((await listBlocksOf(store.db, [...new Set(rows.map(keyOf))], now())).map((block) => [block.address_key, block]));
      const page = pageFrom(rows, limit, () => [skipped + limit]);
      const items = page.items.map((row) => {
        const block = blocks.get(keyOf(row));
        return { ...row, block: block === undefined ? null : { id: block.id, ends_at: block.ends_at } };
      });
      return { ...page, items };
    },
    async blocks({ limit, cursor }) {
      const [before = Number.MAX_SAFE_INTEGER] = placeOf(cursor, z.tuple([z.int().min(1)])) ?? [];
      return pageFrom(await listBlocks(store.db, now(), before, limit + 1), limit, ({ id }) => [id]);
    },
    async block({ ip_address, reason, ends_at }, doer) {
      checkEnd(ends_at);
      // Written as instants are, however exact it was given.
      const block = { ip_address, reason, created_at: now(), ends_at: instantOf(momentOf(ends_at)) };
      const address_key = addressKey(ip_address);
      const id = await store.transaction(async (db) => {
        await endBlocksOf(db, address_key, block.created_at);
        const made = await insertBlock(db, { ...block, address_key, blocked_by: doer.caller.user_id });
        await record(db, 'address_blocked', doer, made);
        return made;
      });
      const [made] = await listBlocks(store.db, block.created_at, id + 1, 1);
      return { id, ...block, blocked_by: made?.blocked_by ?? null };
    },
    unblock: (blockId, doer) =>
      store.transaction(async (db) => {
        if (!(await endBlock(db, blockId, now())))
          throw new Problem(verificationProblems['address.block_not_found'], 'That block has already ended.');
        await record(db, 'address_unblocked', doer, blockId);
      }),
  };
}

/** Throws Problem `verification.address_blocked` for a request from an address that is blocked, after `note` has kept it. */
export async function refuseBlocked(
  { store, clock }: Pick<AddressParts, 'store' | 'clock'>,
  { ip_address }: Origin,
  note: () => Promise<void>,
): Promise<void> {
  const block = await findBlock(store.db, addressKey(ip_address), instantOf(clock.now()));
  if (block === undefined) return;
  await note();
  throw new Problem(
    verificationProblems['verification.address_blocked'],
    'No codes are sent for where you are now. Try from another connection, or ask whoever runs this Mingus.',
  );
}
