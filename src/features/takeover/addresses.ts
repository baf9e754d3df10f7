import type { ForeignFile, ForeignValue } from '../../platform/database/sqlite/foreign-file.ts';
import type { Numbering } from './numbering.ts';

/** Longest address, in characters. */
const LONGEST = 255;

/** An address as it is kept: in lower case, without spaces around. Null for what is none. */
export function addressOf(value: ForeignValue | undefined): string | null {
  const address = typeof value === 'string' ? value.trim().toLowerCase().replaceAll('\u0000', '').toWellFormed() : '';
  return address === '' || [...address].length > LONGEST ? null : address;
}

/**
 * Who has an address when several differ in nothing but its case: the lowest number. The others keep all their rows, get an address of the domain
 * `.invalid`, which reaches nobody (RFC 2606), and are disabled.
 */
export function ownersOf(file: ForeignFile, numbering: Numbering): ReadonlyMap<string, number> {
  const owners = new Map<string, number>();
  if (!file.tables.includes('users')) return owners;
  for (const { rowid, values } of file.rows('users')) {
    const address = addressOf(values['email']);
    const id = numbering.get(rowid)?.id;
    if (address !== null && id !== undefined) owners.set(address, Math.min(owners.get(address) ?? id, id));
  }
  return owners;
}

/** The address of somebody who has none of their own. */
export const placeholderOf = (id: number): string => `person-${id}@former.invalid`;
