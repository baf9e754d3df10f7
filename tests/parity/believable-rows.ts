import type { Column } from '../../src/platform/database/migrations/columns.ts';
import type { DeclaredTable } from './declared-tables.ts';

/** The rows that each table is given; they have these ids. */
export const ROWS = [1, 2, 3] as const;

const DAYS = ['2024-12-30', '2026-02-02', '2026-03-02'];

const pad = (row: number, { least = 0, most = 0 }: Column): string =>
  least === most ? String(row).repeat(most) : [...`${row} Łucja 𝒬 "O'Neil"\n\\`].slice(0, most).join('');

const within = (value: number, { least = value, most = value }: Column): number => Math.min(Math.max(value, least), most);

/** A value of the column, other for each row; days are Mondays. */
function valueOf(row: number, column: Column): unknown {
  // The last row has nothing where nothing may be.
  if (column.nullable && row === ROWS.length) return null;
  if (column.references !== undefined) return row;
  switch (column.kind) {
    case 'instant':
      return `${DAYS[row - 1]}T10:30:00.12${row}Z`;
    case 'day':
      return DAYS[row - 1];
    case 'flag':
      return row % 2 === 0;
    case 'json':
      return column.shape === 'array' ? [row, { é: null }] : { z: row, a: [1.5, 'ü'] };
    case 'choice':
      return column.choices?.[(row - 1) % column.choices.length];
    case 'text':
      return pad(row, column);
    case 'ratio':
      return (column.least ?? 0) + (((column.most ?? 1) - (column.least ?? 0)) * row) / 7;
    case 'money':
      return within(row * 123_456, column);
    default:
      return within(row, column);
  }
}

/** What checks over several columns ask of a row, and addresses. */
const AMENDED: Readonly<Record<string, (row: number) => Readonly<Record<string, unknown>>>> = {
  users: (row) => ({ email: `person${row}@example.org` }),
  onboarding_progress: (row) => ({ total_steps: 5, completed_steps: row }),
  health_spending_correlations: () => ({ sample_size: 40, effective_sample_size: 12.25 }),
  imports: () => ({ rows_read: 6, rows_added: 3, rows_already_known: 2, rows_rejected: 1 }),
  account_links: () => ({ purpose: 'invite' }),
};

/** The rows of a table by their columns, computed ones left out; each points to rows of the same number. */
export const believableRows = ({ name, columns }: DeclaredTable): readonly Readonly<Record<string, unknown>>[] =>
  ROWS.map((row) => {
    const given = Object.entries(columns).filter(([, { kind }]) => kind !== 'computed');
    const values = given.map(([column, declared]) => [column, declared.kind === 'id' ? row : valueOf(row, declared)]);
    const known = Object.entries(AMENDED[name]?.(row) ?? {}).filter(([column]) => column in columns);
    return { ...Object.fromEntries(values), ...Object.fromEntries(known) };
  });
