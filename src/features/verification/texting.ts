import type { Outcome } from '../../platform/delivery/outcome.ts';
import type { TextSender } from '../../platform/delivery/text-message.ts';
import type { Store } from '../../platform/database/store.ts';
import type { Budget } from './budget.ts';
import type { ReadNumber } from './numbers.ts';
import { findPhone } from './repository.ts';

/** Texts people who have shown that a number is theirs. */
export interface Texting {
  /** Whether a message can go to the person's own number. */
  reaches(userId: number): Promise<boolean>;
  /** Hands one over, out of the money that is not kept for codes; `id` is the same for the same message. Does not throw for what becomes of it. */
  send(userId: number, message: { readonly text: string; readonly id: string }): Promise<Outcome>;
}

/** Texts the verified number of a person, and no other. */
export function createTexting(parts: {
  readonly store: Store;
  /** Null when there is none. */
  readonly sender: TextSender | null;
  readonly budget: Budget;
  readonly readNumber: ReadNumber;
}): Texting {
  const { store, sender, budget, readNumber } = parts;
  const numberOf = async (userId: number): Promise<string | null> => {
    const phone = await findPhone(store.db, userId);
    return phone === undefined || phone.phone_verified_at === null ? null : phone.phone_number;
  };
  return {
    reaches: async (userId) => sender !== null && (await numberOf(userId)) !== null,
    async send(userId, message) {
      const number = await numberOf(userId);
      if (sender === null || number === null) return { kind: 'refused', reason: 'no_number' };
      // Countries are the operator's to choose, and may have changed since the number was verified.
      const read = await readNumber(number);
      if ('refused' in read) return { kind: 'refused', reason: read.refused };
      const payment = await budget.pay(read.country, false);
      if (payment === undefined) return { kind: 'refused', reason: 'budget_spent' };
      const outcome = await sender.send({ ...message, to: number });
      if (outcome.kind === 'later') await payment.giveBack();
      return outcome.kind === 'sent' ? { kind: 'sent' } : outcome;
    },
  };
}
