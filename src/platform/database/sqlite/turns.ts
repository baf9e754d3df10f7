import { busy } from '../errors.ts';

/** First come, first served: who may write. Within this process; between processes SQLite's own lock decides. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  get isTaken(): boolean {
    return this.#taken;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Resolves with what gives the turn back, to be called once. After `waitMs` in the queue it rejects with Problem `server.busy`. */
  async take(waitMs: number): Promise<() => void> {
    if (this.#taken) await this.#wait(waitMs);
    this.#taken = true;
    let given = false;
    return () => {
      if (!given) this.#next();
      given = true;
    };
  }

  #wait(waitMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const start = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(start), 1);
        reject(busy());
      }, waitMs);
      this.#waiting.push(start);
    });
  }

  // The turn goes straight to the next one: were it free for a moment, a newcomer could slip in before.
  #next(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#taken = false;
    else next();
  }
}
