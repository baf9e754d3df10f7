import { sql } from 'kysely';
import { momentOf } from '../clock.ts';

/** How long the spans are that instants are counted by. */
export type SpanOfTime = 'hour' | 'minute';

/** Characters of an instant up to its hour, and up to its minute. */
const LENGTHS = { hour: 13, minute: 16 } as const;

/**
 * The span that a column's instant lies in, as text to group by. Both databases write an instant as text from the year down to the minute alike, but for
 * one character in the middle; PostgreSQL in the session's zone, UTC. `beginOf` reads it.
 */
export const spanOf = (column: string, span: SpanOfTime) => sql<string>`substr(cast(${sql.ref(column)} as text), 1, ${sql.lit(LENGTHS[span])})`;

/** When a span begins that `spanOf` named, in ms since 1970: `2025-01-15 10` of PostgreSQL, `2025-01-15T10` of SQLite, either with minutes. */
export const beginOf = (span: string): number => momentOf(`${span.slice(0, 10)}T${span.slice(11, 13)}:${span.slice(14, 16) || '00'}:00.000Z`);
