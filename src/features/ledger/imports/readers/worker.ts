import { Problem } from '../../../../contract/problem.ts';
import type { ImportOptions } from '../options.ts';
import { type Parcel, pack } from './parcel.ts';
import { readStatement } from './read-statement.ts';

/** One file to read. */
export interface ReadingTask {
  readonly bytes: Uint8Array;
  readonly options: ImportOptions;
}

/** A file that was read, or the problem it was refused with: errors lose their class between threads. */
export type ReadingAnswer =
  | { readonly parcel: Parcel }
  | { readonly problem: Pick<Problem, 'type' | 'fields' | 'extra'> & { readonly detail: string } };

/** What a reading thread does. */
export function readTask({ bytes, options }: ReadingTask): ReadingAnswer {
  try {
    return { parcel: pack(readStatement(bytes, options)) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { problem: { type: error.type, fields: error.fields, extra: error.extra, detail: error.message } };
  }
}
