import type { Cents } from '../../../core/money/cents.ts';
import { isSimilarPayee } from '../../../core/payee/similar-payee.ts';

/** A row as a bank's file gives it. */
export interface FileRow {
  /** The bank's own name for the row (FITID); null when the format has none. */
  readonly reference: string | null;
  readonly posted_on: string;
  readonly amount: Cents;
  readonly payee: string;
}

/** A row that the account has, with the values it was imported with, or those it was entered with. */
export interface KnownRow extends FileRow {
  /** Entered by the person, who does not spell a payee as the bank does. */
  readonly by_hand: boolean;
}

const payeeOf = (row: FileRow): string => row.payee.trim().replace(/\s+/g, ' ').toLowerCase();
const dayAndAmount = (row: FileRow): string => `${row.posted_on} ${row.amount}`;
// Some banks repeat a reference for different rows, so it decides only together with the day and the amount.
const withReference = (row: FileRow): string => `${dayAndAmount(row)} ${row.reference ?? ''}`;
const withPayee = (row: FileRow): string => `${dayAndAmount(row)} ${payeeOf(row)}`;
const withBoth = (row: FileRow): string => JSON.stringify([dayAndAmount(row), row.reference, payeeOf(row)]);

/** Beyond so many rows of one day and amount, similar payees are not looked for: comparing each with each would take too long. */
const CROWD = 200;

const isReferenced = (row: FileRow): boolean => row.reference !== null;
const isUnreferenced = (row: FileRow): boolean => row.reference === null;
/** What a row without a reference may meet besides its own kind; two rows of one format are compared exactly, before. */
const isWrittenOtherwise = (known: KnownRow): boolean => known.by_hand || isReferenced(known);

/** One way for rows of a file to meet known rows. */
interface Pass {
  readonly rows: (row: FileRow) => boolean;
  readonly known: (known: KnownRow) => boolean;
  readonly keyOf: (row: FileRow) => string;
  /** Identical rows are matched from the end: a later pass then meets the same ones when the file comes again, and matches them the same way. */
  readonly how: 'same_key' | 'similar_payee';
}

const PASSES: readonly Pass[] = [
  { rows: isReferenced, known: isReferenced, keyOf: withBoth, how: 'same_key' },
  { rows: isReferenced, known: isReferenced, keyOf: withReference, how: 'same_key' },
  { rows: isUnreferenced, known: isUnreferenced, keyOf: withPayee, how: 'same_key' },
  { rows: isReferenced, known: isUnreferenced, keyOf: withPayee, how: 'same_key' },
  { rows: isUnreferenced, known: isReferenced, keyOf: withPayee, how: 'same_key' },
  { rows: isReferenced, known: isUnreferenced, keyOf: dayAndAmount, how: 'similar_payee' },
  { rows: isUnreferenced, known: isWrittenOtherwise, keyOf: dayAndAmount, how: 'similar_payee' },
];

/** Takes one of `free` that answers for the row, and tells whether there was one. */
function take(row: FileRow, free: KnownRow[], how: Pass['how']): boolean {
  if (how === 'same_key') return free.pop() !== undefined;
  const at = free.length > CROWD ? -1 : free.findIndex((known) => isSimilarPayee(row.payee, known.payee));
  if (at >= 0) free.splice(at, 1);
  return at >= 0;
}

/** Marks in `found` the rows that meet a free known row in this pass; answers the known rows still free. */
function meet(rows: readonly FileRow[], found: boolean[], free: readonly KnownRow[], pass: Pass): readonly KnownRow[] {
  const [candidates, others] = [free.filter(pass.known), free.filter((known) => !pass.known(known))];
  // Of a new account nothing is known, and of the same file again nothing is left after the first pass.
  if (candidates.length === 0) return free;
  const byKey = Map.groupBy(candidates, pass.keyOf);
  const order = rows.flatMap((row, index) => (found[index] === true || !pass.rows(row) ? [] : [{ row, index }]));
  for (const { row, index } of pass.how === 'same_key' ? order.toReversed() : order) {
    found[index] = take(row, byKey.get(pass.keyOf(row)) ?? [], pass.how);
  }
  return [...byKey.values(), others].flat();
}

/**
 * Which rows of a file the account has already, as a multiset: of k identical rows of which m are known, m are. In this order:
 * the same reference, day and amount (those of the same payee first); then the same day, amount and payee, unless both have a reference;
 * then a row with a reference and one without (or one entered by hand) of the same day and amount and a similar payee. Each known row
 * answers for one row of the file. `known` comes in the order the rows were made.
 */
export function alreadyKnown(rows: readonly FileRow[], known: readonly KnownRow[]): readonly boolean[] {
  const found = rows.map(() => false);
  let free = known;
  for (const pass of PASSES) free = meet(rows, found, free, pass);
  return found;
}
