import type { ImportOptions } from '../options.ts';
import type { FileRead } from '../reading.ts';
import { refusal } from './problems.ts';

/**
 * Reads a bank's file: OFX of either syntax, QFX, or CSV of any dialect. Pure: the same bytes and options answer the same.
 * Rows that cannot be taken are in `rejected`; what only the person can settle is in `questions`, with the rows as they would be by the
 * likelier answer. Throws a problem of `readerProblems` when nothing of the file can be kept.
 */
export function readStatement(bytes: Uint8Array, _options: ImportOptions): FileRead {
  throw refusal(bytes.length === 0 ? 'import.empty' : 'import.not_a_statement', 'The file is empty.');
}
