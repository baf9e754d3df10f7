import type { ImportOptions } from '../options.ts';
import type { FileRead } from '../reading.ts';
import { readCsv } from './csv/read-csv.ts';
import { decode } from './decode.ts';
import { refuseOtherKinds, refuseOtherTexts } from './file-kinds.ts';
import { MOST_BYTES, refuseTooManyAccounts } from './limits.ts';
import { isOfx, readOfx } from './ofx/read-ofx.ts';
import { refusal } from './problems.ts';

/**
 * Reads a bank's file: OFX of either syntax, QFX, or CSV of any dialect. Pure: the same bytes and options answer the same.
 * Rows that cannot be taken are in `rejected`; what only the person can settle is in `questions`, with the rows as they would be by the
 * likelier answer. Throws a problem of `readerProblems` when nothing of the file can be kept.
 */
export function readStatement(bytes: Uint8Array, options: ImportOptions): FileRead {
  if (bytes.length === 0) throw refusal('import.empty', 'The file is empty. Download it from your bank once more.');
  if (bytes.length > MOST_BYTES) throw refusal('import.too_large', 'The file is larger than 10 MiB. Ask your bank for a shorter period.');
  refuseOtherKinds(bytes);
  const decoded = decode(bytes, options.encoding);
  if (decoded.text.trim() === '') throw refusal('import.empty', 'There is nothing in the file but blanks. Download it from your bank once more.');
  refuseOtherTexts(decoded.text);
  const file = isOfx(decoded.text) ? readOfx(decoded) : readCsv(decoded, options);
  refuseTooManyAccounts(file.accounts.length);
  return file;
}
