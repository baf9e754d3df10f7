import { z } from 'zod';
import { endpoint, nothing } from '../../../contract/endpoint.ts';
import { civilDay, id, idParam, instant, moneyAnswer, pageOf, pageQuery } from '../../../contract/fields.ts';
import { defineProblems } from '../../../contract/problem.ts';
import { accountKind } from '../accounts/contract.ts';
import { COLUMN_ROLES, DATE_ORDERS, DECIMAL_MARKS, optionsPart } from './options.ts';
import { readerProblems } from './readers/problems.ts';

export { COLUMN_ROLES, DATE_ORDERS, DECIMAL_MARKS, DELIMITERS, ENCODINGS, type ImportOptions, SIGNS } from './options.ts';

const ownProblems = defineProblems({
  'import.not_found': { kind: 'absent', title: 'There is no such import' },
  'import.no_file': { kind: 'invalid', title: 'There is no file in the request' },
  'import.question': { kind: 'refused', title: 'Something in the file must be settled first' },
  'import.account_unknown': { kind: 'refused', title: 'The file has no account of that number' },
});

/** What importing a bank's file can be refused with. */
export const importProblems = { ...readerProblems, ...ownProblems };

/** The formats that are read. QFX is OFX with marks of its own. */
export const importFormat = z.enum(['ofx1', 'ofx2', 'csv']);
export type ImportFormat = z.output<typeof importFormat>;

/** What each column of a CSV was taken for, and how its text was read. All null (columns empty) for OFX. */
const detected = z.object({
  delimiter: z.string().nullable(),
  date_order: z.enum(DATE_ORDERS).nullable(),
  decimal_mark: z.enum(DECIMAL_MARKS).nullable(),
  /** The line of the column names, counted from 1; null when the file has none. */
  header_line: z.int().nullable(),
  columns: z.array(
    z.object({
      /** Its place, counted from 0. */
      index: z.int(),
      /** Its name in the file; null without a header. */
      header: z.string().nullable(),
      /** What it was taken for; null when it is passed over. */
      role: z.enum(COLUMN_ROLES).nullable(),
    }),
  ),
});

/** An account of the file, and where its rows will land. */
const accountInFile = z.object({
  /** Its number in the file, which `options.accounts` names; empty when the file gives none. */
  number: z.string(),
  /** The account its rows go to; null when a new one will be made. */
  account_id: id.nullable(),
  /** The name of that account, or the one that the new account will get. */
  name: z.string(),
  kind: accountKind,
  /** The currency of that account. */
  currency: z.string(),
  /** The currency that the file gives; null when it gives none. Where the two differ, the amounts are taken as they are. */
  file_currency: z.string().nullable(),
  /** The balance that the file gives, and the day it is of; null when it gives none. */
  balance: moneyAnswer.nullable(),
  balance_as_of: civilDay.nullable(),
  rows_read: z.int(),
  rows_to_add: z.int(),
  rows_already_known: z.int(),
});

/** A row as it will land. */
const sampleRow = z.object({
  account_number: z.string(),
  /** The line of the file it stands on, counted from 1. */
  line: z.int(),
  posted_on: civilDay,
  amount: moneyAnswer,
  payee: z.string(),
  memo: z.string().nullable(),
  /** Whether the ledger has it already, so that it will not be added. */
  already_known: z.boolean(),
});

/** A row that could not be taken, why, and its text. */
export const rejectedRow = z.object({
  /** Counted from 1. */
  line: z.int(),
  /** A sentence for the person. */
  reason: z.string(),
  /** The row as it stands in the file, shortened to 500 characters. */
  raw: z.string(),
});

/** Something that nothing in the file settles. Each choice is a value for the option of that name. */
export const importQuestion = z.object({
  /** The member of `options` that answers it; `accounts` is also answered by `account_id`. */
  option: z.enum(['delimiter', 'encoding', 'date_order', 'decimal_mark', 'columns', 'sign', 'accounts']),
  /** A sentence for the person. */
  question: z.string(),
  /** What in the file is unclear, as it stands there: `03/04/2024`. */
  example: z.string(),
  /** What can be answered; empty when the answer is free, such as which column is the date. */
  choices: z.array(
    z.object({
      /** The value for the option: `dmy`; an account's id as text, or `new`, for `accounts`. */
      value: z.string(),
      /** What the example means then: `2024-04-03`; an account's name. */
      means: z.string(),
    }),
  ),
});
export type ImportQuestion = z.output<typeof importQuestion>;

/** What importing the file would do. */
export const importPreview = z.object({
  format: importFormat,
  /** The encoding the file was read in. */
  encoding: z.string(),
  detected,
  accounts: z.array(accountInFile),
  /** The first rows, at most 20. */
  sample: z.array(sampleRow),
  /** Rows of the file, refused ones included. */
  rows_read: z.int(),
  rows_to_add: z.int(),
  rows_already_known: z.int(),
  rows_rejected: z.int(),
  /** Every refused row. */
  rejected: z.array(rejectedRow),
  /** Empty when the file can be imported as it is. */
  questions: z.array(importQuestion),
});
export type ImportPreview = z.output<typeof importPreview>;

/** A file that was imported. */
export const importRecord = z.strictObject({
  id,
  /** The first account it wrote to; null when that account is gone. */
  account_id: id.nullable(),
  file_name: z.string(),
  format: importFormat,
  rows_read: z.int(),
  rows_added: z.int(),
  rows_already_known: z.int(),
  rows_rejected: z.int(),
  /** Every refused row; the first 200 in a list. */
  rejected: z.array(rejectedRow),
  created_at: instant,
});
export type ImportRecord = z.output<typeof importRecord>;

const fileBody = z.strictObject({
  account_id: z.coerce.number().pipe(id).optional().meta({ description: 'The account that the rows go to, when the file holds one account.' }),
  options: optionsPart.optional().meta({ description: 'JSON: what nothing in the file settles.' }),
});

const refusals = [
  'import.no_file',
  'import.empty',
  'import.too_large',
  'import.too_many_rows',
  'import.too_many_accounts',
  'import.not_a_statement',
  'import.broken',
  'import.encoding',
  'import.currency',
  'import.account_unknown',
  'account.not_found',
] as const;

export const previewImport = endpoint({
  method: 'POST',
  path: '/api/imports/preview',
  access: 'person',
  tier: 'heavy',
  summary: 'Reads a bank file and tells what importing it would do. Writes nothing.',
  tag: 'Imports',
  multipart: true,
  body: fileBody,
  answers: { 200: importPreview },
  problems: refusals,
});

export const runImport = endpoint({
  method: 'POST',
  path: '/api/imports',
  access: 'person',
  tier: 'heavy',
  summary: 'Imports a bank file: rows that the ledger already has are not added again.',
  tag: 'Imports',
  multipart: true,
  body: fileBody,
  answers: { 201: importRecord },
  problems: [...refusals, 'import.question'],
});

export const listImports = endpoint({
  method: 'GET',
  path: '/api/imports',
  access: 'person',
  tier: 'read',
  summary: 'Lists the files you imported, the newest first; undone ones are not among them.',
  tag: 'Imports',
  query: z.object(pageQuery),
  answers: { 200: pageOf(importRecord) },
  problems: [],
});

export const undoImport = endpoint({
  method: 'DELETE',
  path: '/api/imports/:id',
  access: 'person',
  tier: 'write',
  summary: 'Undoes an import: the ledger is as it was before, and the file can be imported again.',
  tag: 'Imports',
  params: idParam,
  answers: { 204: nothing },
  problems: ['import.not_found'],
});
