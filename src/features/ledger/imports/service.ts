import { createHash } from 'node:crypto';
import { z } from 'zod';
import { id } from '../../../contract/fields.ts';
import { Problem } from '../../../contract/problem.ts';
import { dayInZone, isoDay } from '../../../core/calendar/day.ts';
import { instantOf } from '../../../platform/clock.ts';
import type { Store } from '../../../platform/database/store.ts';
import type { Caller, Upload } from '../../../platform/http/route.ts';
import { pageFrom, placeOf } from '../../../platform/http/cursor.ts';
import { type AskingNeeds, askForSearch } from '../recurring/ask-for-search.ts';
import { importProblems, type ImportPreview, type ImportRecord } from './contract.ts';
import type { ImportOptions } from './options.ts';
import { createOneAtATime } from './one-at-a-time.ts';
import { planImport } from './plan.ts';
import { previewOf, questionsOf } from './preview.ts';
import type { FileRead, ReadFile } from './reading.ts';
import { holdsImport, listImportsOf, listRejects, lockPerson } from './repository.ts';
import { writeImport } from './run.ts';
import { takeBack } from './undo.ts';

/** What the person says about a file. */
interface Wishes {
  readonly account_id?: number;
  readonly options?: ImportOptions;
}

/** How many refused rows of each import a list tells. */
const REJECTS_IN_LIST = 200;

const place = z.tuple([id]);

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A file name as it is kept: without folders, at most 255 characters, and never empty. */
const keptName = (name: string): string => (name.split(/[\\/]/).at(-1)?.trim() || 'file').slice(0, 255);

const refuseOpenQuestions = (questions: ImportPreview['questions']): void => {
  const [first] = questions;
  if (first === undefined) return;
  throw new Problem(importProblems['import.question'], `${first.question} Nothing was imported yet.`, { extra: { questions } });
};

/** The file of a form. Throws import.no_file for a form without one. */
export function fileOf(upload: Upload | undefined): Upload {
  if (upload !== undefined) return upload;
  throw new Problem(importProblems['import.no_file'], 'Send the file as the part named file.', {
    fields: [{ path: 'file', message: 'Choose a file.' }],
  });
}

/** What can be done with bank files. */
export type Imports = ReturnType<typeof createImports>;

/** What importing needs. */
export interface ImportNeeds extends AskingNeeds {
  readonly store: Store;
  /** Reads a file, off this thread. */
  readonly readFile: ReadFile;
  /** The keyed hash of an account's number in a bank's file, for one person. */
  readonly hashNumber: (userId: number, number: string) => readonly [string, ...string[]];
}

/** Bank files: what one would do, doing it, and undoing it. */
export function createImports({ store, readFile, hashNumber, ...asking }: ImportNeeds) {
  const { clock } = asking;
  const read = (upload: Upload, { options }: Wishes): Promise<FileRead> => readFile(upload.bytes, options ?? {});

  const oneAtATime = createOneAtATime<number>();

  const wishOf = (caller: Caller, upload: Upload, { account_id, options }: Wishes) => ({
    account_id,
    accounts: options?.accounts,
    file_sha256: sha256(upload.bytes),
    today: isoDay(dayInZone(clock.now(), caller.time_zone)),
    hashOf: (number: string) => hashNumber(caller.user_id, number),
  });

  async function write(caller: Caller, upload: Upload, wishes: Wishes, file: FileRead): Promise<ImportRecord> {
    refuseOpenQuestions([...file.questions]);
    const wish = wishOf(caller, upload, wishes);
    const keep = () =>
      store.transaction(async (db) => {
        await lockPerson(db, caller.user_id);
        const plan = await planImport(db, caller.user_id, file.accounts, wish);
        refuseOpenQuestions(questionsOf(file, plan));
        const done = await writeImport(db, file, plan, {
          user_id: caller.user_id,
          currency: caller.currency,
          file_name: keptName(upload.file_name),
          file_sha256: wish.file_sha256,
          today: wish.today,
          now: instantOf(clock.now()),
          hashOf: wish.hashOf,
        });
        await askForSearch(asking, db, caller.user_id, `import:${done.id}`);
        return done;
      });
    return oneAtATime(caller.user_id, keep);
  }

  return {
    /** Writes nothing. Throws what reading and planning throw. */
    async preview(caller: Caller, upload: Upload, wishes: Wishes): Promise<ImportPreview> {
      const file = await read(upload, wishes);
      const plan = await planImport(store.db, caller.user_id, file.accounts, wishOf(caller, upload, wishes));
      return previewOf(file, plan, keptName(upload.file_name), caller.currency);
    },

    /** All of the file or nothing. Throws import.question, and what reading and planning throw. */
    run: async (caller: Caller, upload: Upload, wishes: Wishes): Promise<ImportRecord> => write(caller, upload, wishes, await read(upload, wishes)),

    /** The first half of `run`, for whoever holds a transaction around the second: reading waits for another thread. Throws what reading throws. */
    read: (upload: Upload): Promise<FileRead> => read(upload, {}),

    /** The second half, which awaits nothing but the database. Throws import.question, and what planning throws. */
    keep: (caller: Caller, upload: Upload, file: FileRead): Promise<ImportRecord> => write(caller, upload, {}, file),

    async list(caller: Caller, { limit, cursor }: { readonly limit: number; readonly cursor?: string }) {
      const rows = await listImportsOf(store.db, caller.user_id, placeOf(cursor, place)?.[0], limit + 1);
      const page = pageFrom(rows, limit, (row) => [row.id]);
      const rejects = await listRejects(
        store.db,
        page.items.map((row) => row.id),
        REJECTS_IN_LIST,
      );
      const byImport = Map.groupBy(rejects, ({ import_id }) => import_id);
      return {
        ...page,
        items: page.items.map((row) => ({ ...row, rejected: (byImport.get(row.id) ?? []).map(({ line, reason, raw }) => ({ line, reason, raw })) })),
      };
    },

    /** Throws import.not_found. */
    async undo(caller: Caller, importId: number): Promise<void> {
      const takeAway = () =>
        store.transaction(async (db) => {
          await lockPerson(db, caller.user_id);
          if (!(await holdsImport(db, caller.user_id, importId))) {
            throw new Problem(importProblems['import.not_found'], 'There is no such import. It may have been undone.');
          }
          await takeBack(db, importId, instantOf(clock.now()));
          await askForSearch(asking, db, caller.user_id, `undo:${importId}`);
        });
      await oneAtATime(caller.user_id, takeAway);
    },
  };
}
