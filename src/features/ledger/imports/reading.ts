import type { Cents } from '../../../core/money/cents.ts';
import type { AccountKind } from '../accounts/contract.ts';
import type { ImportFormat, ImportPreview, ImportQuestion } from './contract.ts';
import type { ImportOptions } from './options.ts';

/** A row that was read. */
export interface RowRead {
  /** The line of the file it stands on, counted from 1. */
  readonly line: number;
  readonly posted_on: string;
  /** Negative is money out. */
  readonly amount: Cents;
  /** At most 255 characters; may be empty. */
  readonly payee: string;
  /** At most 500 characters. */
  readonly memo: string | null;
  /** The bank's own name for the row, at most 255 characters. */
  readonly reference: string | null;
}

/** An account of the file with its rows, in the file's order. */
export interface AccountRead {
  /** As the file writes it; empty when it gives none. */
  readonly number: string;
  readonly kind: AccountKind;
  readonly currency: string | null;
  readonly balance: { readonly amount: Cents; readonly as_of: string } | null;
  readonly rows: readonly RowRead[];
}

/** A file that was read. While `questions` are open, `accounts` hold what could be read without an answer. */
export interface FileRead {
  readonly format: ImportFormat;
  readonly encoding: string;
  readonly detected: ImportPreview['detected'];
  readonly accounts: readonly AccountRead[];
  /** Rows of all accounts and refused rows together. */
  readonly rows_read: number;
  readonly rejected: readonly { readonly line: number; readonly reason: string; readonly raw: string }[];
  readonly questions: readonly ImportQuestion[];
}

/** Reads a bank's file. Throws the problems of importing for one that cannot be read at all. */
export type ReadFile = (bytes: Uint8Array, options: ImportOptions) => Promise<FileRead>;
