import type { Outcome } from '../../platform/delivery/outcome.ts';

/** How a message can stand that is on its way. */
export type Standing = 'queued' | 'sending' | 'sent' | 'failed' | 'unknown';

/** Moves a message's row from one standing to another; answers whether it stood so. Of many at once one does. */
export type Move = (from: Standing, to: Standing, reason?: string) => Promise<boolean>;

/**
 * Hands a message over once at most: it is noted as begun before, and what was begun is never handed over again. Throws where another process is at it, and
 * where nothing was taken: it may be tried again then.
 */
export async function handOver(move: Move, send: () => Promise<Outcome>): Promise<Outcome> {
  if (!(await move('queued', 'sending'))) throw new Error('the reminder is being handed over by another process');
  const outcome = await send();
  switch (outcome.kind) {
    case 'sent':
      // One that was taken for lost meanwhile was not.
      if (!(await move('sending', 'sent'))) await move('unknown', 'sent');
      return outcome;
    case 'later':
      await move('sending', 'queued');
      throw outcome.cause ?? new Error(`the reminder was not taken: ${outcome.reason}`);
    case 'unknown':
      await move('sending', 'unknown', outcome.reason);
      return outcome;
    default:
      await move('sending', 'failed', outcome.kind === 'gone' ? 'gone' : outcome.reason);
      return outcome;
  }
}
