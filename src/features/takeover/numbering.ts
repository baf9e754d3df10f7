import type { ForeignFile, ForeignValue } from '../../platform/database/sqlite/foreign-file.ts';

/** Numbers of a table's rows, by where they stand. A row keeps its own; one that has none, or that of a row before, gets one after all others. */
export type Numbering = ReadonlyMap<number, { readonly id: number; readonly isNew: boolean }>;

const isId = (value: ForeignValue | undefined): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;

/** The number a text or a number names; undefined for what is none. */
export const idFrom = (value: ForeignValue | undefined): number | undefined => {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value.trim()) ? Number(value) : value;
  return isId(number) ? number : undefined;
};

/** Numbers the rows: the same file is numbered in the same way each time, so that what was broken off goes on. */
export function numberRows(file: ForeignFile, table: string): Numbering {
  const own = new Map<number, number>();
  const without: number[] = [];
  const given = new Set<number>();
  let greatest = 0;
  for (const { rowid, values } of file.rows(table)) {
    const id = idFrom(values['id']);
    if (id === undefined || given.has(id)) without.push(rowid);
    else {
      given.add(id);
      own.set(rowid, id);
      greatest = Math.max(greatest, id);
    }
  }
  const numbering = new Map<number, { readonly id: number; readonly isNew: boolean }>();
  for (const [rowid, id] of own) numbering.set(rowid, { id, isNew: false });
  for (const [index, rowid] of without.entries()) numbering.set(rowid, { id: greatest + 1 + index, isNew: true });
  return numbering;
}
