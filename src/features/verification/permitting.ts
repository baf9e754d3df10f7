import { actionOf, RISK_WAIT_SECONDS, type RiskAction } from '../../core/risk/risk-action.ts';
import type { CaptchaSolution } from '../../contract/captcha.ts';
import type { Store } from '../../platform/database/store.ts';
import type { ProofOfWork } from '../../platform/security/proof-of-work.ts';
import type { Budget, Payment } from './budget.ts';
import type { Sent } from './contract.ts';
import type { TakenLimits, VerificationLimits } from './limits.ts';
import type { Doubted, Judgement } from './signals.ts';
import type { Trail } from './trail.ts';

/** A request for a message that is to be judged. */
export interface Wanted extends Doubted {
  /** The answer to a proof of work that was asked for; undefined when none was given. */
  readonly captcha: CaptchaSolution | undefined;
  /** Whether one was given before, for the same challenge. */
  readonly workDone: boolean;
}

/** A message that may be ordered. */
export interface Permitted {
  readonly judgement: Judgement;
  /** Whether it is only answered as if one went out. */
  readonly isSilent: boolean;
  /** Seconds that pass before it goes out. */
  readonly waitSeconds: number;
  readonly workDone: boolean;
  /** Undoes what was counted and put by, when nothing was ordered after all. */
  undo(): Promise<void>;
}

/** Permits a message, or answers what comes before it. Throws Problem `rate.limited`; whatever cannot be counted or read throws, and permits nothing. */
export type Permit = (wanted: Wanted) => Promise<Permitted | { readonly instead: Sent }>;

/** What permits are made of. */
export interface PermitParts {
  readonly store: Store;
  readonly limits: VerificationLimits;
  readonly judge: (doubted: Doubted) => Promise<Judgement>;
  readonly budget: Budget;
  readonly proofOfWork: ProofOfWork;
  readonly trail: Trail;
  /** Whether messages can be sent at all. */
  readonly canSend: boolean;
}

const nothingSent = { challenge_id: null, expires_at: null, resend_after_seconds: null } as const;

/** The order of things before a message: limits, then risk, then work, then money. Nothing is hashed or sent before all of them agree. */
export function createPermit(parts: PermitParts): Permit {
  const { store, limits, judge, budget, proofOfWork, trail, canSend } = parts;

  async function weigh(wanted: Wanted, taken: TakenLimits): Promise<Permitted | { readonly instead: Sent }> {
    const judgement = await judge(wanted);
    const { score } = judgement.risk;
    const action = actionOf(score);
    const workDone =
      wanted.workDone || (wanted.captcha !== undefined && (await proofOfWork.refusal(purposeOf(wanted), wanted.captcha)) === undefined);
    const isSilent = action === 'silent';
    const needsWork = !workDone && (action === 'captcha' || action === 'captcha_and_wait');
    const noted = (event: 'captcha_required' | 'captcha_failed' | 'send_code_error', reason: string): Promise<void> =>
      store.transaction(async (db) => {
        await trail.failure(db, 'send_code_attempt', wanted, reason, { risk_score: score });
        await trail.failure(db, event, wanted, reason, { risk_score: score });
      });
    if (needsWork) {
      await taken.giveBack();
      await noted(wanted.captcha === undefined ? 'captcha_required' : 'captcha_failed', wanted.captcha === undefined ? 'risk' : 'wrong_or_used');
      return { instead: { ...nothingSent, next: 'captcha', captcha: await proofOfWork.challenge(purposeOf(wanted)) } };
    }
    const payment = isSilent ? NOTHING_PAID : await payFor(wanted, judgement);
    if (payment === undefined) {
      await taken.giveBack();
      await noted('send_code_error', canSend && !judgement.isInvented ? 'budget_spent' : 'no_sender');
      return { instead: { ...nothingSent, next: 'other_way' } };
    }
    const undo = async (): Promise<void> => {
      await payment.giveBack();
      await taken.giveBack();
    };
    return { judgement, isSilent, waitSeconds: waitOf(action), workDone, undo };
  }

  const payFor = async ({ country }: Wanted, { isTrusted, isInvented }: Judgement): Promise<Payment | undefined> =>
    canSend && !isInvented ? budget.pay(country, isTrusted) : undefined;

  return async (wanted) => {
    const asked = { ...wanted, ip_address: wanted.origin.ip_address };
    const taken = await limits.takeSending(asked);
    try {
      return await weigh(wanted, taken);
    } catch (error) {
      // What failed first is told, also where the counters cannot be reached either.
      await taken.giveBack().catch(() => undefined);
      throw error;
    }
  };
}

/** Work is done for oneself: what others have solved is no good. */
const purposeOf = ({ user_id }: Wanted): string => `phone code of ${user_id}`;

const NOTHING_PAID: Payment = { giveBack: () => Promise.resolve() };

const waitOf = (action: RiskAction): number => (action === 'captcha_and_wait' ? RISK_WAIT_SECONDS : 0);
