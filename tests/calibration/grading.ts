import type { EpochDay } from '../../src/core/calendar/day.ts';
import type { Frequency } from '../../src/core/calendar/recurrence.ts';
import type { Cents } from '../../src/core/money/cents.ts';
import type { Household, TrueThing } from '../support/households/household-types.ts';

/** As much of a find as is graded. */
export interface Find {
  readonly account_id: number;
  readonly name: string;
  readonly amount: Cents;
  readonly recurrence: { readonly frequency: Frequency };
  readonly next_on: EpochDay;
  readonly evidence: readonly number[];
  readonly price_change: { readonly on: EpochDay; readonly from: Cents; readonly to: Cents } | null;
  readonly has_ended: boolean;
}

/** What a find turned out to be. */
export type Verdict =
  /** Of something true, with its cadence, and the first such. */
  | { readonly kind: 'true'; readonly thing: TrueThing }
  /** Of something true, with another cadence. */
  | { readonly kind: 'cadence'; readonly thing: TrueThing }
  /** True, but the ledger shows too little of it; or a move between own accounts. Neither a merit nor a mistake. */
  | { readonly kind: 'uncounted' }
  /** Of nothing that comes back, or of something that was found before. */
  | { readonly kind: 'false' };

/** A find with its verdict. */
export interface Graded {
  readonly find: Find;
  readonly verdict: Verdict;
}

/** The finds of one household, graded. */
export interface Grades {
  readonly household: Household;
  readonly graded: readonly Graded[];
  /** What the ledger shows enough of and no find is of. */
  readonly missed: readonly TrueThing[];
}

/** At least this part of a find's evidence has to be rows of the thing … */
const OF_EVIDENCE = 3 / 4;
/** … and at least this part of the thing's rows has to be in it. */
const OF_ROWS = 1 / 2;

const share = (ids: readonly number[], among: ReadonlySet<number>): number =>
  ids.length === 0 ? 0 : ids.filter((id) => among.has(id)).length / ids.length;

function isOf(find: Find, thing: TrueThing): boolean {
  if (find.account_id !== thing.account_id) return false;
  const own = new Set([...thing.rows, ...thing.again]);
  return share(find.evidence, own) >= OF_EVIDENCE && share(thing.rows, new Set(find.evidence)) >= OF_ROWS;
}

/** Grades the finds of a household against what is true of it. */
export function grade(household: Household, finds: readonly Find[]): Grades {
  const { truth, moves } = household;
  const found = new Set<TrueThing>();
  const verdictOn = (find: Find): Verdict => {
    const thing = truth.find((each) => isOf(find, each));
    if (thing === undefined) return { kind: share(find.evidence, moves) >= OF_EVIDENCE ? 'uncounted' : 'false' };
    if (found.has(thing)) return { kind: 'false' };
    if (find.recurrence.frequency !== thing.cadence) return { kind: 'cadence', thing };
    found.add(thing);
    return thing.is_shown ? { kind: 'true', thing } : { kind: 'uncounted' };
  };
  const graded = finds.map((find) => ({ find, verdict: verdictOn(find) }));
  return { household, graded, missed: truth.filter((thing) => thing.is_shown && !found.has(thing)) };
}

/** A line of the table: things of a cadence, and finds that claim it. */
export interface CadenceLine {
  readonly cadence: Frequency | 'all';
  /** Things of which the ledgers show enough. */
  readonly things: number;
  readonly found: number;
  readonly recall: number;
  readonly falseFinds: number;
  readonly precision: number;
}

const CADENCES: readonly Frequency[] = ['weekly', 'biweekly', 'semimonthly', 'monthly', 'quarterly', 'semiannually', 'annually'];

/** How many are found and how many finds are false, by cadence, and over all; a find of something true with the wrong cadence is false. */
export function byCadence(grades: readonly Grades[]): readonly CadenceLine[] {
  const graded = grades.flatMap((each) => each.graded);
  const missed = grades.flatMap((each) => each.missed);
  const line = (cadence: Frequency | 'all'): CadenceLine => {
    const claims = graded.filter(({ find }) => cadence === 'all' || find.recurrence.frequency === cadence);
    const found = claims.filter(({ verdict }) => verdict.kind === 'true').length;
    const falseFinds = claims.filter(({ verdict }) => verdict.kind === 'false' || verdict.kind === 'cadence').length;
    const things = found + missed.filter((thing) => cadence === 'all' || thing.cadence === cadence).length;
    return { cadence, things, found, recall: found / things, falseFinds, precision: found / (found + falseFinds) };
  };
  return [...CADENCES.map(line), line('all')];
}

/** How many of how many. */
export interface Part {
  readonly of: number;
  readonly are: number;
}

/** What finds say besides the cadence, and how often they are right. */
export interface Sayings {
  /** Of the finds of something true: those with its cadence. */
  readonly cadence: Part;
  /** Of the true finds of what goes on: those whose next day is the planned one, give or take four days. */
  readonly nextDay: Part;
  /** Of the true finds with one price: those that expect it next, to the cent. */
  readonly amount: Part;
  /** Of the true finds whose price stepped, with two rows before and two since: those that tell the last step, its day and both prices. */
  readonly steps: Part;
  /** Of the true finds whose price never changed, or is another each time: those that tell of a step none the less. */
  readonly stepsMadeUp: Part;
  /** Of the true finds of what has stopped for one and a half periods: those that say so. */
  readonly ended: Part;
  /** Of the true finds of what goes on: those that say it has stopped. */
  readonly endedMadeUp: Part;
}

const NEXT_DAY_WITHIN = 4;

/** Whether a find tells the last step of a thing's price. */
export function tellsStep({ price_change: told }: Find, { steps }: TrueThing): boolean {
  const last = steps.at(-1);
  return told !== null && last !== undefined && told.on === last.on && told.from === last.from && told.to === last.to;
}

/** What the true finds of all households say besides. */
export function sayings(grades: readonly Grades[]): Sayings {
  const graded = grades.flatMap((each) => each.graded);
  const withThing = graded.flatMap(({ find, verdict }) =>
    'thing' in verdict ? [{ find, thing: verdict.thing, isTrue: verdict.kind === 'true' }] : [],
  );
  const all = withThing.filter(({ isTrue }) => isTrue);
  type Pair = (typeof all)[number];
  const part = (among: (pair: Pair) => boolean, holds: (pair: Pair) => boolean): Part => {
    const chosen = all.filter(among);
    return { of: chosen.length, are: chosen.filter(holds).length };
  };
  const goesOn = ({ thing }: Pair): boolean => thing.has_ended === false;
  return {
    cadence: { of: withThing.length, are: all.length },
    nextDay: part(goesOn, ({ find, thing }) => thing.next_on !== null && Math.abs(find.next_on - thing.next_on) <= NEXT_DAY_WITHIN),
    amount: part(
      ({ thing }) => thing.price !== null,
      ({ find, thing }) => find.amount === thing.price,
    ),
    steps: part(
      ({ thing }) => thing.steps.length > 0,
      ({ find, thing }) => tellsStep(find, thing),
    ),
    stepsMadeUp: part(
      ({ thing }) => !thing.has_stepped,
      ({ find }) => find.price_change !== null,
    ),
    ended: part(
      ({ thing }) => thing.has_ended === true,
      ({ find }) => find.has_ended,
    ),
    endedMadeUp: part(goesOn, ({ find }) => find.has_ended),
  };
}
