import { dayNumber, type EpochDay } from '../../core/calendar/day.ts';
import { occurrences } from '../../core/calendar/recurrence.ts';
import { TOLERANCE_DAYS } from '../../core/forecast/expected.ts';
import { pairTransfers } from '../../core/ledger/transfers.ts';
import { haveSimilarWords, tellingWords } from '../../core/payee/similar-payee.ts';
import { payeeKey } from '../../core/payee/payee-key.ts';
import { isHoliday, type PostedRow } from '../ledger/index.ts';
import type { Planned } from './planned.ts';

/** The ledger's rows by what they are. */
export interface Sorted {
  /** For each planned thing, in the order given, its rows by day. */
  readonly rowsOf: readonly (readonly PostedRow[])[];
  /** Rows that are of no planned thing. */
  readonly rest: readonly PostedRow[];
  /** The other half of each row that moved money between two own accounts. */
  readonly otherHalf: ReadonlyMap<PostedRow, PostedRow>;
}

/** A row with its day, and whether it is half of a transfer. */
interface SeenRow {
  readonly row: PostedRow;
  readonly day: EpochDay;
  readonly isHalf: boolean;
}

/** What is asked of a payee: whether it is like a planned thing's name, and its key. */
interface NamedPlan {
  readonly plan: Planned;
  readonly isLikeName: (payee: string) => boolean;
  readonly keyOf: (payee: string) => string;
}

/** A power bill varies and a price rises, but not by more than half. */
const isNear = (amount: number, other: number): boolean => Math.abs(amount - other) * 2 <= Math.abs(other);

/** Whether the amount is near what one occurrence is, or near an end of the amounts that it was found with. */
const isNearPlan = ({ amount }: PostedRow, plan: Planned): boolean => [plan.amount, ...plan.amounts_seen].some((other) => isNear(amount, other));

/**
 * How well a row fits a planned thing; 0 is not at all. The payee that a thing was found by says most, then the amount, then a payee like the
 * name; half of a transfer fits what the person calls a transfer or a payment of debt, whatever the bank calls it. A thing that was found has a
 * payee, so that neither an equal amount alone nor being such a half makes a row its own; of one that was entered the bank's words are not known.
 */
function fit({ row, isHalf }: SeenRow, { plan, isLikeName, keyOf }: NamedPlan): number {
  if (plan.account_id !== null && plan.account_id !== row.account_id) return 0;
  if (!isNearPlan(row, plan)) return 0;
  const isEqual = row.amount === plan.amount;
  if (plan.payee_key !== null && keyOf(row.payee) === plan.payee_key) return isEqual ? 5 : 4;
  const isSimilar = (isHalf && plan.pays_own_account && plan.payee_key === null) || isLikeName(row.payee);
  if (isEqual && (isSimilar || plan.payee_key === null)) return isSimilar ? 3 : 2;
  return isSimilar ? 1 : 0;
}

/** A planned thing that a row may be of: how well it fits, and its rows so far. */
interface Candidate {
  readonly fit: number;
  readonly rows: PostedRow[];
}

const isBetter = (one: Candidate, than: Candidate | undefined): boolean =>
  than === undefined || one.fit > than.fit || (one.fit === than.fit && one.rows.length < than.rows.length);

/** What is said of a payee, found out when it is first asked for: most rows are near no plan, and many are of one payee. */
function remembered<Said>(of: (payee: string) => Said): (payee: string) => Said {
  const known = new Map<string, Said>();
  return (payee) => {
    const said = known.get(payee) ?? of(payee);
    known.set(payee, said);
    return said;
  };
}

const falls = ({ seen_by }: Planned, day: EpochDay): boolean =>
  occurrences(seen_by, day - TOLERANCE_DAYS, day + TOLERANCE_DAYS, isHoliday).length > 0;

/**
 * Gives each row to the planned thing that was found from it; any other to the one that it fits best and that falls within four days of it, among
 * equals to the one with the fewest rows yet, so that two subscriptions of one price both find theirs.
 */
export function sortRows(rows: readonly PostedRow[], planned: readonly Planned[]): Sorted {
  const rowsOf = planned.map((): PostedRow[] => []);
  const foundFrom = new Map(planned.flatMap((plan, index) => plan.evidence.map((id) => [id, rowsOf[index]])));
  const [keyOf, wordsOf] = [remembered(payeeKey), remembered(tellingWords)];
  const named = planned.map((plan): NamedPlan => {
    const name = tellingWords(plan.name);
    const isLike = (words: readonly string[]): boolean => words.length > 0 && haveSimilarWords(words, name);
    return { plan, keyOf, isLikeName: remembered((payee) => isLike(wordsOf(payee))) };
  });
  const otherHalf = pairTransfers(rows);

  const bestFor = (seen: SeenRow): PostedRow[] | undefined => {
    let best: Candidate | undefined;
    for (const [index, each] of named.entries()) {
      const candidate = { fit: fit(seen, each), rows: rowsOf[index] ?? [] };
      // Whether it falls near the day is asked last: it takes longest.
      if (candidate.fit > 0 && isBetter(candidate, best) && falls(each.plan, seen.day)) best = candidate;
    }
    return best?.rows;
  };

  const rest = rows.filter((row) => {
    const seen = { row, day: dayNumber(row.posted_on), isHalf: otherHalf.has(row) };
    const own = foundFrom.get(row.id) ?? bestFor(seen);
    own?.push(row);
    return own === undefined;
  });
  return { rowsOf, rest, otherHalf };
}
