import { statementText } from './statement-text.ts';

/** How long statements of one text have taken in this process, with the wait for a connection. */
export interface SlowStatement {
  /** Without any value: see `statementText`. */
  readonly statement: string;
  readonly count: number;
  readonly worstMs: number;
  readonly meanMs: number;
}

interface Counted {
  count: number;
  worstMs: number;
  totalMs: number;
}

/** Texts that are told apart. */
const MOST_TEXTS = 100;
/** Statements as they were written whose text is remembered: making it takes longer than many a statement. */
const MOST_WRITTEN = 500;
/** Beginning of a statement by which it is remembered. Those of many rows differ only in how many. */
const WRITTEN = 4000;

/** The slowest statements of this process since it began. Of more than a hundred texts the one that was never slow gives way, and is counted anew if it comes back. */
export class SlowStatements {
  readonly #texts = new Map<string, Counted>();
  readonly #written = new Map<string, string>();

  note(sql: string, seconds: number): void {
    const ms = seconds * 1000;
    const text = this.#textOf(sql);
    const counted = this.#texts.get(text);
    if (counted === undefined) this.#admit(text, ms);
    else {
      counted.count += 1;
      counted.totalMs += ms;
      counted.worstMs = Math.max(counted.worstMs, ms);
    }
  }

  #textOf(sql: string): string {
    const written = sql.length > WRITTEN ? sql.slice(0, WRITTEN) : sql;
    const known = this.#written.get(written);
    if (known !== undefined) return known;
    const text = statementText(written);
    if (this.#written.size >= MOST_WRITTEN) this.#written.clear();
    this.#written.set(written, text);
    return text;
  }

  #admit(text: string, ms: number): void {
    if (this.#texts.size >= MOST_TEXTS) {
      const quickest = [...this.#texts].reduce((one, other) => (other[1].worstMs < one[1].worstMs ? other : one));
      if (quickest[1].worstMs >= ms) return;
      this.#texts.delete(quickest[0]);
    }
    this.#texts.set(text, { count: 1, worstMs: ms, totalMs: ms });
  }

  /** The slowest `most`, by the worst of each. */
  slowest(most: number): readonly SlowStatement[] {
    return [...this.#texts]
      .map(([statement, { count, worstMs, totalMs }]) => ({ statement, count, worstMs, meanMs: totalMs / count }))
      .toSorted((one, other) => other.worstMs - one.worstMs)
      .slice(0, most);
  }
}
