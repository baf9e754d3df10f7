import type { EpochDay } from '../calendar/day.ts';
import { type BusinessDayRule, businessDay, type IsHoliday, occurrences, type Recurrence } from '../calendar/recurrence.ts';
import type { Cadence } from './cadence.ts';
import { type Rule, rulesNear } from './schedules-near.ts';

/** A row that stands for an occurrence. */
export interface Hit {
  /** Its place among the rows. */
  readonly row: number;
  /** The day that the rule names. */
  readonly named: EpochDay;
  /** Days after the day it was due, negative for before. */
  readonly off: number;
}

/** How well a rule explains some days. */
export interface Fit {
  readonly cadence: Cadence;
  readonly recurrence: Recurrence;
  /** The rule's own first day, from which it was counted. */
  readonly origin: EpochDay;
  /** In order of days, one for each occurrence that was seen. */
  readonly hits: readonly Hit[];
  /** Occurrences due from the first that was seen to the last, both included. */
  readonly due: number;
  /** Natural logarithm of the odds that the rule made the days, rather than chance, the cost of having chosen it taken off. */
  readonly odds: number;
}

/** How often an occurrence fails to come. */
const FAILS = 0.06;
/** How far off days are of what is booked promptly … */
const PROMPT = [0.55, 0.1, 0.06, 0.04, 0.025];
/** … and of what is booked whenever somebody gets to it: evenly over the days in reach. */
const easyGoingOf = (reach: number): number => Math.log(1 / (2 * reach + 1));
/** What choosing one of the seven cadences costs. */
const OF_CADENCES = Math.log(7);
/** What it costs to say that weekends matter: two or three days that nothing else explains. */
const OF_BUSINESS_RULES = Math.log(30);
/** Of so many rules of a cadence, the best without regard to weekends are tried with it. */
const TRIED_WITH_WEEKENDS = 2;
/** Odds that no weekend can mend: it is a matter of a day or two for one row in three. */
const HOPELESS = -20;

interface Slot {
  readonly named: EpochDay;
  readonly due: EpochDay;
}

/** What is looked for in: days in order, and how many days the account covers. */
export interface Days {
  readonly days: readonly EpochDay[];
  readonly covered: number;
  readonly isHoliday: IsHoliday;
}

/** The slots of a rule about the days from…to. */
function slotsOf({ recurrence, origin }: Rule, from: EpochDay, to: EpochDay): readonly EpochDay[] {
  return occurrences({ recurrence, starts_on: origin, ends_on: null, count: null }, from, to, () => false);
}

function shifted(named: readonly EpochDay[], rule: BusinessDayRule, isHoliday: IsHoliday): readonly Slot[] {
  return named.map((day) => ({ named: day, due: rule === 'none' ? day : businessDay(day, rule === 'next' ? 1 : -1, isHoliday) }));
}

/** Each row goes to the nearest slot in reach, and each slot takes the nearest row. Rows and slots come in order: one pass. */
function hitsOf(days: readonly EpochDay[], slots: readonly Slot[], reach: number): readonly Hit[] {
  const hits: Hit[] = [];
  let slot = 0;
  let taken = -1;
  for (let row = 0; row < days.length; row++) {
    const day = days[row] ?? 0;
    while (slot + 1 < slots.length && Math.abs((slots[slot + 1]?.due ?? 0) - day) <= Math.abs((slots[slot]?.due ?? 0) - day)) slot += 1;
    const at = slots[slot];
    if (at === undefined || Math.abs(day - at.due) > reach) continue;
    const hit = { row, named: at.named, off: day - at.due };
    if (taken !== slot) hits.push(hit);
    else if (Math.abs(hit.off) < Math.abs(hits.at(-1)?.off ?? 0)) hits[hits.length - 1] = hit;
    taken = slot;
  }
  return hits;
}

function dueBetween(slots: readonly Slot[], hits: readonly Hit[]): number {
  const first = hits[0]?.named ?? 0;
  const last = hits.at(-1)?.named ?? 0;
  return slots.filter(({ named }) => named >= first && named <= last).length;
}

/** Logarithm of the likelihood of rows that fall evenly by chance over `span` days. */
const byChance = (rows: number, span: number): number => (rows === 0 ? 0 : rows * Math.log(rows / span) - rows);

/**
 * The evidence for a rule against chance: a Poisson process over the same days explains all rows, or the rule explains the hits and
 * chance the rest.
 */
function evidence(days: readonly EpochDay[], hits: readonly Hit[], due: number, reach: number): number {
  const rows = days.length;
  const between = (days.at(-1) ?? 0) - (days[0] ?? 0);
  const span = Math.max(1, (between * rows) / Math.max(1, rows - 1));
  const prompt = hits.reduce((total, { off }) => total + Math.log(PROMPT[Math.abs(off)] ?? 0.001), 0);
  const easyGoing = hits.length * easyGoingOf(reach) - Math.LN2;
  const came = hits.length * Math.log(1 - FAILS) + (due - hits.length) * Math.log(FAILS);
  return byChance(rows - hits.length, span) + Math.max(prompt, easyGoing) + came - byChance(rows, span);
}

function fitOf(rule: Rule, cadence: Cadence, business: BusinessDayRule, named: readonly EpochDay[], { days, covered, isHoliday }: Days): Fit {
  const slots = shifted(named, business, isHoliday);
  const hits = hitsOf(days, slots, cadence.reach);
  const due = dueBetween(slots, hits);
  const span = (days.at(-1) ?? 0) - (days[0] ?? 0) + cadence.period;
  // To look in a long ledger for something short is to look in many places.
  const cost = Math.log(rule.placings) + OF_CADENCES + (business === 'none' ? 0 : OF_BUSINESS_RULES) + Math.log(Math.max(1, covered / span));
  const recurrence = business === 'none' ? rule.recurrence : { ...rule.recurrence, business_day: business };
  return {
    cadence,
    recurrence,
    origin: rule.origin,
    hits,
    due,
    odds: hits.length < cadence.fewest ? -Infinity : evidence(days, hits, due, cadence.reach) - cost,
  };
}

const better = (one: Fit, other: Fit): number => other.odds - one.odds;

/** The best rule of a cadence for the days; undefined when none has enough of them. */
export function bestFit(rows: Days, cadence: Cadence): Fit | undefined {
  const { days } = rows;
  const from = (days[0] ?? 0) - cadence.reach - 3;
  const to = (days.at(-1) ?? 0) + cadence.reach + 3;
  const tried = rulesNear(days, cadence).map((rule) => {
    const named = slotsOf(rule, from, to);
    return { rule, named, fit: fitOf(rule, cadence, 'none', named, rows) };
  });
  const best = tried.sort((a, b) => better(a.fit, b.fit)).slice(0, TRIED_WITH_WEEKENDS);
  const fits = best.flatMap(({ rule, named, fit }) => [
    fit,
    ...(fit.hits.length < cadence.fewest || fit.odds < HOPELESS
      ? []
      : [fitOf(rule, cadence, 'next', named, rows), fitOf(rule, cadence, 'previous', named, rows)]),
  ]);
  const [first] = fits.sort(better);
  return first === undefined || first.odds === -Infinity ? undefined : first;
}
