import { sql } from 'kysely';
import { cents, majorUnits } from '../../../src/core/money/cents.ts';
import type { Column } from '../../../src/platform/database/migrations/columns.ts';
import type { Store } from '../../../src/platform/database/store.ts';
import { ownedTables, type Rows, rowsOwnedBy } from './owned-rows.ts';

/** A value that nobody but its owner may ever be shown. */
export interface Canary {
  readonly value: string;
  /** `ledger_accounts.name` */
  readonly where: string;
}

/** Columns of text that a nonsense value would break for their owner. What stands in them is looked for instead. */
const LEFT_ALONE: readonly string[] = ['users.password_hash', 'users.time_zone'];
/** What is too short or too common to be told from chance: the word for a currency, a zone. */
const TOLD_BY_NOTHING: readonly string[] = ['users.time_zone'];

const isExact = ({ least, most }: Column): boolean => least !== undefined && least === most;

/** How each text begins. Six letters: a token holds four by chance, in any case, once in some thousand runs. */
const MARK = 'cnryqx';

/** A text that stands nowhere else, of the cell's own: also after it was cut, put in lower case, or stripped of digits, it begins with the mark. */
const textFor = (table: string, column: string, tableIndex: number, columnIndex: number, id: number): string => {
  const text = `${MARK}${tableIndex}q${columnIndex}q${id}z`;
  return column === 'email' ? `${text}@${table.replaceAll('_', '-')}.example` : text;
};

async function write(store: Store, table: string, column: string, id: number, value: unknown): Promise<void> {
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value} where id = ${id}`.execute(store.db);
}

/** Amounts that stand nowhere else: from 70,000,000.11 up, each with two decimals. */
function amounts(): () => number {
  let given = 0;
  return () => {
    given += 1;
    return 7_000_000_000 + given * 100 + 11 + (given % 8) * 11;
  };
}

/** Writes a text of its own into every column of text of a person's rows, and an amount of its own into every column of money. */
export async function plantCanaries(store: Store, userId: number): Promise<void> {
  const nextAmount = amounts();
  const rows = await rowsOwnedBy(store, userId);
  for (const [tableIndex, { name: table, columns }] of ownedTables.entries()) {
    const ids = [...rows.keys()].filter((key) => key.startsWith(`${table}#`)).map((key) => Number(key.slice(table.length + 1)));
    for (const [columnIndex, [column, declared]] of Object.entries(columns).entries()) {
      for (const id of ids) {
        // Of some columns either all are given or none.
        const isGiven = rows.get(`${table}#${id}`)?.[column] !== null;
        if (declared.kind === 'money' && isGiven) await write(store, table, column, id, cents(nextAmount()));
        if (declared.kind !== 'text' || isExact(declared) || LEFT_ALONE.includes(`${table}.${column}`)) continue;
        await write(store, table, column, id, textFor(table, column, tableIndex, columnIndex, id));
      }
    }
  }
}

const leavesOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, member]) => [name, ...leavesOf(member)]) : [];
};

function canariesIn(table: string, column: string, { kind, least, most }: Column, value: unknown, mark: string): readonly Canary[] {
  const where = `${table}.${column}`;
  if (kind === 'money' && typeof value === 'number') return [{ value: String(majorUnits(cents(value))), where }];
  if (kind === 'json') return [...new Set(leavesOf(value).filter((leaf) => leaf.includes(mark)))].map((leaf) => ({ value: leaf, where }));
  if (kind !== 'text' || typeof value !== 'string' || TOLD_BY_NOTHING.includes(where)) return [];
  // The codes of currencies are exact too, and three letters long.
  return isExact({ kind, nullable: true, ...(least !== undefined && { least }), ...(most !== undefined && { most }) }) && value.length < 32
    ? []
    : [{ value, where }];
}

/** What stands in a person's rows that nobody else may see; of JSON, the texts that hold `mark`. */
export function canariesOf(rows: Rows, mark: string): readonly Canary[] {
  return [...rows].flatMap(([name, row]) => {
    const table = ownedTables.find((each) => name.startsWith(`${each.name}#`));
    return Object.entries(table?.columns ?? {}).flatMap(([column, declared]) => canariesIn(table?.name ?? '', column, declared, row[column], mark));
  });
}

/** Finds out which of a person's own values a text holds. */
export type FindCanaries = (text: string) => readonly Canary[];

/** Looks for values as they are, in any case, and escaped as in an address; a figure only where it is the whole figure. */
export function finderOf(canaries: readonly Canary[]): FindCanaries {
  const looked = canaries.map((canary) => ({ canary, value: canary.value.toLowerCase(), isFigure: /^-?\d+(\.\d+)?$/.test(canary.value) }));
  return (text) => {
    const lower = text.toLowerCase();
    const decoded = lower.includes('%') ? `${lower} ${lower.replaceAll('%40', '@')}` : lower;
    const found = looked
      .filter(({ value, isFigure }) => decoded.includes(value) && (!isFigure || isWhole(decoded, value)))
      .map(({ canary }) => canary);
    // What is left of a text that was changed on its way.
    return found.length === 0 && lower.includes(MARK) ? [{ value: MARK, where: 'a changed text' }] : found;
  };
}

const isWhole = (text: string, figure: string): boolean => new RegExp(`(?<![\\d.])${figure.replaceAll('.', '\\.')}(?![\\d])`).test(text);
