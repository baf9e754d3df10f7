import type { EpochDay } from '../../../src/core/calendar/day.ts';
import type { Cents } from '../../../src/core/money/cents.ts';
import { cents } from '../../../src/core/money/cents.ts';
import type { TrueStep, TrueThing } from './household-types.ts';
import type { Occurring } from './occurring.ts';
import { PERIOD_DAYS, type Thing } from './things.ts';

/** The rows of a thing in the ledger. */
export interface RowsOfThing {
  readonly rows: readonly number[];
  readonly again: readonly number[];
}

/** Rows that a step needs on either side to be told from a slip. */
const STEP_ROWS = 2;

function stepsAmong(booked: readonly (Occurring & { readonly booked: EpochDay })[]): readonly TrueStep[] {
  return booked.flatMap((one, index): TrueStep[] => {
    const before = booked[index - 1];
    if (before === undefined || before.price === one.price) return [];
    const isClear = index >= STEP_ROWS && booked.length - index >= STEP_ROWS;
    return isClear ? [{ on: one.booked, from: cents(before.price), to: cents(one.price) }] : [];
  });
}

/** Whether a reader of the ledger knows by its last day that a thing has stopped; null while they cannot. */
function endedBy(thing: Thing, last: EpochDay, today: EpochDay): boolean | null {
  if (thing.ends_on === null) return false;
  const without = today - 1 - last;
  // Four days of grace, as for everything that is late.
  return without > 1.5 * PERIOD_DAYS[thing.recurrence.frequency] + 4 ? true : null;
}

const isBooked = (one: Occurring): one is Occurring & { readonly booked: EpochDay } => one.booked !== null;

/** What is true of a thing on the household's today; undefined for one of which the ledger has no row. */
export function truthOf(
  thing: Thing,
  account_id: number,
  occurring: readonly Occurring[],
  { rows, again }: RowsOfThing,
  window: { readonly since: EpochDay; readonly today: EpochDay },
): TrueThing | undefined {
  const booked = occurring.filter(isBooked).filter((one) => one.booked >= window.since && one.booked < window.today);
  const last = booked.at(-1);
  if (last === undefined) return undefined;
  const { frequency } = thing.recurrence;
  const next = occurring.find((one) => (one.booked ?? one.planned) >= window.today);
  const isFixed = thing.strays === 0 && thing.season === null;
  const price: Cents | null = isFixed ? cents(last.price) : null;
  return {
    name: thing.name,
    account_id,
    cadence: frequency,
    rows,
    again,
    price,
    steps: isFixed ? stepsAmong(booked) : [],
    has_stepped: isFixed && new Set(booked.map((one) => one.price)).size > 1,
    next_on: next?.planned ?? null,
    has_ended: endedBy(thing, last.booked, window.today),
    is_shown: rows.length >= (frequency === 'annually' || frequency === 'semiannually' ? 2 : 3),
  };
}
