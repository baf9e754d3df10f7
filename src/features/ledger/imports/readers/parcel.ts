import type { FileRead, RowRead } from '../reading.ts';

/** How many rows are unpacked at a time, between which the thread does other work. */
const SLICE = 1000;

type Rejected = FileRead['rejected'][number];

/**
 * What was read, packed for the way between threads. Unpacking 100,000 rows in one go would hold the receiving thread for half a second,
 * so rows travel as slices of JSON in bytes.
 */
export interface Parcel {
  /** The file without its rows. */
  readonly head: FileRead;
  readonly slices: readonly Slice[];
}

/** Rows of the account at that place of the file's, or refused rows where `account` is null. */
interface Slice {
  readonly account: number | null;
  readonly json: Uint8Array;
}

const slicesOf = (account: number | null, items: readonly unknown[]): readonly Slice[] =>
  Array.from({ length: Math.ceil(items.length / SLICE) }, (_, index) => ({
    account,
    json: new TextEncoder().encode(JSON.stringify(items.slice(index * SLICE, (index + 1) * SLICE))),
  }));

/** Packs what was read. */
export const pack = (file: FileRead): Parcel => ({
  head: { ...file, rejected: [], accounts: file.accounts.map((account) => ({ ...account, rows: [] })) },
  slices: [...file.accounts.flatMap(({ rows }, index) => slicesOf(index, rows)), ...slicesOf(null, file.rejected)],
});

/** Unpacks it again, calling `pause` after each slice. */
export async function unpack({ head, slices }: Parcel, pause: () => Promise<void>): Promise<FileRead> {
  const rows = head.accounts.map((): RowRead[] => []);
  const rejected: Rejected[] = [];
  const decoder = new TextDecoder();
  for (const { account, json } of slices) {
    // It is what `pack` wrote, so it is taken at its word.
    if (account === null) rejected.push(...(JSON.parse(decoder.decode(json)) satisfies Rejected[]));
    else rows[account]?.push(...(JSON.parse(decoder.decode(json)) satisfies RowRead[]));
    await pause();
  }
  return { ...head, rejected, accounts: head.accounts.map((account, index) => ({ ...account, rows: rows[index] ?? [] })) };
}
