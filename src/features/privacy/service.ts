import { z } from 'zod';
import { commonProblems, Problem } from '../../contract/problem.ts';
import { type Clock, instantOf } from '../../platform/clock.ts';
import { busy, isRowRefused } from '../../platform/database/errors.ts';
import type { Db, Store } from '../../platform/database/store.ts';
import type { Caller, Origin, Upload } from '../../platform/http/route.ts';
import { writeZip } from '../../platform/zip/write-zip.ts';
import type { Audit } from '../audit/index.ts';
import { type BroughtIn, privacyProblems } from './contract.ts';
import { filesOf } from './exporting.ts';
import { bringIn, requireEmpty, rowsOf } from './importing.ts';
import { ACCOUNT } from './mapping/person.ts';
import { type Opened, openExport } from './opening.ts';
import { isPending, type OwnSettings, takeOverSettings } from './repository.ts';

/** What taking data out and bringing it in needs. */
export interface PrivacyNeeds {
  readonly store: Store;
  readonly clock: Clock;
  readonly audit: Audit;
  /** Told, in the transaction that brought an export in, where something was still to be worked out when it was made. */
  readonly onBroughtIn: (db: Db, userId: number) => Promise<void>;
}

const settings = z.object({ full_name: z.string().nullable(), time_zone: z.string(), currency: z.string() });

/** Name, time zone and currency: all that a file may say of the account itself. */
function settingsIn(opened: Opened): OwnSettings {
  const [own, another] = [...rowsOf(opened, ACCOUNT)];
  if (own === undefined || another !== undefined) {
    throw new Problem(privacyProblems['export.refused'], 'json/users.json must hold one row, whoever the export is of. Nothing was changed.');
  }
  return settings.parse(own.values);
}

const clash = (): Problem =>
  new Problem(privacyProblems['export.refused'], 'Two rows in it exclude each other, or one contradicts itself. Nothing was changed.');

/** Taking one's data out and bringing it in. */
export function createPrivacyService({ store, clock, audit, onBroughtIn }: PrivacyNeeds) {
  // An export that is opened takes up to a hundred megabytes.
  let isOpening = false;

  async function keep({ user_id }: Caller, opened: Opened): Promise<BroughtIn> {
    const own = settingsIn(opened);
    return store.transaction(async (db) => {
      if (!(await takeOverSettings(db, user_id, own, instantOf(clock.now())))) {
        throw new Problem(commonProblems['auth.required'], 'This account no longer exists.');
      }
      await requireEmpty(db, user_id);
      const brought = await bringIn(db, user_id, opened);
      if (await isPending(db, user_id)) await onBroughtIn(db, user_id);
      return brought;
    });
  }

  return {
    /** An archive of everything of the caller, in pieces. That it was asked for is in the trail, whether or not it was read to its end. */
    async take({ user_id }: Caller, origin: Origin): Promise<AsyncIterable<Uint8Array>> {
      const now = clock.now();
      await store.transaction((db) => audit.record(db, { event_type: 'export_made', user_id, origin, outcome: 'success', reason: null }));
      return writeZip(await filesOf(store, user_id, instantOf(now)), now);
    },

    /** Brings an export into the caller's account: all of it, or nothing. Throws what `importExport` names, and `server.busy` while another one is opened. */
    async bring(caller: Caller, upload: Upload | undefined): Promise<BroughtIn> {
      if (upload === undefined) throw new Problem(commonProblems['request.invalid'], 'Send the export as the part named file.');
      await requireEmpty(store.db, caller.user_id);
      if (isOpening) throw busy();
      isOpening = true;
      try {
        return await keep(caller, await openExport(upload.bytes));
      } catch (error) {
        throw isRowRefused(error) ? clash() : error;
      } finally {
        isOpening = false;
      }
    },
  };
}

/** What can be done with one's data. */
export type PrivacyService = ReturnType<typeof createPrivacyService>;
