import { createHash } from 'node:crypto';

/** Statements that are prepared at most: each takes memory on every connection of the server. */
const NAMED_MOST = 500;
/** Statements that were seen once and are remembered: those of lists that are as long as what is asked for have no end, and seldom come again. */
const SEEN_MOST = 2000;
const NAMED_LENGTH = 8000;

/** A statement whose columns a migration may add to: prepared before it, PostgreSQL refuses it after. */
const EVERY_COLUMN = /\bselect \*|\breturning \*|"\.\*/;

/**
 * Names under which statements are prepared, so that the server reads and plans each once on a connection, and not each time: of a table of sixty parts, planning takes
 * ten times as long as the answer. The server itself goes on to plan anew where a plan for all values would be dearer.
 */
export class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #seen = new Set<string>();

  /** The name for a statement, from the second time on: by what it says, so that one name never stands for two. Undefined for one that is not worth it, or must not be. */
  of(sql: string): string | undefined {
    const known = this.#names.get(sql);
    if (known !== undefined || this.#names.size >= NAMED_MOST || sql.length > NAMED_LENGTH || EVERY_COLUMN.test(sql)) return known;
    if (!this.#seen.delete(sql)) {
      if (this.#seen.size >= SEEN_MOST) this.#seen.clear();
      this.#seen.add(sql);
      return undefined;
    }
    const name = `m_${createHash('sha256').update(sql).digest('hex').slice(0, 32)}`;
    this.#names.set(sql, name);
    return name;
  }
}
