import type { Db } from '../../../platform/database/store.ts';
import type { Brief } from '../brief-words.ts';
import type { Delivery } from '../delivery-repository.ts';
import type { Move, Standing } from '../handing-over.ts';

/** A reminder on its way to one of those that it is told to. */
export interface Message {
  readonly status: Standing;
  readonly reason: string | null;
  readonly updated_at: string;
  /** Whether it was not taken, and whom it was for takes nothing any more. */
  readonly isGone: boolean;
  readonly move: Move;
  /** Hands it over once at most; null where there is nobody any more to hand it to. Throws where it may be tried again. */
  readonly handOver: ((brief: Brief) => Promise<void>) | null;
}

/** Tells reminders to one kind of a person's: their browsers, or their targets. */
export interface Carrier {
  /** Whether the person has any. */
  reaches(userId: number): Promise<boolean>;
  /** Notes a message for each of the person's, where there is none of that reminder. */
  note(db: Db, delivery: Delivery): Promise<void>;
  /** The messages of a reminder, in their order. */
  list(delivery: Delivery): Promise<readonly Message[]>;
}
