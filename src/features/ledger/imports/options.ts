import { z } from 'zod';
import { id } from '../../../contract/fields.ts';

/** How a CSV's cells are set apart. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;
/** The encodings of text that bank files come in. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1', 'windows-1250', 'iso-8859-2'] as const;
/** The order of day, month and year in a file's dates. */
export const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const;
/** The mark before the decimals. */
export const DECIMAL_MARKS = ['.', ','] as const;

/** Whether amounts count as they are read, or the other way round: a file without any sign may list money out as plain figures. */
export const SIGNS = ['as_read', 'reversed'] as const;

/**
 * What a column of a CSV can be. `amount` is signed, or unsigned beside a `flag`; `debit` is money out and `credit` money in, both unsigned.
 * `flag` says which of the two a row is (C/D, Bij/Af, H/S). Several columns may be `memo`; a column with no role is passed over.
 */
export const COLUMN_ROLES = ['date', 'amount', 'debit', 'credit', 'flag', 'payee', 'memo', 'reference', 'balance', 'account', 'currency'] as const;

/** A column's place, counted from 0. */
const columnIndex = z.int().min(0).max(199);

/** What a person says about a file that nothing in it settles. All may be left out. */
export const importOptions = z.strictObject({
  delimiter: z.enum(DELIMITERS).optional(),
  encoding: z.enum(ENCODINGS).optional(),
  date_order: z.enum(DATE_ORDERS).optional(),
  decimal_mark: z.enum(DECIMAL_MARKS).optional(),
  sign: z.enum(SIGNS).optional(),
  /** Which column, counted from 0, is what. Given, it replaces all that was detected. */
  columns: z.partialRecord(z.enum(COLUMN_ROLES), columnIndex).optional(),
  /** For each account of the file, by its number there (empty text when the file gives none): the id of an own account, or null to make a new one. */
  accounts: z.record(z.string().max(100), id.nullable()).optional(),
});
export type ImportOptions = z.output<typeof importOptions>;

const readJson = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

/** A part of a multipart body that holds JSON as text. */
const jsonText = z.codec(z.string().max(20_000), z.unknown(), {
  decode: (value, context) => {
    const read = readJson(value);
    if (read !== undefined) return read.value;
    context.issues.push({ code: 'custom', message: 'This is not JSON.', input: value });
    return z.NEVER;
  },
  encode: (value) => JSON.stringify(value),
});

/** The options as they stand in the multipart body: JSON text. */
export const optionsPart = jsonText.pipe(importOptions);
